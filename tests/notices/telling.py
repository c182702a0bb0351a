"""Kinds that only these tests know, and the acts they tell of."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Flow, Kind, Seen, Tells
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

HELPED = Kind("tests.helped", "{by} helped {toward}", Flow.GIVES)
RAISED = Kind("tests.raised", "{by} raised a barn in {within}", Flow.SHARES, tells=Tells.COMMUNITY)
CALLED = Kind("tests.called", "{by} called all to {about}", Flow.MEETS, tells=Tells.COMMUNITY)
WARNED = Kind("tests.warned", "{by} wrote to {toward}", Flow.MESSAGES, seen=Seen.PAIR)
NOTED = Kind(
    "tests.noted", "{by} noted something of {toward}", Flow.VOUCHES, seen=Seen.ACTOR, tells=Tells.COMMUNITY
)
COUNTED = Kind("tests.counted", "{by} counted {toward}", Flow.SHARES, tells=Tells.NOBODY)
WHISPERED = Kind(
    "tests.whispered", "{by} told {toward}", Flow.MESSAGES, seen=Seen.PAIR, tells=Tells.COMMUNITY
)
ALL = (HELPED, RAISED, CALLED, WARNED, NOTED, COUNTED, WHISPERED)


def tell(
    kind: Kind,
    by: Person,
    toward: Iterable[Person] = (),
    within: Community | None = None,
    about: Ref | None = None,
    at: datetime | None = None,
    occasion: str = "",
) -> Act:
    with transaction.atomic():
        return ledger.record(kind, by=by, toward=toward, within=within, about=about, at=at, occasion=occasion)
