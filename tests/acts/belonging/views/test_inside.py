import pytest

from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import HOSTILE, HOUSE


@pytest.mark.requirement("B3")
def test_what_one_said_is_ones_own_to_write_read_and_empty(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    browser, page = signed_in(ruth), f"{HOUSE}/answers/"
    assert "Nothing yet" in browser.get("/me/coming-in/").content.decode()
    assert browser.post(page, {"answer_0": f"Better soil. {HOSTILE}"}).status_code == 302
    said = browser.get("/me/coming-in/").content.decode()
    assert "Better soil." in said
    assert HOSTILE not in said
    assert "Better soil." not in signed_in(callum).get("/me/coming-in/").content.decode()
    assert browser.post(page, {"answer_0": "x" * 601}).status_code == 422
    browser.post(page, {"answer_0": ""})
    assert "Nothing yet" in browser.get("/me/coming-in/").content.decode()


@pytest.mark.requirement("B9")
def test_willingness_stands_beside_the_membership_as_another_fact(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    browser, page = signed_in(ruth), f"{HOUSE}/willing/"
    assert browser.post(page, {}).status_code == 422
    told = {"is_willing": "yes", "with_what": "driving", "often": "month"}
    assert browser.post(page, told).status_code == 302
    members = signed_in(callum).get(f"{HOUSE}/members/").content.decode()
    assert "Willing to help with driving: an hour or two a month." in members
    browser.post(page, {"is_willing": "no", "with_what": "driving"})
    assert "Not looking for something to do" in signed_in(callum).get(f"{HOUSE}/members/").content.decode()
