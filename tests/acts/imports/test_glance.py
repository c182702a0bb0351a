import pytest

from barnraiser.acts.imports.glance import EMPTY, as_words, glance, pack, unpack
from barnraiser.ground import text


@pytest.mark.parametrize(
    ("body", "asks"),
    [
        ("Has anybody seen it?", True),
        ("Has anybody seen it?\n\nThanks,\nLucy", True),
        ("> Has anybody seen it?\n\nYes.", False),
        ("It is wet.\n-- \nWhy not visit our farm?", False),
        ("", False),
    ],
)
def test_only_the_writers_own_last_words_ask(body: str, asks: bool) -> None:
    assert glance(body).asks is asks


def test_a_glance_survives_packing() -> None:
    body = "> quoted\nIt is\nwet " + "and wet " * 40
    seen = unpack(pack(body))
    assert seen == glance(body)
    assert seen.opening.startswith("It is wet and wet")
    assert len(seen.opening) <= 81
    assert seen.length == len(body)


def test_a_signature_or_a_ruler_makes_no_heading() -> None:
    words = as_words("It is wet.\n--\nLucy\nTable\n=====\n# not a heading\n> # quoted")
    html = text.render(words)
    assert "<h" not in html.replace("<hr", "")
    assert "# not a heading" in html


def test_quotes_stay_quotes() -> None:
    assert "<blockquote>" in text.render(as_words("> Mine has gone yellow\n\nIs it wet?"))


def test_a_message_without_words_says_so() -> None:
    assert as_words(" \n\n") == EMPTY
