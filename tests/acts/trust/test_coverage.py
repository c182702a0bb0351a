"""What a list reaches, and what is missing on it."""

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.trust import actions, queries
from barnraiser.acts.trust.pages.coverage import coverage
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins
from tests.reading import page
from tests.signing_in import signed_in

pytestmark = pytest.mark.django_db


def lists(by: Person, *persons: Person) -> None:
    for person in persons:
        actions.put_on_list(by=by, person=person, why="Near.")


@pytest.mark.requirement("C5")
def test_a_list_without_anybody_from_the_media_says_so_until_there_is_somebody(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    assert "Nobody from the media" not in page(client, "/me/fifteen/"), "an empty list has nothing to warn of"
    lists(ruth, callum, nell)
    html = page(client, "/me/fifteen/")
    assert "Nobody from the media yet." in html
    assert 'href="/people/?sector=media"' in html
    orla = joins(cast.ORLA, soil_and_table, nell)
    assert "Orla Keane" in page(client, "/people/?sector=media")
    lists(ruth, orla)
    assert "Nobody from the media" not in page(client, "/me/fifteen/")


@pytest.mark.requirement("C6")
def test_the_empty_sectors_are_named_the_media_first(ruth: Person, callum: Person, nell: Person) -> None:
    lists(ruth, callum, nell)
    found = coverage(ruth, queries.fifteen(ruth))
    assert [(one.label, one.count) for one in found.sectors] == [
        ("Private", 1), ("Public", 0), ("Academia", 0), ("Non-profit", 1), ("Media", 0),
    ]  # fmt: skip
    assert [one.label for one in found.empty_sectors] == ["Media", "Public", "Academia"]
    assert all(one.missing.startswith("Nobody") for one in found.empty_sectors)
    html = page(signed_in(ruth), "/me/fifteen/")
    for sector in ("public", "academia", "media"):
        assert f'href="/people/?sector={sector}"' in html


@pytest.mark.requirement("C6")
def test_near_and_far_are_told_apart_as_far_as_people_said_where_they_are(
    ruth: Person, callum: Person, nell: Person, priya: Person
) -> None:
    lists(ruth, callum, nell, priya)
    found = coverage(ruth, queries.fifteen(ruth))
    assert [(one.value, one.count) for one in found.places] == [("place", 3)], "she named no country"
    for person, place, country in (
        (ruth, "Hollin", "GB"),
        (callum, "hollin", "GB"),
        (nell, "Ransdale", "GB"),
        (priya, "Ransdale", ""),
    ):
        people.edit_profile(by=person, person=person, place=place, country=country)
    ruth.refresh_from_db()
    found = coverage(ruth, queries.fifteen(ruth))
    assert [(one.value, one.count) for one in found.places] == [("place", 1), ("country", 1), ("anywhere", 0)]
    assert [one.label for one in found.empty_places] == ["Further in the world"]
    assert found.unplaced == 1
    assert [one.url for one in found.places] == ["/people/?near=place", "/people/?near=country", "/people/"]


def test_what_somebody_says_after_leaving_is_not_shown(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    lists(ruth, callum, nell)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    people.edit_profile(by=callum, person=callum, sector="media", place="Hollin")
    found = coverage(ruth, queries.fifteen(ruth))
    assert found.lacks_media
    assert (found.unsaid, found.unplaced) == (1, 1)
    html = page(signed_in(ruth), "/me/fifteen/")
    bench = html.split("No sector named")[1].split("</ul>")[0]
    assert "Callum Birch" in bench
