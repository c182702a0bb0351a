from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging.models import Invitation, Revocation
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import HOUSE, ORLA, asked


def test_a_member_writes_and_takes_back_a_letter(ruth: Person, soil_and_table: Community) -> None:
    browser = signed_in(ruth)
    page = f"{HOUSE}/invitations/"
    answer = browser.post(page, {"address": ORLA, "name": "Orla", "note": "Come."}, follow=True)
    assert "on its way to orla@courier.example" in answer.content.decode()
    invitation = Invitation.objects.get(by=ruth, address=ORLA)
    assert browser.post(f"{page}{invitation.code}/revoke/").status_code == 302
    assert Revocation.objects.filter(invitation=invitation).exists()
    assert ORLA not in browser.get(page).content.decode()
    assert browser.get(f"{page}{invitation.code}/revoke/").status_code == 405


def test_letters_are_their_writers_alone(
    callum: Person, ruth: Person, harald: Person, soil_and_table: Community, client: Client
) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    page = f"{HOUSE}/invitations/"
    assert ORLA in signed_in(ruth).get(page).content.decode()
    by_callum = signed_in(callum)
    assert "courier.example" not in by_callum.get(page).content.decode()
    assert by_callum.post(f"{page}{invitation.code}/revoke/").status_code == 404
    assert signed_in(harald).get(page).status_code == 404
    assert client.get(page).status_code == 302


def test_a_steward_takes_back_a_letter_without_seeing_whose_it_is(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    browser, path = signed_in(nell), f"{HOUSE}/invitations/"
    page = browser.get(path).content.decode()
    assert "<b>Ruth Amsel</b> to o…@courier.example" in page
    assert ORLA not in page
    assert "Orla" not in page
    assert browser.post(f"{path}{invitation.code}/revoke/").status_code == 302
    assert Revocation.objects.filter(invitation=invitation).exists()
    assert "courier.example" not in browser.get(path).content.decode()


def test_who_is_here_already_gets_no_letter(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    browser, page = signed_in(ruth), f"{HOUSE}/invitations/"
    here = browser.post(page, {"address": "callum@aldervalley.example", "note": "Kept in the box"})
    assert here.status_code == 422
    assert "Callum Birch is here already." in here.content.decode()
    assert "Kept in the box" in here.content.decode()
    assert not Invitation.objects.filter(by=ruth).exists()
    for address in ("harald@aldervalley.example", "nobody@else.example"):
        assert browser.post(page, {"address": address}).status_code == 302


def test_the_list_of_letters_costs_the_same_for_three_and_for_thirty(
    ruth: Person, soil_and_table: Community
) -> None:
    browser = signed_in(ruth)
    browser.get(f"{HOUSE}/invitations/")
    costs = []
    for crowd in (3, 27):
        for number in range(crowd):
            asked(ruth, soil_and_table, address=f"n{number}of{crowd}@else.example")
        with CaptureQueriesContext(connection) as said:
            assert browser.get(f"{HOUSE}/invitations/").status_code == 200
        costs.append(len(said))
    assert costs[0] == costs[1]
