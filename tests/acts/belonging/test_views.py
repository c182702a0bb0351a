import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging import actions
from barnraiser.acts.belonging.models import Invitation, Revocation
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, RoleGrant
from barnraiser.ground import clock
from barnraiser.people import actions as accounts
from barnraiser.people import queries as people
from barnraiser.people.models import Account, Consent, Person
from demo import cast
from tests.conftest import PASSWORD, PURPOSE, arrives
from tests.signing_in import signed_in

from .test_actions import ORLA, asked, comes

HOUSE = "/communities/soil-and-table"
COMING = {"name": "Orla Keane", "password": PASSWORD, "purpose": "on", "rules": "on", "counts_ties": "no"}
YES = {"purpose": "on", "rules": "on", "counts_ties": "yes"}
HOSTILE = "<script>alert(1)</script>"


def link(token: str) -> str:
    return f"/invitation/{token}/"


@pytest.mark.requirement("B1", "I5")
def test_a_letter_brings_somebody_in_with_one_form(
    client: Client, ruth: Person, soil_and_table: Community
) -> None:
    _, token = asked(ruth, soil_and_table)
    page = client.get(link(token)).content.decode()
    assert PURPOSE in page
    assert "A failure shared here stays here." in page
    assert 'value="Orla Keane"' in page
    answer = client.post(link(token), COMING)
    assert answer.status_code == 302
    orla = people.with_address(ORLA)
    assert orla
    assert rooms.affirmation_of(orla, soil_and_table)
    assert people.consents(orla, Consent.Purpose.TIES) is False
    assert client.get("/me/").status_code == 200
    assert client.get(link(token)).status_code == 410


@pytest.mark.requirement("B1", "I5")
@pytest.mark.parametrize("missing", ["name", "password", "purpose", "rules", "counts_ties"])
def test_nobody_comes_in_without_each_yes(
    client: Client, ruth: Person, soil_and_table: Community, missing: str
) -> None:
    _, token = asked(ruth, soil_and_table)
    words = {key: value for key, value in COMING.items() if key != missing}
    answer = client.post(link(token), words)
    assert answer.status_code == 422
    assert not Account.objects.filter(email=ORLA).exists()
    assert missing == "name" or "Orla Keane" in answer.content.decode()


@pytest.mark.parametrize("password", ["short", "password1234", ORLA])
def test_a_password_easily_guessed_is_refused(
    client: Client, ruth: Person, soil_and_table: Community, password: str
) -> None:
    _, token = asked(ruth, soil_and_table)
    answer = client.post(link(token), COMING | {"password": password})
    assert answer.status_code == 422
    assert f'value="{password}"' not in answer.content.decode()
    assert not Account.objects.filter(email=ORLA).exists()


def test_looking_changes_nothing(client: Client, ruth: Person, soil_and_table: Community) -> None:
    _, token = asked(ruth, soil_and_table)
    client.get(link(token))
    with CaptureQueriesContext(connection) as said:
        client.get(link(token))
        client.head(link(token))
    assert not [q["sql"] for q in said if q["sql"].split()[0] not in ("SELECT", "SAVEPOINT", "RELEASE")]
    assert client.post(link(token), COMING).status_code == 302


def test_a_letter_is_never_cached_and_its_address_goes_nowhere_else(
    client: Client, ruth: Person, soil_and_table: Community
) -> None:
    _, token = asked(ruth, soil_and_table)
    answer = client.get(link(token))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_the_secret_is_not_logged(
    client: Client, ruth: Person, soil_and_table: Community, caplog: pytest.LogCaptureFixture
) -> None:
    _, token = asked(ruth, soil_and_table)
    client.post(link(token), {})
    client.get(link(token + "x"))
    assert "/invitation/…/" in caplog.text
    assert token not in caplog.text


