"""Leave, and take everything along: an archive asked for and fetched, a farewell, a second thought, and gone."""

import json
import mailbox
import re
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from barnraiser.acts.conversations import actions as conversations
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import tasks
from barnraiser.people.models import Account, Person
from demo import cast
from tests.conftest import PASSWORD, joins

from .browser import looks_right
from .conftest import Visit


@pytest.fixture
def ruth(soil_and_table: Community, nell: Person) -> Person:
    """A member who signs in with a password, and has said something."""
    ruth = joins(cast.RUTH, soil_and_table, nell)
    account = Account.objects.get(person=ruth)
    account.set_password(PASSWORD)
    account.save()
    conversations.start(
        by=ruth, community=soil_and_table, kind="success", title="Hay", words="From the hedge to the mill."
    )
    return ruth


def signs_in(page: Page, *, finds: str = "Ruth") -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(cast.RUTH.address)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("main")).to_contain_text(finds)


def asks_to_be_forgotten(page: Page) -> None:
    page.goto("/me/forget/")
    if "reauthenticate" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="It is me").click()
    looks_right(page)
    page.get_by_label("Yes, forget me in a week.").check()
    page.get_by_role("button", name="Forget me").click()


def test_ruth_leaves_and_takes_everything_along(
    visit: Visit, ruth: Person, a_little_later: Callable[[], None], settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT, settings.DATA = tmp_path / "media", tmp_path / "data"
    settings.DATA.mkdir()
    page = visit(width=390, javascript=False)
    signs_in(page)
    page.goto("/me/")
    page.get_by_role("link", name="Take everything with me").click()
    looks_right(page)
    page.get_by_role("button", name="Pack my archive").click()
    expect(page.locator("main")).to_contain_text("It is being packed")
    a_little_later()
    page.goto("/")
    page.get_by_role("link", name="Your archive is ready", exact=True).click()
    looks_right(page)
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Fetch it").click()
    archive = tmp_path / "mine.zip"
    fetched.value.save_as(archive)
    with zipfile.ZipFile(archive) as packed:
        assert json.loads(packed.read("data/people.json"))["name"] == "Ruth Amsel"
        (tmp_path / "letters.mbox").write_bytes(packed.read("letters.mbox"))
    with closing(mailbox.mbox(tmp_path / "letters.mbox", create=False)) as letters:
        assert [letter["Subject"] for letter in letters] == ["Hay"]
    page.goto("/me/export/")
    expect(page.get_by_role("button", name="Fetch it")).to_have_count(0)

    asks_to_be_forgotten(page)
    looks_right(page)
    page.goto("/me/")
    looks_right(page)
    page.get_by_role("button", name="Keep me").click()
    expect(page.locator("main")).to_contain_text("You stay")
    asks_to_be_forgotten(page)
    expect(page.get_by_role("button", name="Keep me")).to_be_visible()
    with clock.at(clock.now() + timedelta(days=7, minutes=1)):
        tasks.tend.func()
    page.goto("/me/")
    expect(page).to_have_url("/accounts/login/?next=/me/")
    signs_in(page, finds="not correct")


def test_what_ruth_said_yes_to_and_where_she_is_signed_in(visit: Visit, ruth: Person) -> None:
    page = visit(scheme="dark")
    page.goto("/accounts/login/code/")
    looks_right(page)
    page.get_by_label("Email").fill(cast.RUTH.address)
    page.get_by_role("button", name="Send it").click()
    looks_right(page)
    page.get_by_text("Not now").click()
    signs_in(page)
    page.goto("/me/consent/")
    looks_right(page)
    page.get_by_role("button", name=re.compile("No, not any more.*ties count")).click()
    expect(page.locator("main")).to_contain_text("You said no")
    other = visit()
    signs_in(other)
    page.goto("/accounts/sessions/")
    looks_right(page)
    page.get_by_role("button", name="Sign it out").click()
    other.goto("/me/")
    expect(other).to_have_url("/accounts/login/?next=/me/")
