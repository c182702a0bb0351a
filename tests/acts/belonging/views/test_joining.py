import pytest

from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import HOUSE, YES


@pytest.mark.requirement("B1", "I5", "B6")
def test_an_open_community_is_joined_by_saying_yes(nell: Person, harald: Person) -> None:
    hedges = communities.found(
        by=nell, name="Hedge Club", purpose="Hedges back.", rules=["Plant."], door="open"
    )
    browser, page = signed_in(harald), "/communities/hedge-club/join/"
    assert "Hedges back." in browser.get(page).content.decode()
    for missing in YES:
        assert browser.post(page, {k: v for k, v in YES.items() if k != missing}).status_code == 422
    assert rooms.membership_of(harald, hedges) is None
    assert browser.post(page, YES).status_code == 302
    said = rooms.affirmation_of(harald, hedges)
    assert said
    assert said.rules == ["Plant."]
    assert browser.get(page).status_code == 403


def test_a_community_without_rules_asks_no_yes_to_them(nell: Person, harald: Person) -> None:
    communities.found(by=nell, name="Choir", purpose="Sing.", door="open")
    browser = signed_in(harald)
    assert 'name="rules"' not in browser.get("/communities/choir/join/").content.decode()
    assert browser.post("/communities/choir/join/", {"purpose": "on", "counts_ties": "no"}).status_code == 302


def test_a_closed_community_is_not_joined(harald: Person, soil_and_table: Community) -> None:
    browser = signed_in(harald)
    assert browser.get(f"{HOUSE}/join/").status_code == 404
    assert browser.post(f"{HOUSE}/join/", YES).status_code == 404
    assert rooms.membership_of(harald, soil_and_table) is None


@pytest.mark.requirement("B6")
def test_leaving_asks_once_more(ruth: Person, soil_and_table: Community) -> None:
    browser = signed_in(ruth)
    assert browser.get(f"{HOUSE}/leave/").status_code == 200
    assert browser.post(f"{HOUSE}/leave/").status_code == 422
    assert rooms.membership_of(ruth, soil_and_table)
    assert browser.post(f"{HOUSE}/leave/", {"sure": "on"}).status_code == 302
    assert rooms.membership_of(ruth, soil_and_table) is None
    assert browser.get(f"{HOUSE}/members/").status_code == 404


def test_the_only_steward_is_told_why_not_yet(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    browser = signed_in(nell)
    assert "only steward" in browser.get(f"{HOUSE}/leave/").content.decode()
    assert browser.post(f"{HOUSE}/leave/", {"sure": "on"}).status_code == 403