def test_a_closed_letter_says_why(
    client: Client, nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    used, used_token = asked(ruth, soil_and_table)
    comes(used)
    back, back_token = asked(ruth, soil_and_table, address="late@else.example")
    actions.revoke(by=ruth, invitation=back)
    _, old_token = asked(ruth, soil_and_table, address="old@else.example")
    for token, words in ((used_token, "has been used"), (back_token, "taken back")):
        for answer in (client.get(link(token)), client.post(link(token), COMING)):
            assert answer.status_code == 410
            assert words in answer.content.decode()
    with clock.at(clock.now() + timedelta(days=22)):
        late = client.post(link(old_token), COMING)
    assert late.status_code == 410
    assert "run out" in late.content.decode()
    assert client.get(link("guessed")).status_code == 404


def test_who_has_an_account_signs_in_and_comes_back(
    client: Client, ruth: Person, soil_and_table: Community
) -> None:
    arrives(cast.HARALD, password=PASSWORD)
    _, token = asked(ruth, soil_and_table, address=cast.HARALD.address)
    page = client.get(link(token)).content.decode()
    assert f"/accounts/login/?next=%2Finvitation%2F{token}%2F" in page
    assert 'name="password"' not in page
    client.post(link(token), COMING)
    assert Account.objects.filter(email=cast.HARALD.address).count() == 1
    signing = client.post(
        f"/accounts/login/?next={link(token)}",
        {"login": cast.HARALD.address, "password": PASSWORD, "next": link(token)},
    )
    assert signing["Location"] == link(token)
    assert client.post(link(token), YES).status_code == 302
    harald = people.with_address(cast.HARALD.address)
    assert harald
    assert rooms.membership_of(harald, soil_and_table)


def test_signed_in_as_somebody_else_it_says_so(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    _, token = asked(ruth, soil_and_table)
    browser = signed_in(harald)
    assert "written to another address" in browser.get(link(token)).content.decode()
    assert browser.post(link(token), YES).status_code == 403
    assert rooms.membership_of(harald, soil_and_table) is None


def test_nothing_rides_along_with_a_letter(
    client: Client, nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    """Reliability classes 10 and 16: no other address, community, role or person by editing the form."""
    other = communities.found(by=nell, name="Inner Room", purpose="Keys.")
    _, token = asked(ruth, soil_and_table)
    ride = {
        "address": "evil@else.example",
        "email": "evil@else.example",
        "community": other.pk,
        "role": "steward",
    }
    client.post(
        link(token), COMING | ride | {"person": harald.pk, "handle": "nell-whitlock", "invitation": "1"}
    )
    orla = people.with_address(ORLA)
    assert orla
    assert not people.with_address("evil@else.example")
    assert rooms.membership_of(orla, other) is None
    assert not RoleGrant.objects.filter(membership__person=orla).exists()


def test_a_reset_password_opens_no_pending_letter(
    client: Client, ruth: Person, soil_and_table: Community
) -> None:
    """Reliability class 10: the way in is the letter, not the reset form."""
    from django.core import mail

    invitation, _ = asked(ruth, soil_and_table)
    client.post("/accounts/password/reset/", {"email": ORLA})
    [letter] = mail.outbox
    assert "/accounts/" not in letter.body
    assert "/invitation/" not in letter.body
    assert not Account.objects.filter(email=ORLA).exists()
    assert Invitation.objects.open().filter(pk=invitation.pk).exists()


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


def test_an_address_that_is_none_comes_back(ruth: Person, soil_and_table: Community) -> None:
    answer = signed_in(ruth).post(
        f"{HOUSE}/invitations/", {"address": "orla at home", "note": "Kept in the box"}
    )
    assert answer.status_code == 422
    assert "Kept in the box" in answer.content.decode()


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


def test_a_letter_of_somebody_who_left_says_so(
    client: Client, ruth: Person, soil_and_table: Community
) -> None:
    _, token = asked(ruth, soil_and_table)
    membership = rooms.membership_of(ruth, soil_and_table)
    assert membership
    actions.leave(by=ruth, membership=membership)
    for answer in (client.get(link(token)), client.post(link(token), COMING)):
        assert answer.status_code == 410
        assert "has left since" in answer.content.decode()


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


def test_my_data_comes_as_a_file_for_me_alone(client: Client, ruth: Person, callum: Person) -> None:
    answer = signed_in(ruth).get("/me/export/")
    assert answer["Content-Disposition"] == 'attachment; filename="ruth-amsel.json"'
    assert "no-store" in answer["Cache-Control"]
    kept = json.loads(answer.content)
    assert kept["people"]["name"] == "Ruth Amsel"
    assert "callum@aldervalley.example" not in answer.content.decode()
    assert client.get("/me/export/").status_code == 302


def test_being_forgotten_asks_who_you_are_and_whether_you_are_sure(
    client: Client, soil_and_table: Community
) -> None:
    harald = arrives(cast.HARALD, password=PASSWORD)
    assert "/accounts/reauthenticate/" in signed_in(harald).get("/me/forget/")["Location"]
    client.post("/accounts/login/", {"login": cast.HARALD.address, "password": PASSWORD})
    reasked = client.post("/accounts/reauthenticate/?next=/me/forget/", {"password": PASSWORD})
    assert reasked["Location"] == "/me/forget/"
    assert client.get("/me/forget/").status_code == 200
    assert client.post("/me/forget/").status_code == 422
    assert people.with_address(cast.HARALD.address) == harald
    gone = client.post("/me/forget/", {"sure": "on"}, follow=True)
    assert "You are forgotten here" in gone.content.decode()
    assert people.with_address(cast.HARALD.address) is None
    assert client.get("/me/").status_code == 302
    assert not client.login(email=cast.HARALD.address, password=PASSWORD)


def test_hostile_words_in_a_letter_are_only_words(
    client: Client, ruth: Person, soil_and_table: Community
) -> None:
    """Reliability class 17."""
    browser = signed_in(ruth)
    browser.post(f"{HOUSE}/invitations/", {"address": ORLA, "name": HOSTILE, "note": HOSTILE})
    assert HOSTILE not in browser.get(f"{HOUSE}/invitations/").content.decode()
    from barnraiser.acts.belonging.models import token_for

    page = client.get(link(token_for(Invitation.objects.get(address=ORLA).code))).content.decode()
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page
