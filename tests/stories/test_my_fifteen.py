"""Somebody finds and lists people in every walk of life, hears that the media is missing, and fills the gap."""

import re

import pytest
from playwright.sync_api import Page, expect

from barnraiser.acts.trust import actions
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .browser import looks_right
from .conftest import Visit


@pytest.mark.requirement("C5", "C6", "C8")
def test_find_and_list_until_the_media_gap_is_filled(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person, callum: Person, priya: Person
) -> None:
    orla = joins(cast.ORLA, soil_and_table, nell)
    page = visit(ruth)
    lists(page, "/people/?q=lentils", "Callum Birch", "Lentils, and how to lose them well.")
    lists(page, "/people/?sector=public", "Priya Nair", "My way into the council.")
    expect(page.get_by_text("Nobody from the media yet.")).to_be_visible()
    reach = page.get_by_role("region", name="Where it reaches")
    expect(reach.get_by_text("Nobody from academia")).to_be_visible()
    expect(reach.get_by_text("Nobody from the public sector")).to_have_count(0)
    looks_right(page)
    page.get_by_role("link", name="Whom in the media to consider").click()
    expect(page.get_by_role("checkbox", name="Media")).to_be_checked()
    page.get_by_role("link", name="Orla Keane").click()
    puts_on(page, "Ideas travel when somebody tells them.")
    expect(page.get_by_text("Nobody from the media")).to_have_count(0)
    expect(page.get_by_text("3 so far.")).to_be_visible()

    hers = visit(orla, width=390)
    for path in ("/me/fifteen/", "/", "/people/ruth-amsel/", "/notices/"):
        hers.goto(path)
        expect(hers.get_by_text("Ideas travel when")).to_have_count(0)


@pytest.mark.requirement("C3", "D5")
def test_a_top_five_becomes_a_place_on_the_list_and_two_compare_what_matters(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person, callum: Person
) -> None:
    actions.rank_values(by=callum, words=["Living soil", "Humour"])
    actions.agree_to_compare(by=callum, toward=ruth, community=soil_and_table)
    page = visit(ruth, width=390, javascript=False)
    page.goto("/me/top-fives/")
    page.get_by_label("The field").fill("soil")
    page.get_by_label("In your own words").fill("tells me when I am wrong")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name=re.compile("^My five.*Nell Whitlock")).click()
    page.get_by_role("button", name=re.compile("^My five.*Callum Birch")).click()
    page.get_by_role("button", name=re.compile("^Up.*Callum Birch")).click()
    names = page.locator(".five5 h3").all_inner_texts()
    assert names == ["Callum Birch", "Nell Whitlock"]
    looks_right(page)
    page.get_by_role("button", name=re.compile("^My fifteen.*Callum Birch")).click()
    page.goto("/me/fifteen/")
    expect(page.get_by_text("Found. soil: tells me when I am wrong")).to_be_visible()

    page.goto("/me/values/")
    page.get_by_label("First").fill("Living soil")
    page.get_by_label("Second").fill("Patience")
    page.get_by_role("button", name="Keep this order").click()
    page.goto("/people/callum-birch/you-two/")
    expect(page.get_by_text("Humour")).to_have_count(0)
    page.get_by_role("button", name="Agree to compare").click()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("near the top for both of you")).to_be_visible()
    expect(page.get_by_text("Humour")).to_be_visible()
    expect(page.get_by_text("So far: of one mind about something.")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Take my agreement back").click()
    expect(page.get_by_text("Humour")).to_have_count(0)


def lists(page: Page, search: str, name: str, why: str) -> None:
    """Found in the directory, opened, and put on the list."""
    page.goto(search)
    page.get_by_role("link", name=name).click()
    puts_on(page, why)


def puts_on(page: Page, why: str) -> None:
    page.get_by_role("link", name="Put on my fifteen").click()
    page.get_by_label("Why").fill(why)
    page.get_by_role("button", name="Put on my list").click()
    expect(page.get_by_text(why)).to_be_visible()
