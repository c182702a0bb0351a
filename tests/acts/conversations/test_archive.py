import time
from datetime import datetime

import pytest

from barnraiser.acts.conversations import archive
from barnraiser.acts.conversations.archive import ImportedMessage, keyed, opening, parents
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import later

ADA = Person(name="Ada")
SOIL = Community(code="soil23456789")


def letters(**answers: str) -> dict[str, ImportedMessage]:
    """Messages by one-letter source, one an hour, each answering the letter given."""
    return {
        source: ImportedMessage(source, ADA, source, later(hours=hour), answered)
        for hour, (source, answered) in enumerate(answers.items())
    }


def test_a_message_answers_what_is_known_and_otherwise_the_opening() -> None:
    thread = letters(a="", b="a", c="b", d="x", e="k")
    assert parents(thread, {"k"}) == {"a": "", "b": "a", "c": "b", "d": "", "e": "k"}


def test_circles_are_broken_at_their_earliest() -> None:
    assert parents(letters(a="c", b="a", c="b", d="c"), ()) == {"a": "", "b": "a", "c": "b", "d": "c"}
    assert parents(letters(a="a"), ()) == {"a": ""}


def test_the_opening_is_the_earliest_that_answers_nothing_known() -> None:
    thread = letters(a="b", b="", c="")
    assert opening(thread, parents(thread, ())).source == "b"


def test_a_chain_of_twenty_thousand_is_no_trouble() -> None:
    thread = letters(**{f"m{n}": f"m{n - 1}" for n in range(20_000)})
    start = time.process_time()
    assert parents(thread, ())["m19999"] == "m19998"
    assert time.process_time() - start < 2


def test_what_is_kept_of_a_source_tells_nothing_and_differs_by_community() -> None:
    key = archive.source_key(SOIL, "<ada@list.example>")
    assert len(key) == 64
    assert "ada" not in key
    assert key != archive.source_key(Community(code="other2345678"), "<ada@list.example>")
    assert archive.source_key(SOIL, "") == ""


def test_keyed_is_in_the_order_of_time_and_once_each() -> None:
    thread = letters(b="", a="b")
    twice = [*reversed(thread.values()), thread["a"]]
    assert [message.words for message in keyed(SOIL, twice).values()] == ["b", "a"]


def test_a_message_needs_a_source_and_a_time_zone() -> None:
    with pytest.raises(ValueError, match="source"):
        ImportedMessage("", ADA, "Hm", later())
    with pytest.raises(ValueError, match="time zone"):
        ImportedMessage("a", ADA, "Hm", datetime(2026, 1, 1))


def test_only_what_is_too_long_is_cut() -> None:
    assert archive.shortened("x" * 60_000) == "x" * 60_000
    assert len(archive.shortened("x" * 60_001)) == 60_000
