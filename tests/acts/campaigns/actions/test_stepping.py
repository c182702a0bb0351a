import pytest

from barnraiser.acts.campaigns.models import Step
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Word, kinds
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import (
    acts,
    becomes,
    calls,
    carries,
    closes,
    gives,
    later,
    needs,
    reached,
)

pytestmark = pytest.mark.django_db


def test_a_kept_word_is_help_given_to_those_who_carry_it(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    carries(callum, campaign)
    pledge = gives(ruth, needs(campaign))
    becomes(nell, pledge, "confirmed")
    becomes(ruth, pledge, "delivered")
    assert acts("kept") == [], "nobody has seen it yet"
    becomes(callum, pledge, "received")
    assert acts("kept") == [("kept", "Ruth Amsel", ["Callum Birch", "Nell Whitlock"])]
    assert acts("received") == [("received", "Callum Birch", ["Ruth Amsel"])]
    assert kinds()["campaigns.kept"].word == Word.ACTOR_KEPT
    with pytest.raises(Refused, match="come to its end"):
        becomes(nell, pledge, "let_go")


def test_each_side_says_its_own(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    pledge = gives(ruth, needs(calls(nell, soil_and_table)))
    for stranger, kind in (
        (ruth, "confirmed"),
        (callum, "confirmed"),
        (nell, "delivered"),
        (callum, "let_go"),
    ):
        with pytest.raises(Refused):
            becomes(stranger, pledge, kind)
    with pytest.raises(Refused, match="Nobody has said yes"):
        becomes(ruth, pledge, "delivered")
    becomes(nell, pledge, "confirmed")
    with pytest.raises(Refused, match="said already"):
        becomes(nell, pledge, "confirmed")


def test_an_owners_own_word_is_seen_by_another_or_proves_nothing(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    alone = gives(nell, needs(campaign))
    becomes(nell, alone, "confirmed", "received")
    assert acts("kept") == [], "nobody vouches for their own word"
    carries(ruth, campaign)
    second = gives(nell, needs(campaign, title="Buns"))
    with pytest.raises(Refused, match="your own pledge"):
        becomes(nell, second, "confirmed")
    becomes(ruth, second, "confirmed", "received")
    assert acts("kept") == [("kept", "Nell Whitlock", ["Ruth Amsel"])]


def test_a_word_is_not_called_broken_before_its_day_and_a_chance_to_answer(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    pledge = gives(ruth, needs(calls(nell, soil_and_table)), due=later(days=10).date())
    becomes(nell, pledge, "confirmed")
    for kind in ("asked", "not_kept"):
        with pytest.raises(Refused, match="not due yet"):
            becomes(nell, pledge, kind, at=later(days=9))
    with pytest.raises(Refused, match="Ask its giver first"):
        becomes(nell, pledge, "not_kept", at=later(days=12))
    becomes(nell, pledge, "asked", at=later(days=12))
    with pytest.raises(Refused, match="a week to answer"):
        becomes(nell, pledge, "not_kept", at=later(days=13))
    becomes(ruth, pledge, "answered", at=later(days=14), words="Calving.", due=later(days=30).date())
    with pytest.raises(Refused, match="not due yet"):
        becomes(nell, pledge, "not_kept", at=later(days=20))
    becomes(nell, pledge, "not_kept", at=later(days=31))
    assert acts("broken") == [("broken", "Nell Whitlock", ["Ruth Amsel"])]
    broken = kinds()["campaigns.broken"]
    assert (broken.word, broken.seen) == (Word.PARTIES_BROKE, "pair")
    assert reached(pledge.need) == (0, 0, 0)


def test_silence_for_a_week_is_an_answer_too(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    pledge = gives(ruth, needs(calls(nell, soil_and_table)), due=later(days=10).date())
    becomes(nell, pledge, "confirmed")
    becomes(nell, pledge, "asked", at=later(days=12))
    with pytest.raises(Refused):
        becomes(nell, pledge, "not_kept", at=later(days=18, hours=23))
    becomes(nell, pledge, "not_kept", at=later(days=19))


def test_what_cannot_be_kept_can_be_said_and_let_go(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table))
    pledge = gives(ruth, need)
    becomes(nell, pledge, "confirmed")
    becomes(ruth, pledge, "answered", words="The van is broken, and so am I.")
    becomes(ruth, pledge, "answered", words="It is mended, I am not.")
    becomes(nell, pledge, "let_go")
    assert reached(need) == (0, 0, 0)
    assert acts("broken") == []
    assert [step.words for step in Step.objects.filter(pledge=pledge, kind="answered")] == [
        "It is mended, I am not."
    ]


def test_what_is_called_off_is_owed_nothing(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    pledge = gives(ruth, needs(campaign))
    becomes(nell, pledge, "confirmed")
    closes(campaign, "called_off")
    for person, kind in ((nell, "asked"), (nell, "not_kept"), (ruth, "delivered")):
        with pytest.raises(Refused, match="called off"):
            becomes(person, pledge, kind, at=later(days=300))


def test_what_was_counted_on_can_still_come_after_the_end(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    pledge = gives(ruth, needs(campaign))
    becomes(nell, pledge, "confirmed")
    closes(campaign)
    becomes(nell, pledge, "received", at=later(days=120))
    assert reached(pledge.need) == (4, 4, 4)
