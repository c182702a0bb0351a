import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging import actions
from barnraiser.acts.belonging.models import Invitation
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, RoleGrant
from barnraiser.ground import clock
from barnraiser.people import queries as people
from barnraiser.people.models import Account, Consent, Person
from demo import cast
from tests.conftest import PASSWORD, PURPOSE, arrives
from tests.signing_in import signed_in

from ..telling import COMING, HOSTILE, HOUSE, ORLA, YES, asked, comes, link


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
    assert client.get(link(token))["Location"] == "/communities/soil-and-table/", "it leads in again"
    assert Client().get(link(token)).status_code == 410


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


def test_a_stranger_says_not_this_time_and_the_letter_is_closed(
    client: Client, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    _, token = asked(ruth, soil_and_table)
    refusal = f"{link(token)}not-this-time/"
    assert f'action="{refusal}"' in client.get(link(token)).content.decode()
    assert client.get(refusal).status_code == 405
    for _ in range(2):
        answer = client.post(refusal)
        assert (answer.status_code, answer["Location"]) == (302, link(token))
    for closed in (client.get(link(token)), client.post(link(token), COMING)):
        assert closed.status_code == 410
        assert "Ruth Amsel sees “not this time”, and nobody else is told" in closed.content.decode()
    page = signed_in(ruth).get(f"{HOUSE}/invitations/").content.decode()
    assert "No letter of yours is waiting" in page
    assert page.index('id="declined">Not this time') < page.index("Orla Keane")
    assert "Orla Keane" not in signed_in(callum).get(f"{HOUSE}/invitations/").content.decode()
    assert client.post(link("guessed") + "not-this-time/").status_code == 404


def test_who_has_an_account_says_not_this_time_signed_in_or_not(
    client: Client, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    for browser in (client, signed_in(harald)):
        _, token = asked(ruth, soil_and_table, address=cast.HARALD.address)
        refusal = f"{link(token)}not-this-time/"
        assert f'action="{refusal}"' in browser.get(link(token)).content.decode()
        assert signed_in(ruth).post(refusal).status_code == 403
        assert browser.post(refusal).status_code == 302
        closed = browser.get(link(token))
        assert closed.status_code == 410
        assert (">Sign in</a>" in re.sub("<svg.*?</svg>", "", closed.content.decode())) is (browser is client)
    assert f"/invitation/{token}/" not in signed_in(harald).get("/").content.decode()
