"""What the tests of gatherings tell again and again."""

from datetime import UTC, datetime, timedelta
from typing import Any

from barnraiser.acts.gatherings import actions
from barnraiser.acts.gatherings.actions.calling import Plan
from barnraiser.acts.gatherings.models import Gathering, Rsvp
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
SATURDAY = datetime(2026, 10, 17, 13, tzinfo=UTC)
EVENING = SATURDAY + timedelta(hours=5)
FARM = "Honest failures, an afternoon at Hollin Farm"


def plan(**other: Any) -> Plan:
    """An afternoon at Hollin Farm, unless something else is given."""
    values: dict[str, Any] = {
        "title": FARM,
        "words": "Bring one thing that **went wrong**.",
        "way": "in_person",
        "place": "Hollin Farm",
        "directions": "Bus 14 stops at the gate",
        "starts_at": SATURDAY,
        "ends_at": EVENING,
    }
    return Plan(**(values | other))


def online(**other: Any) -> Plan:
    return plan(way="online", place="", directions="", link="https://meet.aldervalley.example/barn", **other)


def calls(person: Person, community: Community, at: datetime = MONDAY, **other: Any) -> Gathering:
    """The person calls a gathering in person, a fortnight ahead."""
    with clock.at(at):
        return actions.call(by=person, community=community, plan=plan(**other))


def calls_online(person: Person, community: Community) -> Gathering:
    with clock.at(MONDAY):
        return actions.call(by=person, community=community, plan=online())


def says(person: Person, gathering: Gathering, *, coming: bool = True, brings: str = "") -> Rsvp:
    with clock.at(MONDAY + timedelta(days=1)):
        return actions.answer(by=person, gathering=gathering, coming=coming, brings=brings)


def comes_in(person: Person, gathering: Gathering, at: datetime = SATURDAY) -> None:
    """The person is there, and enters the three words."""
    with clock.at(at):
        assert actions.check_in(by=person, gathering=gathering, words=gathering.words_to_say)


def acts(*kinds: str) -> list[tuple[str, str, list[str]]]:
    """The standing acts of gatherings, as (kind, who, toward whom)."""
    rows = Act.objects.standing().filter(kind__startswith="gatherings.").select_related("by")
    rows = rows.prefetch_related("parties__person").order_by("pk")
    return [
        (
            act.kind.split(".")[1],
            act.by.name if act.by else "",
            sorted(p.person.name for p in act.parties.all() if p.person),
        )
        for act in rows
        if not kinds or act.kind.split(".")[1] in kinds
    ]
