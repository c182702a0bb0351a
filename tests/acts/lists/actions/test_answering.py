"""Once a day at most, and nothing that waits is lost."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from barnraiser.acts.lists import actions
from barnraiser.acts.lists.models import Answer
from barnraiser.ground import clock

from ..sink import Sink, mailers, serving
from ..telling import answers_to, happens

pytestmark = pytest.mark.django_db
MO = "mo@elsewhere.example"


def test_what_waits_comes_in_one_letter_the_next_day() -> None:
    for words in ("One.", "Two.", "Two.", "Three."):
        actions.answer(address=MO, words=words)
        happens()
    assert len(answers_to(MO)) == 1
    with clock.at(clock.now() + timedelta(hours=23)):
        actions.look_again()
        happens()
    assert len(answers_to(MO)) == 1
    with clock.at(clock.now() + timedelta(hours=25)):
        actions.look_again()
        actions.look_again()
        happens()
    first, second = (each.get_content() for each in answers_to(MO))  # type: ignore[attr-defined]
    assert "One." in first
    assert "Two." in second
    assert second.count("Two.") == 1
    assert "Three." in second
    assert not Answer.objects.filter(sent_at=None).exists()


def test_it_has_an_empty_sender(settings: Settings) -> None:
    with serving(settings, sink := Sink()):
        actions.answer(address=MO, words="One.")
        happens()
    [(sender, to, raw)] = sink.taken
    assert (sender.strip("<>"), to) == ("", MO)
    assert b"Auto-Submitted: auto-replied" in raw


def test_a_server_that_is_away_uses_up_no_turn(settings: Settings) -> None:
    with serving(settings, Sink()) as port:
        pass
    settings.MAILERS = mailers(port)
    actions.answer(address=MO, words="One.")
    with pytest.raises(OSError, match="refused"):
        actions.say(address=MO)
    with serving(settings, sink := Sink()):
        assert actions.say(address=MO)
        assert not actions.say(address=MO)
    assert len(sink.taken) == 1


def test_a_long_answer_is_many_lines(settings: Settings) -> None:
    """A server takes no line of more than a thousand letters."""
    with serving(settings, sink := Sink()):
        actions.answer(address=MO, words="\n\n".join(["What was said before."] * 200))
        happens()
    [(_, _, raw)] = sink.taken
    assert raw.count(b"\r\n") > 200
    assert b"\n" not in raw.replace(b"\r\n", b"")
