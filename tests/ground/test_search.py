"""Words as they are compared, and a table that is asked for them: the same on both databases."""

import time

import pytest

from barnraiser.ground import search
from barnraiser.ground.search import Asked
from barnraiser.people.models import Wording


def test_words_are_folded() -> None:
    assert search.folded("ÜBERALL Straße Łódź Ærø Ñandú ﬁn ISTANBUL ı") == (
        "uberall strasse lodz aero nandu fin istanbul i"
    )
    assert search.said("Soil, soil & SOIL's life_time 2026") == {"soil", "s", "life", "time", "2026"}
    assert search.said("", " -- ", "\x00") == frozenset()


def test_scripts_without_spaces_are_compared_two_signs_at_a_time() -> None:
    assert search.said("土壌学") == {"土", "壌", "学", "土壌", "壌学"}
    assert search.asked("壌学") == (Asked("壌学"),)
    assert search.asked("土壌学") == (Asked("土壌"), Asked("壌学"))
    assert search.asked("学") == (Asked("学"),)


def test_the_last_word_may_be_a_beginning() -> None:
    assert search.asked("Living Soi") == (Asked("living"), Asked("soi", is_beginning=True))
    assert search.asked("a") == (Asked("a"),), "one letter begins a word of almost everybody"
    assert search.asked("?!") == ()
    assert len(search.asked("a b c d e f g h i j k")) == 8


def test_what_is_long_or_odd_takes_no_time() -> None:
    """Reliability class 22."""
    begun = time.process_time()
    for odd in ("(" * 200_000, "a" * 200_000, "é" * 200_000, "a " * 100_000, "ﷺ" * 200_000, "土" * 200_000):
        search.asked(odd)
        search.said(odd)
    assert time.process_time() - begun < 10
    assert {len(word) for word in search.said("a" * 200_000)} == {40}


@pytest.mark.django_db
def test_every_word_must_be_there() -> None:
    Wording.objects.bulk_create(
        [
            Wording(key=1, words=search.said("Überall Lehmboden, the first")),
            Wording(key=2, words=search.said("overall lehm the second 土壌学")),
        ]
    )

    def keys(words: str) -> list[int]:
        return sorted(Wording.objects.filter(words__say=search.asked(words)).values_list("key", flat=True))

    assert keys("the") == keys("lehm") == [1, 2]
    assert keys("lehm the") == [2]
    assert keys("UBERALL lehmb") == [1]
    assert keys("壌学") == [2]
    assert keys("the third") == keys("") == []
    for odd in (
        "' OR 1=1",
        'a" OR "b',
        "NOT the",
        "the AND NOT x",
        "words: the",
        "the & !x",
        "*",
        "^the",
        "\\",
    ):
        keys(odd)
    row = Wording.objects.get(key=1)
    row.words = search.said("Nothing")
    row.save()
    assert keys("lehm") == [2]
    Wording.objects.filter(key=2).delete()
    assert keys("the") == []
