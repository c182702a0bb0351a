from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from barnraiser.communities import actions, queries
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from .test_rules import place

HOUSE = "/communities/soil-and-table"
NEW = {"name": "Hedge Club", "purpose": "Hedges back.", "door": "open", "paint": "spruce"}
HOSTILE = "<script>alert(1)</script>"


def cost(browser: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as said:
        assert browser.get(path).status_code == 200
    return len(said)


def test_my_communities_and_the_open_ones(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    actions.found(by=nell, name="Hedge Club", purpose="Hedges.", door="open", parent=soil_and_table)
    page = signed_in(ruth).get("/communities/").content.decode()
    assert page.index("Soil &amp; Table") < page.index("Standing open") < page.index("Hedge Club")
    assert "2 members" in page
    assert "Standing open" not in signed_in(nell).get("/communities/").content.decode()


def test_an_empty_house_says_what_to_do(harald: Person, soil_and_table: Community) -> None:
    page = signed_in(harald).get("/communities/").content.decode()
    assert "You are in none yet" in page
    assert "Soil &amp; Table" not in page


def test_the_lists_cost_the_same_for_three_and_for_thirty(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    browser = signed_in(nell)
    actions.found(by=nell, name="Inner", purpose="Something.", parent=soil_and_table)
    browser.get("/communities/")
    few = cost(browser, "/communities/"), cost(browser, f"{HOUSE}/members/")
    for number in range(25):
        actions.found(by=nell, name=f"Group {number}", purpose="Something.", parent=soil_and_table)
        actions.found(by=ruth, name=f"Open {number}", purpose="Something.", door="open")
        member = actions.admit(person=people.introduce(name=f"Neighbour {number}"), community=soil_and_table)
        actions.grant(by=nell, membership=place(member.person, soil_and_table), role=Role.HOST)
    assert (cost(browser, "/communities/"), cost(browser, f"{HOUSE}/members/")) == few


def test_founding_makes_me_steward_of_what_i_said(ruth: Person) -> None:
    words = NEW | {"rules": "Sweep.\n\n  Close   the gate. \n", "laws": "No smoking."}
    answer = signed_in(ruth).post("/communities/new/", words)
    assert answer.status_code == 302
    community = Community.objects.get(name="Hedge Club")
    assert (community.door, community.paint, community.parent_id) == ("open", "spruce", None)
    assert [r.text for r in queries.rules_of(community)] == ["Sweep.", "Close the gate.", "No smoking."]
    assert queries.keepers(community) == [(ruth, "steward")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "soil & table"},
        {"purpose": "x" * 301},
        {"door": "wide"},
        {"paint": "gold"},
        {"rules": "x" * 301},
        {"rules": "\n".join(f"Rule {n}" for n in range(16))},
        {"parent": "soil-and-table"},
        {"parent": "no-such-place"},
    ],
)
def test_what_cannot_be_founded_comes_back_as_it_was(
    ruth: Person, soil_and_table: Community, wrong: dict[str, str]
) -> None:
    answer = signed_in(ruth).post("/communities/new/", NEW | {"line": "Kept in the box."} | wrong)
    assert answer.status_code == 422
    assert "Kept in the box." in answer.content.decode()
    assert Community.objects.count() == 1


def test_a_steward_founds_inside(nell: Person, soil_and_table: Community) -> None:
    signed_in(nell).post("/communities/new/", NEW | {"parent": "soil-and-table"})
    assert Community.objects.get(name="Hedge Club").parent_id == soil_and_table.pk


def test_nothing_rides_along_when_founding(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    """Reliability class 16."""
    ride: dict[str, Any] = {
        "slug": "taken-over",
        "by": nell.pk,
        "code": "x",
        "founded_at": "2001-01-01",
        "id": 99,
    }
    signed_in(ruth).post("/communities/new/", NEW | ride)
    made = Community.objects.get(name="Hedge Club")
    assert (made.slug, made.founded_at.year > 2001, made.pk != 99) == ("hedge-club", True, True)
    assert queries.keepers(made) == [(ruth, "steward")]


@pytest.mark.requirement("I6")
def test_the_charter_marks_each_rule(nell: Person) -> None:
    actions.found(by=nell, name="Mill", purpose="Flour.", rules=["Sweep."], laws=["No smoking."])
    page = signed_in(nell).get("/communities/mill/charter/").content.decode()
    assert (
        page.index("Sweep.")
        < page.index("Our own rule")
        < page.index("No smoking.")
        < page.index("The law asks it")
    )
    assert "Nell Whitlock" in page


def test_a_closed_charter_is_not_there_for_others(
    harald: Person, soil_and_table: Community, client: Client
) -> None:
    browser = signed_in(harald)
    for page in ("charter", "members"):
        assert browser.get(f"{HOUSE}/{page}/").status_code == 404
        assert browser.get(f"/communities/no-such/{page}/").status_code == 404
        assert client.get(f"{HOUSE}/{page}/").status_code == 302


def test_an_open_charter_may_be_read_and_its_members_not(nell: Person, harald: Person) -> None:
    actions.found(by=nell, name="Hedge Club", purpose="Hedges back.", door="open")
    browser = signed_in(harald)
    page = browser.get("/communities/hedge-club/charter/").content.decode()
    assert "Hedges back." in page
    assert "/communities/hedge-club/join/" in page
    assert f"/people/{nell.handle}/" not in page
    refused = browser.get("/communities/hedge-club/members/")
    assert refused.status_code == 403
    assert "Only members of Hedge Club" in refused.content.decode()


def test_a_steward_gives_and_ends_roles_and_others_do_not(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    give, end = f"{HOUSE}/members/{ruth.code}/roles/", f"{HOUSE}/members/{ruth.code}/roles/host/end/"
    by_nell, by_callum = signed_in(nell), signed_in(callum)
    assert "Give the role" in by_nell.get(f"{HOUSE}/members/").content.decode()
    assert "Give the role" not in by_callum.get(f"{HOUSE}/members/").content.decode()
    assert by_callum.post(give, {"role": "host"}).status_code == 403
    assert by_nell.post(give, {"role": "host"}).status_code == 302
    assert (ruth, "host") in queries.keepers(soil_and_table)
    assert by_callum.post(end).status_code == 403
    assert by_nell.get(end).status_code == 405
    assert by_nell.post(end).status_code == 302
    assert (ruth, "host") not in queries.keepers(soil_and_table)
    assert by_nell.post(end).status_code == 404
    assert by_nell.post(give, {"role": "king"}).status_code == 404


def test_a_role_in_another_house_is_out_of_reach(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    """Reliability class 15: a member's code of one community opens nothing in another."""
    actions.found(by=harald, name="Ransdale Bread", purpose="Bread.")
    browser = signed_in(harald)
    assert (
        browser.post(f"/communities/ransdale-bread/members/{ruth.code}/roles/", {"role": "host"}).status_code
        == 404
    )
    assert browser.post(f"{HOUSE}/members/{ruth.code}/roles/", {"role": "host"}).status_code == 404
    assert not Membership.objects.filter(person=ruth, grants__isnull=False).exists()


def test_the_last_steward_may_not_lay_the_role_down(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    refused = signed_in(nell).post(f"{HOUSE}/members/{nell.code}/roles/steward/end/")
    assert refused.status_code == 403
    assert "needs a steward" in refused.content.decode()
    page, button = f"{HOUSE}/members/", "End: Nell Whitlock as steward"
    alone = signed_in(nell).get(page).content.decode()
    assert button not in alone
    assert "Soil &amp; Table needs a steward. Give the role to another member first." in alone
    actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.STEWARD)
    two = signed_in(nell).get(page).content.decode()
    assert button in two
    assert "needs a steward" not in two


def test_a_hidden_parent_is_named_to_its_members_alone(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    choir = actions.found(by=nell, name="Choir", purpose="Sing.", door="open", parent=soil_and_table)
    actions.admit(person=harald, community=choir)
    for path in ("/communities/", "/communities/choir/charter/"):
        assert "part of Soil &amp; Table" in signed_in(nell).get(path).content.decode()
        assert "Soil &amp; Table" not in signed_in(harald).get(path).content.decode()


def test_hostile_words_of_a_founder_are_only_words(nell: Person) -> None:
    """Reliability class 17."""
    words = dict.fromkeys(("name", "purpose", "line", "about", "rules"), HOSTILE) | {
        "door": "open",
        "paint": "plum",
    }
    browser = signed_in(nell)
    assert browser.post("/communities/new/", words).status_code == 302
    slug = Community.objects.get().slug
    for path in ("/communities/", f"/communities/{slug}/charter/", f"/communities/{slug}/members/", "/me/"):
        page = browser.get(path).content.decode()
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page
