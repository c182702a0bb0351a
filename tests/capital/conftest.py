"""A community in which enough has happened: sixteen members of two sectors who answered each other for three months."""

import random
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from barnraiser.acts.conversations.manifest import MENTIONED, REPLIED, THANKED
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.actions import Entry
from barnraiser.capital import soundings
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.conftest import SPRING

SUMMER = SPRING + timedelta(days=100)


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranges from fewer draws, to be quick; that they are made the same way is all the tests need."""
    monkeypatch.setattr(soundings, "REPLICATES_NOW", 20)
    monkeypatch.setattr(soundings, "REPLICATES_EARLIER", 10)


def neighbours(
    community: Community, count: int, sectors: tuple[str, ...] = ("private", "public")
) -> list[Person]:
    """Members known by name, who have not come in themselves yet."""
    found = []
    for k in range(count):
        person = people.introduce(name=f"Neighbour {k}", sector=sectors[k % len(sectors)])
        communities.admit(person=person, community=community)
        found.append(person)
    return found


def talk(
    community: Community, here: list[Person], acts: int, *, until: datetime = SUMMER, days: int = 95
) -> None:
    """These people answer, thank and call in one another, mostly within their sector, and mostly get an answer."""
    chance = random.Random(f"{acts} acts")
    entries = []
    for k in range(acts):
        by = chance.choice(here)
        alike = [p for p in here if p != by and p.sector == by.sector]
        other = chance.choice(alike if alike and chance.random() < 0.75 else [p for p in here if p != by])
        at = until - timedelta(days=days * chance.random())
        kind = chance.choice((REPLIED, REPLIED, THANKED, MENTIONED))
        entries.append(Entry(kind, by, (other,), community, None, at, f"act {k}"))
        if chance.random() < 0.6:
            entries.append(Entry(REPLIED, other, (by,), community, None, at, f"answer {k}"))
    with clock.at(until), transaction.atomic():
        ledger.record_all(entries)


@pytest.fixture
def village(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> Community:
    """Soil & Table as it stands in the summer, nothing worked out yet."""
    here = [nell, ruth, callum, priya, *neighbours(soil_and_table, 12)]
    talk(soil_and_table, here, 240)
    return soil_and_table
