import pytest

from barnraiser.communities.models import Community
from barnraiser.people import actions, queries
from barnraiser.people.directory import Near, Wanted, found, interests, sectors, steps, wider
from barnraiser.people.models import Person


@pytest.mark.requirement("C1")
def test_a_shared_interest_finds_people_and_is_said(ruth: Person, callum: Person, priya: Person) -> None:
    seen = list(found(ruth, Wanted(["soil"])))
    assert callum in seen
    assert priya not in seen
    assert queries.reasons(ruth, seen)[callum.pk] == "You share Soil & Table. You both care about soil."
    assert ruth not in seen, "one looks for others"
    assert queries.reasons(ruth, [ruth])[ruth.pk] == "This is you."


def test_every_word_must_be_found_somewhere(ruth: Person, callum: Person) -> None:
    assert list(found(ruth, Wanted(["callum", "soil"]))) == [callum]
    assert list(found(ruth, Wanted(["callum", "wheat"]))) == []
    assert list(found(ruth, Wanted(["alder"], ["private"]))) == [callum]
    assert callum not in found(ruth, Wanted(sectors=["public"]))


def test_search_finds_nobody_unseen(ruth: Person, harald: Person) -> None:
    assert harald not in found(ruth, Wanted(["Harald"]))


@pytest.fixture
def valley(ruth: Person, callum: Person, priya: Person, nell: Person) -> list[Person]:
    """Ruth and Callum in Alder Valley, Priya in Ransdale of the same country, Nell abroad."""
    for person, place, country in (
        (ruth, "Alder Valley", "GB"),
        (callum, "alder valley", "GB"),
        (priya, "Ransdale", "GB"),
        (nell, "Alder Valley", "FR"),
    ):
        actions.edit_profile(by=person, person=person, place=place, country=country)
    ruth.refresh_from_db()
    return [ruth, callum, priya, nell]


@pytest.mark.requirement("C2")
def test_a_search_widens_one_step_at_a_time_and_keeps_the_rest(ruth: Person, valley: list[Person]) -> None:
    callum, priya = valley[1:3]
    here = Wanted(sectors=["private", "public"], near=Near.PLACE)
    assert list(found(ruth, here)) == [callum]
    there = steps(ruth, here)
    assert [(step.near, step.count, step.is_chosen) for step in there] == [
        (Near.PLACE, 1, True),
        (Near.COUNTRY, 2, False),
        (Near.ANYWHERE, 2, False),
    ]
    wide = wider(there)
    assert wide
    assert wide.label == "The whole country (United Kingdom)"
    assert wide.url == "?sector=private&sector=public&near=country"
    assert set(found(ruth, Wanted(sectors=["private", "public"], near=Near.COUNTRY))) == {callum, priya}
    assert [step.said for step in there] == ["in Alder Valley", "in the whole country (United Kingdom)", ""]


def test_a_place_of_the_same_name_abroad_is_not_ones_own(ruth: Person, valley: list[Person]) -> None:
    assert valley[3] not in found(ruth, Wanted(near=Near.PLACE))
    assert valley[3] in found(ruth, Wanted())


def test_what_one_has_not_said_is_no_step(callum: Person, soil_and_table: Community) -> None:
    actions.edit_profile(by=callum, person=callum, place="", country="")
    callum.refresh_from_db()
    assert [step.near for step in steps(callum, Wanted())] == [Near.ANYWHERE]
    assert not found(callum, Wanted(near=Near.PLACE)).exists(), "nobody is near nowhere"


@pytest.mark.requirement("C1", "C4")
def test_facets_say_how_many_there_are_with_the_rest_kept(
    ruth: Person, callum: Person, priya: Person
) -> None:
    counts = {facet.value: facet.count for facet in sectors(ruth, Wanted(sectors=["public"]))}
    assert counts == {"public": 1, "private": 1, "academia": 0, "nonprofit": 1, "media": 0}
    words = {
        facet.value: (facet.count, facet.is_chosen) for facet in interests(ruth, Wanted(interests=["Soil"]))
    }
    assert words["soil"] == (2, True)
    assert "wheat" not in words, "what only the viewer cares about finds nobody"
    assert next(iter(words)) == "soil", "one's own come first"
    assert list(found(ruth, Wanted(interests=["soil", "LENTILS"]))) == [callum]
