"""Joaquín's page elsewhere tells another story in three places; he reads what to mend, mends it there, and asks again."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from barnraiser.communities.models import Community
from barnraiser.ground.outside import standing_in
from barnraiser.ground.pictures import squared
from barnraiser.people import actions
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins
from tests.outside import Outside, answer, outside
from tests.people.elsewhere.test_likeness import face, file

from .browser import looks_right
from .conftest import Visit

TAGLINE = "Plants orchards with schools."


@pytest.fixture
def there() -> Iterator[Outside]:
    with outside() as here, standing_in(here.port, "fields.example"):
        yield here


@pytest.fixture
def joaquin(soil_and_table: Community, nell: Person) -> Person:
    person = joins(cast.JOAQUIN, soil_and_table, nell)
    actions.edit_profile(by=person, person=person, tagline=TAGLINE, picture=squared(file(face())))
    return person


def tells(there: Outside, home: str, *, name: str, tagline: str, picture: int) -> None:
    """His page at fields.example, as he has written it there."""
    there.pages["fields.example/@joaquin"] = answer(
        f'<!doctype html><title>Fields</title><link rel="me" href="{home}"><main class="h-card">'
        f'<img class="u-photo" src="/face.png" alt=""><h1 class="p-name">{name}</h1><p class="p-note">{tagline}</p></main>'
    )
    there.pages["fields.example/face.png"] = answer(file(face(picture)).getvalue(), kind="image/png")


def adds_his_page(page: Page) -> None:
    page.goto("/me/")
    page.get_by_role("link", name="My pages elsewhere").click()
    page.get_by_label("Address of the page").fill("http://fields.example/@joaquin")
    page.get_by_label("What it is").fill("Where I post from orchards")
    page.get_by_role("button", name="Put it on my list").click()
    expect(page.get_by_role("status")).to_contain_text("fields.example/@joaquin is on your list")


@pytest.mark.requirement("A5", "A7")
def test_three_mismatches_are_named_mended_and_checked_again(
    visit: Visit, joaquin: Person, nell: Person, there: Outside, a_little_later: Callable[[], None]
) -> None:
    page = visit(joaquin)
    adds_his_page(page)
    home = page.locator(".address").first.inner_text()
    tells(there, home, name="J. Ferrer", tagline="Photographs insects.", picture=1)

    page.get_by_role("button", name="Check fields.example/@joaquin").click()
    expect(page.get_by_text("Checking…")).to_be_visible()
    a_little_later()
    mending = page.get_by_role("region", name="To mend").get_by_role("listitem")
    expect(mending).to_have_count(3)
    expect(mending.nth(0)).to_have_text(
        "On fields.example/@joaquin your name is “J. Ferrer”. Here it is “Joaquín Ferrer”. Change one of them."
    )
    expect(mending.nth(1)).to_have_text(
        "On fields.example/@joaquin your picture is another one than here. Change one of them."
    )
    expect(mending.nth(2)).to_have_text(
        f"On fields.example/@joaquin your tagline says “Photographs insects.”. Here it says “{TAGLINE}”. Change one of them."
    )
    expect(page.get_by_text("Links back, seen")).to_be_visible()
    looks_right(page)

    tells(there, home, name="Joaquín Ferrer", tagline=TAGLINE, picture=0)
    page.get_by_role("button", name="Check fields.example/@joaquin").click()
    expect(page.get_by_text("Checking…")).to_be_visible()
    a_little_later()
    expect(page.get_by_text("Checking…")).to_have_count(0)
    expect(page.get_by_role("region", name="To mend")).to_have_count(0)
    expect(page.locator(".idcheck .y")).to_have_count(3)

    page = visit(nell, width=390)
    page.goto(joaquin.get_absolute_url())
    everywhere = page.get_by_role("region", name="The same person everywhere")
    expect(everywhere.get_by_role("link")).to_have_attribute("rel", "me nofollow noopener")
    expect(everywhere.get_by_role("cell", name="Yes")).to_be_visible()
    looks_right(page)


def test_it_works_without_scripts(
    without_javascript: Visit, joaquin: Person, there: Outside, a_little_later: Callable[[], None]
) -> None:
    page = without_javascript(joaquin)
    adds_his_page(page)
    page.get_by_role("button", name="Check fields.example/@joaquin").click()
    expect(page.get_by_text("Checking…")).to_be_visible()
    a_little_later()
    page.goto("/me/links/")
    expect(page.get_by_role("region", name="To mend").get_by_role("listitem")).to_have_text(
        "fields.example/@joaquin answered that it is not there, or not for us. See whether the address is right; "
        "if only you can see the page, paste its source."
    )
    looks_right(page)
