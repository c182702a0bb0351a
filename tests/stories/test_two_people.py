"""Two people find common ground, meet, and say what they rely on each other for. Nobody else sees any of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings.actions.meeting import When
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

CALLUM, RUTH = "/people/callum-birch/you-two/", "/people/ruth-amsel/you-two/"


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.requirement("F1", "F2", "F5", "F6", "A12")
def test_two_come_to_rely_on_each_other(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person, callum: Person, javascript: bool
) -> None:
    hers = visit(ruth, javascript=javascript)
    his = visit(callum, width=390, javascript=javascript)
    hers.goto("/people/callum-birch/")
    hers.get_by_role("link", name="You two").click()
    expect(hers.get_by_text("So far: in the same room.")).to_be_visible()
    expect(hers.get_by_label("The keys to the barn")).to_be_disabled()
    names(hers, "the river")
    his.goto(RUTH)
    expect(his.get_by_text("the river")).to_have_count(0)
    names(his, "the weir")
    expect(his.get_by_text("So far: of one mind about something.")).to_be_visible()
    looks_right(his)

    they_meet(ruth, callum, soil_and_table)
    hers.goto(CALLUM)
    expect(hers.get_by_text("So far: people who have met.")).to_be_visible()
    gives_the_keys(hers)
    expect(hers.get_by_text("So far: people one relies on.")).to_be_visible()
    looks_right(hers)
    his.goto(RUTH)
    expect(his.get_by_text("Ruth Amsel trusts you with the keys")).to_be_visible()
    expect(his.get_by_text("He locked the barn in the flood.")).to_be_visible()

    keeper = visit(nell, javascript=javascript)
    for path in (CALLUM, RUTH, "/people/callum-birch/", "/"):
        keeper.goto(path)
        expect(keeper.get_by_text("locked the barn")).to_have_count(0)
        expect(keeper.get_by_text("the weir")).to_have_count(0)

    hers.locator(".vouch").get_by_role("button", name="Take it back").click()
    expect(hers.get_by_text("So far: people who have met.")).to_be_visible()
    his.reload()
    expect(his.get_by_text("with the keys")).to_have_count(0)


@pytest.mark.requirement("C8", "C9", "F3")
def test_a_list_of_ones_own_on_a_phone_without_scripts(
    visit: Visit, soil_and_table: Community, ruth: Person, callum: Person
) -> None:
    page = visit(ruth, width=390, javascript=False)
    page.goto("/me/fifteen/")
    expect(page.get_by_role("heading", name="Nobody is on it yet")).to_be_visible()
    looks_right(page)
    page.goto("/people/callum-birch/")
    page.get_by_role("link", name="Put on my fifteen").click()
    page.get_by_role("button", name="Put on my list").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Why").fill("Lentils, and how to lose them well.")
    page.get_by_role("button", name="Put on my list").click()
    expect(page.get_by_text("Found. Lentils, and how to lose them well.")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Callum Birch").click()
    page.get_by_role("radio", name=re.compile("^Met:")).check()
    page.get_by_label("What happened").fill("At the market, over the wrong seed.")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("Met. Lentils, and how to lose them well.")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="You two").click()
    page.get_by_role("radio", name="Not for me").check()
    page.get_by_role("button", name="Keep the note").click()
    expect(page.get_by_text("Kept, for your eyes alone.")).to_be_visible()
    expect(page.get_by_text("No meeting in person is confirmed yet.")).to_be_visible()

    his = visit(callum, width=390, javascript=False)
    for path in (RUTH, "/me/fifteen/", "/", "/people/ruth-amsel/"):
        his.goto(path)
        expect(his.get_by_text("how to lose them well")).to_have_count(0)
        expect(his.get_by_text("over the wrong seed")).to_have_count(0)


def names(page: Page, thing: str) -> None:
    page.get_by_label("We both care about").fill(thing)
    page.get_by_role("button", name="Name it").click()


def they_meet(one: Person, other: Person, community: Community) -> None:
    """Both say, each for themselves, that they met yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    when = When(day=yesterday, minutes=90, place="The weir")
    gatherings.say_we_met(by=one, other=other, community=community, when=when)
    gatherings.say_we_met(by=other, other=one, community=community, when=when)


def gives_the_keys(page: Page) -> None:
    page.get_by_label("The keys to the barn").check()
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("The keys to the barn")).to_be_checked()
    page.get_by_label("How far it goes").fill("Hollin barn, on Sundays")
    page.get_by_label("What happened").fill("He locked the barn in the flood.")
    page.get_by_role("button", name="Say it").click()
