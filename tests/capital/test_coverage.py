import pytest

from barnraiser.acts.ledger.models import Act
from barnraiser.capital.coverage import SMALLEST, coverage_of
from barnraiser.communities import actions as communities
from barnraiser.communities import queries
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from demo import cast
from tests.conftest import joins
from tests.signing_in import signed_in

from .telling import met

pytestmark = pytest.mark.django_db


def crowd(count: int, community: Community, host: Person) -> list[Person]:
    parts = [cast.Part(f"Comer {n:02}", "Comes by", "private", post=f"comer{n:02}") for n in range(count)]
    return [joins(part, community, host) for part in parts]


def said(viewer: Person) -> list[tuple[str, int, int, int | None]]:
    found = coverage_of(viewer, list(queries.mine(viewer)))
    return [(one.community.slug, one.met, one.others, one.among_all) for one in found.rooms]


@pytest.mark.requirement("B5")
def test_one_sees_how_many_of_the_others_one_has_met(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    assert said(ruth) == [("soil-and-table", 0, 3, None)]
    people.introduce(name="Somebody of an archive")
    met(ruth, callum, soil_and_table)
    met(callum, priya, soil_and_table)
    assert said(ruth) == [("soil-and-table", 1, 3, None)]
    assert said(callum) == [("soil-and-table", 2, 3, None)]
    act = (
        Act.objects.standing().filter(parties__person=ruth).first()
        or Act.objects.standing().filter(by=ruth).last()
    )
    assert act


@pytest.mark.requirement("B5")
def test_over_all_communities_everybody_is_counted_once_wherever_they_met(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    from barnraiser.acts.belonging import actions as belonging

    meadow = communities.found(by=ruth, name="Meadow", purpose="Hay, late and in common.", door="open")
    belonging.join(by=callum, community=meadow)
    met(ruth, callum, soil_and_table)
    assert said(ruth) == [("meadow", 1, 1, None), ("soil-and-table", 1, 3, None)]
    found = coverage_of(ruth, list(queries.mine(ruth)))
    assert (found.met, found.others) == (1, 3)
    html = signed_in(ruth).get("/me/ties/").text
    assert "You have met <b>1</b> of 3 in all your communities, everybody counted once." in html
    assert "What counts as met?" in html
    assert "you have met 1 of 1." in html


@pytest.mark.requirement("B5")
def test_of_a_whole_community_it_is_said_roughly_and_not_of_a_small_one(
    nell: Person, soil_and_table: Community
) -> None:
    comers = crowd(SMALLEST - 2, soil_and_table, nell)
    met(nell, comers[0], soil_and_table)
    assert said(nell) == [("soil-and-table", 1, 6, None)]
    last = crowd_of_one(soil_and_table, nell)
    assert said(nell) == [("soil-and-table", 1, 7, 5)], "one of 28 pairs, to the nearest five of a hundred"
    people.answer_consent(by=last, purpose=Consent.Purpose.TIES, given=False)
    assert said(nell) == [("soil-and-table", 1, 7, None)], "seven who let themselves be counted are too few"


def crowd_of_one(community: Community, host: Person) -> Person:
    return joins(cast.Part("Last Comer", "Comes by", "public", post="lastcomer"), community, host)


def test_nobody_sees_how_many_another_has_met(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    met(ruth, callum, soil_and_table)
    for path in ("/me/ties/", "/people/ruth-amsel/", "/communities/soil-and-table/members/"):
        assert "have met <b>1</b>" not in signed_in(nell).get(path).text


def test_coverage_takes_as_many_queries_for_a_few_as_for_many(
    ruth: Person, nell: Person, soil_and_table: Community, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        rooms = list(queries.mine(ruth))
        with CaptureQueriesContext(connection) as captured:
            coverage_of(ruth, rooms)
        return len(captured)

    few = crowd(8, soil_and_table, nell)
    met(ruth, few[0], soil_and_table)
    one = cost()
    for number, person in enumerate(few[1:]):
        met(ruth, person, soil_and_table)
        communities.found(by=ruth, name=f"Field {number}", purpose="Hay, late and in common.")
    assert cost() == one
