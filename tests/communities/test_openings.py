import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.communities import actions, openings
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .deciding import days_later, decides
from .test_rules import place


@pytest.mark.requirement("I5")
def test_a_changed_charter_waits_until_the_yes(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    assert openings.openings(ruth) == []
    decides(nell, soil_and_table, "retire_rule", number="1")
    [opening] = openings.openings(ruth)
    assert opening.title == "Read what has changed in the charter of Soil & Table"
    assert opening.url == "/communities/soil-and-table/charter/yes/"
    assert opening.why.startswith("It waits for your yes until")
    with days_later(15):
        [later] = openings.openings(ruth)
        assert (later.key, later.why) == (opening.key, "Taking part again begins with your yes.")
    actions.affirm(membership=place(ruth, soil_and_table))
    assert openings.openings(ruth) == []


def test_who_never_said_yes_reads_it_first(harald: Person, soil_and_table: Community) -> None:
    actions.admit(person=harald, community=soil_and_table)
    assert [each.title for each in openings.openings(harald)] == ["Read the charter of Soil & Table"]


def test_many_communities_cost_as_few_queries_as_one(nell: Person, harald: Person) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as said:
            openings.openings(harald)
        return len(said)

    def add(number: int) -> None:
        club = actions.found(by=nell, name=f"Club {number}", purpose="Tea.")
        actions.admit(person=harald, community=club)

    add(0)
    few = cost()
    for number in range(1, 6):
        add(number)
    assert cost() == few == 2
