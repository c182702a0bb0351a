"""The charter changes; a member reads what is different, says yes, and can see who decided what."""

import pytest
from playwright.sync_api import expect

from barnraiser.communities import queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.communities.deciding import days_later, decides

from .browser import looks_right
from .conftest import Visit

HOUSE = "/communities/soil-and-table"


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (390, False)])
@pytest.mark.requirement("B1", "I1", "I5")
def test_a_member_reads_what_has_changed_and_says_yes(
    visit: Visit, soil_and_table: Community, ruth: Person, callum: Person, width: int, javascript: bool
) -> None:
    decides(callum, soil_and_table, "change_rule", number="2", text="A failure stays here.", ground="ours")
    page = visit(ruth, width=width, javascript=javascript)
    page.goto(f"{HOUSE}/")
    page.get_by_role("link", name="See what has changed").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The charter has changed")
    expect(page.locator("del")).to_have_text("A failure shared here stays here.")
    expect(page.locator("ins")).to_have_text("A failure stays here.")
    looks_right(page)
    page.get_by_role("button", name="Say yes").click()
    expect(page.get_by_text("If you do not, nothing happens today.").first).to_be_visible()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Say yes").click()
    expect(page.get_by_text("You said yes to the charter as it stands.")).to_be_visible()
    page.get_by_text("What it said before").click()
    expect(page.get_by_text("A failure shared here stays here.")).to_be_visible()
    looks_right(page)
    assert queries.call_of(ruth, soil_and_table) is None


@pytest.mark.requirement("I5")
def test_who_has_not_said_yes_for_long_is_led_to_it(
    visit: Visit, soil_and_table: Community, ruth: Person, callum: Person
) -> None:
    with days_later(-20):
        decides(callum, soil_and_table, "adopt_rule", text="Close the gate.", ground="ours")
    page = visit(ruth, width=390)
    page.goto(f"{HOUSE}/start/")
    expect(page.get_by_text("begins with a yes to its charter")).to_be_visible()
    page.get_by_role("link", name="Do that now").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Say yes").click()
    page.goto(f"{HOUSE}/start/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    looks_right(page)


@pytest.mark.requirement("I1", "I2", "I7")
def test_a_member_finds_how_to_change_a_rule_and_what_power_was_used(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person
) -> None:
    page = visit(nell)
    page.goto(f"{HOUSE}/look/")
    page.get_by_label("In one line").fill("Near is enough.")
    page.get_by_role("button", name="Put it up").click()
    member = visit(ruth)
    member.goto(f"{HOUSE}/charter/")
    expect(member.locator("#log")).to_contain_text("Changed its line. By Nell Whitlock.")
    expect(member.locator("#method")).to_contain_text("A proposal is open for 7 days.")
    looks_right(member)
    member.locator("#r2").get_by_role("link", name="Propose a change").click()
    expect(member.get_by_role("heading", level=1)).to_be_visible()
    assert "effect=communities.change_rule" in member.url
    looks_right(member)
