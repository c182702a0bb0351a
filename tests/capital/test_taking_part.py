from datetime import timedelta

import pytest

from barnraiser.capital import projector, queries
from barnraiser.capital.evidence import Done, all_done
from barnraiser.capital.models import Participation
from barnraiser.capital.taking_part import heard, rungs, weeks
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.capital.conftest import SUMMER, neighbours


def done(by: int, days_ago: float, kind: str = "conversations.replied") -> Done:
    return Done(kind, SUMMER - timedelta(days=days_ago), 0, by, ())


def test_each_week_counts_its_people_once() -> None:
    counts = weeks([done(1, 1), done(1, 2), done(2, 3), done(1, 8), done(3, 300)], SUMMER)
    assert counts[-2:] == [1, 2]
    assert sum(counts) == 3, "what is older than half a year is not drawn"


@pytest.mark.requirement("K14")
def test_a_sectors_share_of_members_stands_beside_its_share_of_what_was_done(
    nell: Person, soil_and_table: Community
) -> None:
    here = neighbours(soil_and_table, 12)
    acts = [done(person.pk, 5) for person in here if person.sector == "private"]
    said = heard(acts, frozenset(p.pk for p in here), SUMMER)
    assert said == {"rows": [["public", 0.5, 0.0], ["private", 0.5, 1.0]], "unsaid": 0}


def test_small_sectors_are_told_together(nell: Person, soil_and_table: Community) -> None:
    here = [
        *neighbours(soil_and_table, 8, ("private",)),
        *neighbours(soil_and_table, 6, ("public",)),
        *neighbours(soil_and_table, 2, ("media",)),
    ]
    said = heard([done(here[0].pk, 5)], frozenset(p.pk for p in here), SUMMER)
    labels = [label for label, *_ in said["rows"]]
    assert labels == [], "with media hidden, one other has to go with it, and one row alone compares nothing"


def test_no_rung_tells_of_a_few(nell: Person, soil_and_table: Community) -> None:
    with clock.at(SUMMER - timedelta(days=120)):
        here = neighbours(soil_and_table, 20)
    people = frozenset(p.pk for p in here)
    acts = [done(person.pk, 5) for person in here[:9]]
    rows = rungs(soil_and_table, acts, people, SUMMER)
    assert {row["rung"]: row["count"] for row in rows} == {4: 0, 3: 0, 2: 9, 1: 0, 0: 11}
    assert rows[2]["stepped_up"] == 9
    few = rungs(soil_and_table, acts[:3], people, SUMMER)
    assert [row["count"] for row in few if row["rung"] in (0, 2)] == [None, None]


def test_those_who_came_in_the_quarter_are_new(nell: Person, soil_and_table: Community) -> None:
    with clock.at(SUMMER - timedelta(days=20)):
        here = neighbours(soil_and_table, 20)
    rows = rungs(soil_and_table, [], frozenset(p.pk for p in here), SUMMER)
    assert rows[-1] == {"rung": 0, "count": 20, "stepped_up": 0, "are_new": 20}


def test_members_see_it_and_nobody_else(village: Community, ruth: Person, harald: Person) -> None:
    with clock.at(SUMMER):
        projector.catch_up(village)
    found = queries.participation(ruth, village)
    assert found
    assert len(found.said["weeks"]) == 26
    assert sum(row["count"] or 0 for row in found.said["rungs"]) <= 16
    assert queries.participation(harald, village) is None


def test_too_few_members_are_not_drawn(soil_and_table: Community, ruth: Person) -> None:
    projector.catch_up(soil_and_table)
    assert all_done(soil_and_table)
    assert not Participation.objects.exists()
