"""Coming back: by passkey, after a forgotten password, and going everywhere at once."""

import re
from urllib.parse import urlsplit

from django.core import mail
from playwright.sync_api import Page, expect

from demo import cast
from tests.conftest import PASSWORD, arrives

from .browser import looks_right
from .conftest import Visit


def has_a_passkey_device(page: Page) -> None:
    """The browser has a virtual authenticator that says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def signs_in(page: Page, password: str = PASSWORD) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(cast.NELL.address)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nell")


def test_nell_adds_a_passkey_and_comes_back_with_it(visit: Visit) -> None:
    arrives(cast.NELL, password=PASSWORD)
    page = visit()
    has_a_passkey_device(page)
    signs_in(page)
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="It is me").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Add a passkey")
    looks_right(page)
    page.get_by_label("Name").fill("Nell’s telephone")
    page.get_by_label("Open the door with it alone").check()
    page.get_by_role("button", name="Add it").click()
    expect(page).not_to_have_url(re.compile("webauthn/add"))
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nell")


def test_a_forgotten_password_is_replaced_by_letter(visit: Visit) -> None:
    arrives(cast.NELL, password=PASSWORD)
    page = visit(javascript=False)
    page.goto("/accounts/password/reset/")
    looks_right(page)
    page.get_by_label("Email").fill(cast.NELL.address)
    page.locator("main form button").first.click()
    found = re.search(r"https?://\S+", str(mail.outbox[-1].body))
    assert found
    page.goto(urlsplit(found[0]).path)
    looks_right(page)
    for box in page.locator("input[type=password]").all():
        box.fill("a new and quiet word")
    page.locator("main form button").first.click()
    page.context.clear_cookies()
    signs_in(page, "a new and quiet word")


def test_signing_out_everywhere_ends_the_other_visit_too(visit: Visit) -> None:
    arrives(cast.NELL, password=PASSWORD)
    phone, desk = visit(width=390), visit()
    signs_in(phone)
    signs_in(desk)
    desk.goto("/me/")
    looks_right(desk)
    desk.get_by_role("button", name="Sign out everywhere").click()
    phone.goto("/")
    expect(phone).to_have_url(re.compile("/accounts/login/"))
