import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnraiser.acts.reciprocity.matching import quoted, shared, stem, words_of


@pytest.mark.parametrize(
    ("ask", "offer", "both"),
    [
        (
            "A grain moisture meter for two days",
            "Moisture meters, a spare wheelbarrow",
            ["meter", "moisture"],
        ),
        ("Somebody to read a soil report", "I will read your soil report with you", ["report", "soil"]),
        ("Hands to lift oak posts", "A post and an oak", ["posts"]),
        ("Half an hour with somebody", "Half an hour for somebody", []),
        ("Somebody to write a grant letter with me", "I write to the papers for others", []),
        ("Help writing a grant letter", "I wrote grants for years and like helping", ["grant"]),
        ("A friend to share the harvest party", "I take part and share what works", []),
        ("A ride on Tuesday, in November", "Any Tuesday, or Mondays in November", []),
        ("Looking for a driver this weekend", "Available at weekends, looking after hens", []),
    ],
)
def test_words_that_both_use_are_found_and_small_talk_is_not(ask: str, offer: str, both: list[str]) -> None:
    assert shared(words_of(ask), words_of(offer)) == both


def test_words_are_quoted_as_people_list_them() -> None:
    assert quoted(["hay"]) == "“hay”"
    assert quoted(["hay", "milk", "rain", "sun"]) == "“hay”, “milk” and “rain”"
    assert quoted([]) == ""


@given(st.text(), st.text())
def test_what_two_texts_share_does_not_depend_on_who_is_first(one: str, two: str) -> None:
    there, back = words_of(one), words_of(two)
    assert {stem(w) for w in shared(there, back)} == {stem(w) for w in shared(back, there)}
    assert shared(there, there) == sorted(there.values())


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1))
def test_a_stem_is_how_its_word_begins(word: str) -> None:
    assert word.lower().startswith(stem(word))
