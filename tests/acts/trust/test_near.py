import pytest

from barnraiser.acts.trust import near
from barnraiser.acts.trust.near import Reach
from barnraiser.people import actions as people
from barnraiser.people.models import Person


def at(place: str, country: str) -> Person:
    return Person(name="Somebody", place=place, country=country)


@pytest.mark.parametrize(
    ("mine", "theirs", "reach"),
    [
        (("Hollin", "GB"), ("hollin", "GB"), Reach.PLACE),
        (("Hollin", ""), ("Hollin", ""), Reach.PLACE),
        (("Hollin", "GB"), ("Ransdale", "GB"), Reach.COUNTRY),
        (("", "GB"), ("Ransdale", "GB"), Reach.COUNTRY),
        (("Hollin", "GB"), ("Hollin", "US"), Reach.ANYWHERE),
        (("Hollin", "GB"), ("Hollin", ""), None),
        (("Hollin", ""), ("Ransdale", ""), None),
        (("", ""), ("", ""), None),
    ],
)
def test_how_near_somebody_is_by_what_both_said(
    mine: tuple[str, str], theirs: tuple[str, str], reach: Reach | None
) -> None:
    assert near.reach_of(at(*mine), at(*theirs)) == reach


def test_one_may_look_as_near_as_one_said_where_one_is() -> None:
    assert near.offered(at("Hollin", "GB")) == [Reach.PLACE, Reach.COUNTRY, Reach.ANYWHERE]
    assert near.offered(at("", "GB")) == [Reach.COUNTRY, Reach.ANYWHERE]
    assert near.offered(at("", "")) == [Reach.ANYWHERE]


@pytest.mark.django_db
def test_the_query_agrees_with_the_words(ruth: Person, callum: Person, priya: Person) -> None:
    for person, country in ((ruth, "GB"), (callum, "GB"), (priya, "US")):
        people.edit_profile(by=person, person=person, country=country)
    people.edit_profile(by=callum, person=callum, place="Ransdale")
    everybody = Person.objects.exclude(pk=ruth.pk)
    for reach in Reach:
        found = set(everybody.filter(near.within(ruth, reach)))
        said = {one for one in everybody if _reaches(near.reach_of(ruth, one), reach)}
        assert found == said


def _reaches(nearest: Reach | None, reach: Reach) -> bool:
    order = list(Reach)
    return reach == Reach.ANYWHERE or (nearest is not None and order.index(nearest) <= order.index(reach))


def test_the_directory_keeps_what_is_chosen_here() -> None:
    assert near.directory() == "/people/"
    found = near.directory(interest="wet clay", sector="media", reach=Reach.COUNTRY)
    assert found == "/people/?sector=media&interest=wet+clay&near=country"
