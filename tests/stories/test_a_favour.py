"""Somebody asks, somebody helps, it is confirmed, and thanks are said; one gives before asking; two are introduced."""

import pytest
from playwright.sync_api import Page, expect

from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity import actions
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

METER = "A grain moisture meter for two days. Mine drowned."
EXCHANGE = "/communities/soil-and-table/exchange/"


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.requirement("D2", "D10", "D14", "D15")
def test_a_meter_is_lent_and_thanked_for(
    visit: Visit, ruth: Person, callum: Person, soil_and_table: Community, javascript: bool
) -> None:
    actions.offer(by=ruth, community=soil_and_table, gift="resources", title="My moisture meter, most days")
    asker = visit(callum, width=390, javascript=javascript)
    asks(asker)

    helper = visit(ruth, javascript=javascript)
    helper.goto(EXCHANGE)
    looks_right(helper)
    helper.get_by_role("link", name="Offer it to Callum Birch").click()
    helper.get_by_role("button", name="I can help").click()
    expect(helper.get_by_role("alert").or_(helper.locator(".err")).first).to_be_visible()
    helper.get_by_label("Your words").fill("I can lend mine from Thursday.")
    helper.get_by_role("button", name="I can help").click()
    expect(helper.get_by_text("hears of it")).to_be_visible()

    asker.reload()
    expect(asker.get_by_text("I can lend mine from Thursday.")).to_be_visible()
    asker.get_by_role("button", name="Yes, please").click()
    expect(asker.get_by_text("You said yes. It is a promise now.")).to_be_visible()
    helper.reload()
    helper.get_by_role("button", name="It is done").click()
    expect(helper.get_by_text("It counts once it is confirmed.")).to_be_visible()
    looks_right(helper)
    asker.reload()
    asker.get_by_role("button", name="helped me").click()
    asker.get_by_label("Your thanks").fill("Eleven per cent, and no guessing.")
    asker.get_by_label("Everybody in the community").check()
    asker.get_by_role("button", name="Thank Ruth Amsel").click()
    expect(asker.get_by_text("Eleven per cent, and no guessing.").first).to_be_visible()
    looks_right(asker)

    helper.goto("/me/")
    helper.get_by_role("link", name="What you are to others").click()
    expect(helper.get_by_text("Eleven per cent, and no guessing.")).to_be_visible()
    expect(helper.get_by_text("Callum Birch confirmed it")).to_be_visible()
    looks_right(helper)
    helped = Act.objects.select_related("by").get(kind="reciprocity.helped")
    assert helped.by == ruth


def asks(page: Page) -> None:
    page.goto(EXCHANGE)
    page.get_by_role("link", name="Ask for something").click()
    page.get_by_label("In one sentence").fill(METER)
    page.get_by_role("button", name="Put up the ask").click()
    expect(page.get_by_text("Choose what sort of thing it is.").first).to_be_visible()
    expect(page.get_by_label("In one sentence")).to_have_value(METER)
    page.get_by_label("Resources").check()
    page.get_by_role("button", name="Put up the ask").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("moisture meter")
    looks_right(page)


@pytest.mark.requirement("D1")
def test_one_gives_before_one_asks(
    visit: Visit, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    actions.ask(by=callum, community=soil_and_table, gift="attention", title="Somebody to look at my lentils")
    page = visit(ruth, width=390, javascript=False)
    page.goto("/people/callum-birch/ask/")
    expect(page.get_by_text("Nothing that is written down here yet").first).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="See the ask").click()
    page.get_by_label("Your words").fill("I come by on Sunday.")
    page.get_by_role("button", name="I can help").click()
    page.goto("/people/callum-birch/ask/")
    page.get_by_label("In one sentence").fill("A lift to the mill on Monday.")
    page.get_by_label("Resources").check()
    page.get_by_role("button", name="Ask Callum Birch").click()
    expect(page.get_by_text("Between you and Callum Birch alone")).to_be_visible()


def test_two_are_introduced_by_a_third(
    visit: Visit, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    weaver = visit(ruth, width=390, javascript=False)
    weaver.goto("/people/callum-birch/introduce/")
    weaver.get_by_label("To whom?").select_option(label="Priya Nair")
    weaver.get_by_label("Why these two?").fill("He has lentils, she has nine schools.")
    weaver.get_by_role("button", name="Suggest it to both").click()
    expect(weaver.get_by_text("They are asked")).to_be_visible()
    for person in (callum, priya):
        page = visit(person)
        page.goto("/introductions/")
        looks_right(page)
        page.get_by_role("link", name="Answer").click()
        expect(page.get_by_text("He has lentils, she has nine schools.")).to_be_visible()
        looks_right(page)
        page.get_by_role("button", name="Yes, I would").click()
        expect(page.get_by_text("Your answer is kept.")).to_be_visible()
    expect(page.get_by_text("Both said yes.")).to_be_visible()
    weaver.reload()
    expect(weaver.get_by_text("Both said yes.")).to_be_visible()
