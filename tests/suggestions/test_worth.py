from dataclasses import replace
from datetime import timedelta

import pytest

from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person
from barnraiser.suggestions.worth import Around, gain, weighed
from barnraiser.ties.queries import Strand

NOBODY = Around({}, frozenset())


def lend(person: Person | None = None, flow: Flow = Flow.GIVES) -> Opening:
    return Opening(
        "lend", flow, "Lend a drill", "Ruth asked.", ("She needs it.",), "/ask/", "Lend it", person
    )


def around(person: Person, sectors: frozenset[str] = frozenset(), **changes: object) -> Around:
    strand = Strand(
        person.pk, gave=1, took=1, strength=2, peak=2, has_met=False, act_count=3, last_at=clock.now()
    )
    return Around({person.pk: replace(strand, **changes)}, sectors)  # type: ignore[arg-type]


def test_a_sector_one_does_not_reach_yet_is_worth_most(ruth: Person, priya: Person) -> None:
    worth, said = gain(ruth, lend(priya), NOBODY)
    assert worth == 3
    assert said == "It would raise bridging: you have no tie to the public sector yet."


def test_another_sector_is_worth_more_than_ones_own(ruth: Person, callum: Person, priya: Person) -> None:
    known = Around({}, frozenset({"public"}))
    assert gain(ruth, lend(priya), known)[0] == 2
    assert gain(ruth, lend(callum), known) == (1, "It would begin a tie with Callum Birch.")


def test_a_tie_gone_quiet_is_worth_bringing_back(ruth: Person, callum: Person) -> None:
    worth, said = gain(ruth, lend(callum), around(callum, strength=0.1))
    assert worth == 2
    assert "gone quiet" in said


@pytest.mark.requirement("G5")
def test_meeting_is_worth_more_where_two_know_each_other_only_from_here(ruth: Person, callum: Person) -> None:
    meeting = lend(callum, Flow.MEETS)
    assert gain(ruth, meeting, around(callum))[0] == 2
    assert gain(ruth, meeting, around(callum, has_met=True))[0] == 0


def test_giving_back_is_said_as_reciprocity(ruth: Person, callum: Person) -> None:
    worth, said = gain(ruth, lend(callum), around(callum, took=3.0))
    assert worth == 2
    assert said == "It would raise reciprocity: Callum Birch has done more for you than you for them."


def test_what_is_due_comes_first_then_what_would_do_most_then_as_it_was(ruth: Person, priya: Person) -> None:
    plain, other = lend(), replace(lend(), key="other")
    due = replace(lend(), key="due", at=clock.now() + timedelta(hours=5))
    bridging = replace(lend(priya), key="bridging")
    ordered = weighed(ruth, [plain, other, bridging, due], NOBODY)
    assert [one.key for one in ordered] == ["due", "bridging", "lend", "other"]


def test_what_it_would_raise_is_one_of_the_facts(ruth: Person, priya: Person) -> None:
    (one,) = weighed(ruth, [lend(priya)], NOBODY)
    assert one.because[0] == "She needs it."
    assert one.because[1].startswith("It would raise bridging")
