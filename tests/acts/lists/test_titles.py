import pytest

from barnraiser.acts.lists.titles import kind_and_title
from barnraiser.communities.models import Community

SOIL = Community(name="Soil & Table", slug="soil-and-table")


@pytest.mark.parametrize(
    ("subject", "kind", "title"),
    [
        ("[question] Clover", "question", "Clover"),
        ("[FAILURE]Clover", "failure", "Clover"),
        ("[Soil & Table] [success] Clover", "success", "Clover"),
        ("Re: [Soil & Table] AW: Clover?", "question", "Clover?"),
        ("Clover?", "question", "Clover?"),
        ("Clover", "resource", "Clover"),
        ("[note] Clover", "resource", "[note] Clover"),
        ("[announcement] [question] Clover", "announcement", "Clover"),
        ("", "resource", "First words"),
        ("[question]", "question", "First words"),
    ],
)
def test_a_subject_says_kind_and_title(subject: str, kind: str, title: str) -> None:
    assert kind_and_title(subject, "First words", SOIL) == (kind, title)


def test_a_title_is_never_too_long_and_never_empty() -> None:
    assert len(kind_and_title("x" * 5000, "", SOIL)[1]) == 200
    assert kind_and_title("Re: Re: [question]", "", SOIL)[1] == "Without a subject"
