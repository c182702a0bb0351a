import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from barnraiser.acts.belonging.accounts import at_home
from barnraiser.ground.web.inputs import CHOOSING_HINT
from barnraiser.people.models import Account
from demo import cast
from tests.conftest import PASSWORD, arrives
from tests.signing_in import signed_in

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "another quiet barn in May"


@pytest.fixture
def ruths_browser(client: Client) -> Client:
    """Ruth, signed in by her password in the ordinary way."""
    arrives(cast.RUTH, password=PASSWORD)
    answer = sign_in(client)
    assert answer.status_code == 302
    return client


def sign_in(client: Client, password: str = PASSWORD, address: str = cast.RUTH.address) -> Any:
    return client.post("/accounts/login/", {"login": address, "password": password})


def reset_link(client: Client, **headers: str) -> str:
    client.post("/accounts/password/reset/", {"email": cast.RUTH.address}, headers=headers)
    found = re.search(r"https?://\S+", str(mail.outbox[-1].body))
    assert found
    return found[0]


def test_signing_in_by_password_leads_home(ruths_browser: Client) -> None:
    assert ruths_browser.get("/me/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client: Client) -> None:
    arrives(cast.RUTH, password=PASSWORD)
    wrong = sign_in(client, password="not this one")
    unknown = sign_in(client, password="not this one", address="ruth@else.example.org")
    assert wrong.status_code == unknown.status_code == 200

    def plain(answer: Any) -> str:
        said = answer.content.decode()
        for address in (cast.RUTH.address, "ruth@else.example.org"):
            said = said.replace(address, "")
        return re.sub(r'(nonce|value)="[^"]*"', "", said)

    assert plain(wrong) == plain(unknown)
    assert client.get("/me/").status_code == 302


def test_too_many_wrong_passwords_close_the_door_for_a_while(client: Client) -> None:
    arrives(cast.RUTH, password=PASSWORD)
    for _ in range(10):
        sign_in(client, password="not this one")
    assert sign_in(client).status_code != 302


def test_a_forgotten_password_is_reset_by_mail(client: Client) -> None:
    arrives(cast.RUTH, password=PASSWORD)
    other = Client()
    sign_in(other)
    link = reset_link(client)
    assert link.startswith("http://localhost/accounts/password/reset/key/")
    assert mail.outbox[-1].to == [cast.RUTH.address]
    form = client.get(link.removeprefix("http://localhost"), follow=True)
    answer = client.post(form.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert answer.status_code == 302
    assert sign_in(Client(), NEW_PASSWORD).status_code == 302
    assert sign_in(Client(), PASSWORD).status_code == 200
    assert other.get("/me/").status_code == 302


def test_a_reset_link_works_once(client: Client) -> None:
    arrives(cast.RUTH, password=PASSWORD)
    path = reset_link(client).removeprefix("http://localhost")
    form = client.get(path, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    again = Client().get(path, follow=True)
    assert 'name="password1"' not in again.content.decode()


def test_a_reset_says_the_same_for_every_address(client: Client) -> None:
    arrives(cast.RUTH, password=PASSWORD)
    known = client.post("/accounts/password/reset/", {"email": cast.RUTH.address}, follow=True)
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@else.example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 2
    assert "http" not in mail.outbox[1].body.replace("http://localhost\n", "").rstrip().removesuffix(
        "http://localhost"
    )


@pytest.mark.parametrize("address", [cast.RUTH.address, "nobody@else.example.org"])
def test_a_fourth_letter_the_same_day_is_not_sent_and_the_page_says_the_same(
    client: Client, address: str
) -> None:
    arrives(cast.RUTH, password=PASSWORD)
    pages = [
        client.post("/accounts/password/reset/", {"email": address.upper()}, follow=True) for _ in range(4)
    ]
    assert len(mail.outbox) == 3
    words = {re.sub(r'(nonce|value)="[^"]*"', "", page.content.decode()) for page in pages}
    assert len(words) == 1
    assert {page.status_code for page in pages} == {200}
    client.post("/accounts/password/reset/", {"email": "another@else.example.org"})
    assert len(mail.outbox) == 4


@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host", "Forwarded"])
def test_a_forged_host_changes_no_link_in_a_letter(client: Client, settings: Any, header: str) -> None:
    """Reliability class 13."""
    settings.ALLOWED_HOSTS = ["*"]
    arrives(cast.RUTH, password=PASSWORD)
    assert reset_link(client, **{header: "evil.example"}).startswith("http://localhost/accounts/")
    client.post(
        "/accounts/password/reset/", {"email": "nobody@else.example.org"}, headers={header: "evil.example"}
    )
    for letter in mail.outbox:
        assert "evil" not in f"{letter.subject} {letter.body}"


def test_a_letter_goes_to_the_address_on_file_alone(client: Client) -> None:
    """Reliability class 13: look-alikes of a known address."""
    arrives(cast.PRIYA, password=PASSWORD)
    for alike in (
        "pr\u0131ya@aldervalley.example",
        "priya@aldervalley.example, evil@else.example",
        "priya@alder\u017falley.example",
    ):
        client.post("/accounts/password/reset/", {"email": alike})
    assert not [letter for letter in mail.outbox if "reset/key" in letter.body]


def test_any_link_is_brought_home() -> None:
    assert at_home("https://evil.example:81/accounts/x/?a=b") == "http://localhost/accounts/x/?a=b"


def test_signing_out_everywhere_ends_the_other_browser_and_this_one(ruths_browser: Client) -> None:
    other = Client()
    sign_in(other)
    assert other.get("/me/").status_code == 200
    answer = ruths_browser.post("/me/sign-out-everywhere/", follow=True)
    assert "signed out on every device" in answer.content.decode()
    assert other.get("/me/").status_code == 302
    assert ruths_browser.get("/me/").status_code == 302
    assert sign_in(ruths_browser).status_code == 302


def test_signing_out_other_places_keeps_this_one(ruths_browser: Client) -> None:
    other = Client()
    sign_in(other)
    other.get("/me/")
    ruths_browser.get("/me/")
    ruths_browser.post("/accounts/sessions/")
    assert other.get("/me/").status_code == 302
    assert ruths_browser.get("/me/").status_code == 200


def test_nobody_signs_somebody_out_by_a_link(ruths_browser: Client, client: Client) -> None:
    assert ruths_browser.get("/me/sign-out-everywhere/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ruths_browser.cookies
    assert strict.post("/me/sign-out-everywhere/").status_code == 403
    assert ruths_browser.get("/me/").status_code == 200


def test_without_an_invitation_nobody_signs_up(client: Client) -> None:
    page = client.get("/accounts/signup/")
    assert "You join by invitation" in page.content.decode()
    client.post("/accounts/signup/", {"email": "me@else.example", "password1": NEW_PASSWORD})
    assert not Account.objects.exists()


def test_a_new_address_counts_once_its_code_came_back(ruths_browser: Client) -> None:
    ruths_browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    ruths_browser.post("/accounts/email/", {"action_add": "", "email": "ruth@new.example"})
    [letter] = [m for m in mail.outbox if m.to == ["ruth@new.example"]]
    assert not EmailAddress.objects.filter(email="ruth@new.example", verified=True).exists()
    code = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})?)\s*$", str(letter.body), re.MULTILINE)
    assert code
    ruths_browser.post("/accounts/confirm-email/", {"code": code[1]})
    assert EmailAddress.objects.filter(email="ruth@new.example", verified=True).exists()


def test_the_door_offers_a_passkey(client: Client) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert "passkey" in page
    assert "mfa_login" in page


def test_every_page_of_the_household_opens(ruths_browser: Client) -> None:
    ruths_browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    for path in (
        "2fa/",
        "2fa/webauthn/",
        "2fa/webauthn/add/",
        "sessions/",
        "email/",
        "password/change/",
        "logout/",
    ):
        assert ruths_browser.get(f"/accounts/{path}").status_code == 200, path


def test_the_household_speaks_plainly(ruths_browser: Client) -> None:
    ruths_browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = ruths_browser.get("/accounts/password/change/").content.decode()
    for label in ("The password you have now", "New password", "New password, once more"):
        assert f">{label}</label>" in page
    assert CHOOSING_HINT in page
    assert "Your password can" not in page
    browser = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36"}
    sessions = ruths_browser.get("/accounts/sessions/", headers=browser)
    sessions = ruths_browser.get("/accounts/sessions/", headers=browser)
    assert "Chrome on Linux" in sessions.content.decode()
    assert "Mozilla" not in sessions.content.decode()
    door = Client().get("/accounts/login/").content.decode()
    assert ">Email address</label>" in door


def test_a_passkey_is_not_added_without_proving_who_you_are() -> None:
    answer = signed_in(arrives(cast.RUTH, password=PASSWORD)).get("/accounts/2fa/webauthn/add/")
    assert answer.status_code == 302
    assert "/accounts/reauthenticate/" in answer["Location"]
