import pytest

from barnraiser.acts.belonging import queries
from barnraiser.acts.belonging.models import Parting
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, Role
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import HOSTILE, HOUSE


@pytest.fixture
def keeper(nell: Person, ruth: Person, soil_and_table: Community) -> Person:
    place = rooms.membership_of(ruth, soil_and_table)
    assert place
    communities.grant(by=nell, membership=place, role=Role.STEWARD)
    return ruth


@pytest.mark.requirement("B6")
def test_a_role_is_handed_on_and_then_one_goes(
    keeper: Person, callum: Person, soil_and_table: Community
) -> None:
    browser, other = signed_in(keeper), signed_in(callum)
    page = browser.get(f"{HOUSE}/leave/").content.decode()
    assert "The role of steward" in page
    for said, answer in (
        ("", "Name the member who takes it over."),
        ("Zeno", "Nobody who could be chosen here goes by this name."),
    ):
        refused = browser.post(f"{HOUSE}/leave/hand-on/", {"key": "communities:steward", "to": said})
        assert refused.status_code == 422
        page = refused.content.decode()
        assert answer in page
        assert f'value="{said}"' in page, "what was typed stays"
    stale = browser.post(f"{HOUSE}/leave/hand-on/", {"key": "communities:none", "to": "Zeno"}, follow=True)
    assert "You do not hold that any more" in stale.content.decode()
    told = {"key": "communities:steward", "to": "Callum Birch"}
    browser.post(f"{HOUSE}/leave/hand-on/", told)
    [asked] = queries.handovers_to(callum)
    assert "Callum Birch is asked" in browser.get(f"{HOUSE}/leave/").content.decode()
    assert browser.get(f"/handovers/{asked.code}/").status_code == 404, "it is not the asker's to answer"
    assert "The role of steward" in other.get(f"/handovers/{asked.code}/").content.decode()
    assert other.post(f"/handovers/{asked.code}/", {"answer": "yes"}).status_code == 302
    assert "steward" in dict(rooms.keepers(soil_and_table))[callum]
    gone = {"sure": "on", "words": "unnamed", "reason": f"Too far. {HOSTILE}"}
    assert browser.post(f"{HOUSE}/leave/", gone).status_code == 302
    assert Parting.objects.count() == 1


def test_what_was_asked_is_taken_back_or_refused(
    keeper: Person, callum: Person, soil_and_table: Community
) -> None:
    browser, told = signed_in(keeper), {"key": "communities:steward", "to": callum.code}
    browser.post(f"{HOUSE}/leave/hand-on/", told)
    [asked] = queries.handovers_to(callum)
    assert signed_in(callum).post(f"{HOUSE}/leave/take-back/{asked.code}/").status_code == 404
    assert browser.post(f"{HOUSE}/leave/take-back/{asked.code}/").status_code == 302
    browser.post(f"{HOUSE}/leave/hand-on/", told)
    [asked] = queries.handovers_to(callum)
    signed_in(callum).post(f"/handovers/{asked.code}/", {"answer": "no"})
    assert queries.handovers_to(callum).count() == 0
    assert callum not in dict(rooms.keepers(soil_and_table))


def test_why_people_left_is_for_stewards(nell: Person, callum: Person, soil_and_table: Community) -> None:
    assert signed_in(callum).get(f"{HOUSE}/partings/").status_code == 403
    for number in range(5):
        Parting.objects.create(community=soil_and_table, words=f"Reason {number} {HOSTILE}")
    page = signed_in(nell).get(f"{HOUSE}/partings/").content.decode()
    assert "Reason 4" in page
    assert HOSTILE not in page
