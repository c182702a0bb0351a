"""Ruth looks for people: near and then wider, of a sector that is missing, and puts a team together."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from barnraiser.communities.models import Community
from barnraiser.people import actions
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .browser import looks_right
from .conftest import Visit


@pytest.fixture
def valley(soil_and_table: Community, nell: Person, ruth: Person, callum: Person) -> dict[str, Person]:
    orla, meilin = (joins(part, soil_and_table, nell) for part in (cast.ORLA, cast.MEILIN))
    for person, place, country in (
        (ruth, "Alder Valley", "GB"),
        (callum, "Alder Valley", "GB"),
        (orla, "Ransdale", "GB"),
        (meilin, "Lyon", "FR"),
    ):
        actions.edit_profile(by=person, person=person, place=place, country=country, interests=["soil"])
    return {"ruth": ruth, "callum": callum, "orla": orla, "meilin": meilin}


@pytest.mark.requirement("C1", "C2", "C4", "C11", "C12")
def test_a_search_widens_and_a_team_is_asked_together(visit: Visit, valley: dict[str, Person]) -> None:
    page = visit(valley["ruth"])
    page.goto("/people/")
    page.get_by_label("Name or word").fill("sóil")
    page.get_by_label("Alder Valley").check()
    page.get_by_role("button", name="Show these").click()
    rows = page.locator(".people > li")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("You both care about soil")
    looks_right(page)
    page.get_by_role("link", name=re.compile("Look wider: The whole country")).click()
    expect(rows).to_have_count(2)
    expect(page.get_by_label("Name or word")).to_have_value("sóil")
    page.get_by_role("link", name=re.compile("Look wider: Anywhere")).click()
    expect(rows).to_have_count(4)
    page.get_by_label("Into a team: Callum").check()
    page.get_by_label("Into a team: Mei-Lin").check()
    page.get_by_role("button", name="Put those ticked into a team").click()
    expect(page.locator(".note")).to_contain_text("Media above all")
    looks_right(page)
    page.locator(".note").get_by_role("link", name="media").click()
    page.get_by_label("Into a team: Orla").check()
    page.get_by_role("button", name="Put those ticked into a team").click()
    expect(page.locator(".note")).not_to_contain_text("Media above all")
    page.get_by_role("link", name="Ask them together in Soil & Table").click()
    expect(page.get_by_label(re.compile("Your words"))).to_have_value(re.compile("@.*@.*@"))


def test_a_search_is_kept_without_scripts_and_on_a_phone(
    without_javascript: Callable[..., Page], valley: dict[str, Person]
) -> None:
    page = without_javascript(valley["ruth"], width=390)
    page.goto("/people/?unlike=yes")
    expect(page.locator(".people > li").filter(has_text="Another background")).not_to_have_count(0)
    looks_right(page)
    page.get_by_text("Keep this search").click()
    page.get_by_label("Its name").fill("Others who care about soil")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="Others who care about soil")).to_be_visible()
    looks_right(page)
