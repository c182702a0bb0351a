import pytest

from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.people import actions as accounts
from barnraiser.people import queries as people
from barnraiser.people.models import Consent, Person
from tests.signing_in import signed_in

from ..telling import HOUSE, YES, asked, link


@pytest.mark.parametrize(("given", "said"), [(True, "You said yes to"), (False, "You said no to")])
def test_what_was_answered_is_not_asked_again(
    nell: Person, harald: Person, soil_and_table: Community, given: bool, said: str
) -> None:
    accounts.answer_consent(by=harald, purpose=Consent.Purpose.TIES, given=given)
    communities.found(by=nell, name="Choir", purpose="Sing.", door="open")
    _, token = asked(nell, soil_and_table, address="harald@aldervalley.example")
    browser, other = signed_in(harald), "no" if given else "yes"
    for path in ("/communities/choir/join/", link(token)):
        page = browser.get(path).content.decode()
        assert said in page
        assert 'name="counts_ties"' not in page
        assert browser.post(path, YES | {"counts_ties": other}).status_code == 302
    assert people.consents(harald, Consent.Purpose.TIES) is given
    assert rooms.membership_of(harald, soil_and_table)


def test_an_address_that_is_none_comes_back(ruth: Person, soil_and_table: Community) -> None:
    answer = signed_in(ruth).post(
        f"{HOUSE}/invitations/", {"address": "orla at home", "note": "Kept in the box"}
    )
    assert answer.status_code == 422
    assert "Kept in the box" in answer.content.decode()
