"""Ways in: a code by letter, new browsers told of once, visits ended one by one, more than a password for stewards."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django_ox.testing import run_tasks

from barnraiser.communities import rules
from barnraiser.communities.models import Community
from barnraiser.people import actions, queries
from barnraiser.people.models import Device, Person
from barnraiser.surveys import rules as surveys
from demo import cast
from tests.conftest import PASSWORD, arrives
from tests.signing_in import signed_in

UNKNOWN = "nobody@aldervalley.example"


def asks(client: Client, address: str) -> Any:
    return client.post("/accounts/login/code/", {"email": address})


def code_of(letter: Any) -> str:
    found = re.search(r"^([A-Z0-9-]{6,})$", str(letter.body), re.MULTILINE)
    assert found
    return found[1]


def signs_in(client: Client, person: cast.Part = cast.HARALD, password: str = PASSWORD) -> Any:
    return client.post(
        "/accounts/login/", {"login": person.address, "password": password}, HTTP_USER_AGENT="Firefox Linux"
    )


def test_a_code_by_letter_opens_the_door_once_and_only_where_it_was_asked_for(db: None) -> None:
    arrives(cast.HARALD)
    here, elsewhere = Client(), Client()
    assert asks(here, "HARALD@aldervalley.example")["Location"] == "/accounts/login/code/confirm/"
    letter = mail.outbox[-1]
    assert letter.to == [cast.HARALD.address]
    code = code_of(letter)
    # A scanner that opens pages uses nothing up, and another browser has no use for the code.
    assert here.get("/accounts/login/code/confirm/").status_code == 200
    assert elsewhere.post("/accounts/login/code/confirm/", {"code": code}).status_code == 302
    assert elsewhere.get("/me/").status_code == 302
    assert here.post("/accounts/login/code/confirm/", {"code": code})["Location"] == "/"
    assert here.get("/me/").status_code == 200
    again = Client()
    asks(again, cast.HARALD.address)
    assert again.post("/accounts/login/code/confirm/", {"code": code}).status_code == 200
    assert again.get("/me/").status_code == 302


def test_a_known_and_an_unknown_address_get_the_same_answer(db: None) -> None:
    arrives(cast.HARALD)
    told = []
    for address in (cast.HARALD.address, UNKNOWN):
        client = Client()
        first = asks(client, address)
        page = client.get("/accounts/login/code/confirm/").content.decode()
        wrong = client.post("/accounts/login/code/confirm/", {"code": "WRONG-CODE"})
        told.append(
            (
                first.status_code,
                first["Location"],
                _alike(page, address),
                wrong.status_code,
                _alike(wrong.content.decode(), address),
            )
        )
    assert told[0] == told[1]
    assert [letter.to for letter in mail.outbox] == [[cast.HARALD.address], [UNKNOWN]]


def _alike(page: str, address: str) -> str:
    without = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]+"', "", page)
    return without.replace(address, "ADDRESS")


def test_nobody_is_flooded_with_codes(db: None) -> None:
    arrives(cast.HARALD)
    answers = {asks(Client(REMOTE_ADDR=f"192.0.2.{n}"), cast.HARALD.address).status_code for n in range(15)}
    assert answers == {302}
    assert len(mail.outbox) == 10


def test_three_wrong_codes_are_enough(db: None) -> None:
    arrives(cast.HARALD)
    client = Client()
    asks(client, cast.HARALD.address)
    code = code_of(mail.outbox[-1])
    for _ in range(3):
        client.post("/accounts/login/code/confirm/", {"code": "WRONG-CODE"})
    assert client.post("/accounts/login/code/confirm/", {"code": code})["Location"] == "/accounts/login/code/"
    assert client.get("/me/").status_code == 302


def test_a_code_is_no_way_around_the_second_step(db: None) -> None:
    harald = arrives(cast.HARALD)
    Authenticator.objects.create(user=harald.account, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    asks(client, cast.HARALD.address)
    answer = client.post("/accounts/login/code/confirm/", {"code": code_of(mail.outbox[-1])})
    assert answer["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/me/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_new_browser_is_told_of_once_and_the_first_is_not() -> None:
    harald = arrives(cast.HARALD, password=PASSWORD)
    first, second = Client(), Client()
    signs_in(first)
    run_tasks(raise_failures=True)
    assert mail.outbox == []
    signs_in(second)
    run_tasks(raise_failures=True)
    assert [letter.subject for letter in mail.outbox] == ["Somebody signed in from a new browser"]
    assert "Firefox on Linux" in str(mail.outbox[0].body)
    assert second.cookies["device"]["httponly"]
    for client in (first, second):
        client.post("/accounts/logout/")
        signs_in(client)
    run_tasks(raise_failures=True)
    assert len(mail.outbox) == 1
    assert Device.objects.filter(account=harald.account).count() == 2
    assert second.cookies["device"].value not in set(Device.objects.values_list("digest", flat=True))


def test_one_visit_is_ended_and_the_others_go_on_and_nobody_ends_anothers(db: None) -> None:
    arrives(cast.HARALD, password=PASSWORD)
    callum = arrives(cast.CALLUM)
    here, there = Client(), Client()
    signs_in(here)
    signs_in(there)
    page = here.get("/accounts/sessions/").content.decode()
    [path] = re.findall(r'action="(/me/visits/\w+/end/)"', page)
    for session in UserSession.objects.all():
        assert session.session_key not in page
    assert signed_in(callum).post(path).status_code == 302
    assert there.get("/me/").status_code == 200
    assert here.get(path).status_code == 405
    here.post(path)
    assert there.get("/me/").status_code == 302
    assert here.get("/me/").status_code == 200


def test_a_new_password_ends_every_other_visit(db: None) -> None:
    arrives(cast.HARALD, password=PASSWORD)
    here, there = Client(), Client()
    signs_in(here)
    signs_in(there)
    new = "another quiet barn in March"
    answer = here.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert answer.status_code == 302
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302


def test_where_the_host_asks_it_a_steward_needs_more_than_a_password(
    nell: Person, ruth: Person, soil_and_table: Community, settings: Any
) -> None:
    assert rules.may_steward(nell, soil_and_table)
    settings.STEWARDS_SECOND_FACTOR = True
    verdict = rules.may_steward(nell, soil_and_table)
    assert not verdict
    assert verdict.way == "/accounts/2fa/"
    assert "Only a steward" in rules.may_steward(ruth, soil_and_table).reason
    browser = signed_in(nell)
    for page in ("imports", "look"):
        answer = browser.get(f"/communities/soil-and-table/{page}/")
        assert answer.status_code == 403
        assert "/accounts/2fa/" in answer.content.decode()
    Authenticator.objects.create(user=nell.account, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert not rules.may_steward(nell, soil_and_table)
    Authenticator.objects.create(user=nell.account, type=Authenticator.Type.WEBAUTHN, data={})
    assert queries.has_second_factor(nell)
    assert rules.may_steward(nell, soil_and_table)
    assert browser.get("/communities/soil-and-table/imports/").status_code == 200


def test_an_ended_visit_of_ones_own_needs_an_account(db: None) -> None:
    imported = actions.introduce(name="Wendell")
    assert actions.end_visit(by=imported, visit="0" * 16) is False
    assert queries.visits_of(imported) == []


LOOK_ALIKES = (
    "m\u0131ke@aldervalley.example",
    "mi\u212ae@aldervalley.example",
    '"mike@aldervalley.example"@evil.example',
)


@pytest.mark.parametrize("address", LOOK_ALIKES)
def test_a_code_goes_to_the_stored_address_and_nowhere_else(db: None, address: str) -> None:
    """Whatever look-alike is typed, and whatever host the request claims to come to."""
    account = actions.open_account(email="mike@aldervalley.example", password=None)
    actions.claim(account=account, address=account.email, name="Mike")
    client = Client(headers={"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"})
    for path in ("/accounts/login/code/", "/accounts/password/reset/"):
        client.post(path, {"email": address})
    for letter in mail.outbox:
        assert "evil.example" not in str(letter.body).replace(address, "")
        if letter.subject != "No account with this address":
            assert letter.to == ["mike@aldervalley.example"]


def test_a_round_of_questions_too_is_opened_by_who_is_surely_themselves(
    nell: Person, ruth: Person, soil_and_table: Community, settings: Any
) -> None:
    settings.STEWARDS_SECOND_FACTOR = True
    assert surveys.may_ask(nell, soil_and_table).way == "/accounts/2fa/"
    assert "opened by a steward" in surveys.may_ask(ruth, soil_and_table).reason
