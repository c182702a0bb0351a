"""A rule is proposed, objected to, changed, settled, and adopted; options are ranked on a phone, and counted in the open."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from barnraiser.acts.decisions import actions, tasks
from barnraiser.acts.decisions.models import Outcome, Proposal
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

LIST = "/communities/soil-and-table/decisions/"


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.requirement("I1")
def test_members_make_a_rule_by_consent(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person, callum: Person, javascript: bool
) -> None:
    proposer = visit(ruth, javascript=javascript)
    proposes_a_rule(proposer)
    where = Proposal.objects.get().get_absolute_url()

    objector = visit(callum, width=390, javascript=javascript)
    objector.goto(LIST)
    looks_right(objector)
    objector.get_by_role("link", name="Say where you stand").click()
    speaks(objector, "I object", "Lucy’s kitchen cannot wash forty cups.")
    expect(objector.get_by_text("One objection to resolve")).to_be_visible()
    looks_right(objector)

    proposer.goto(where)
    proposer.get_by_label("What is being done about it").fill("Lucy counts them with me on Friday.")
    proposer.get_by_role("button", name="Answer Callum Birch").click()
    proposer.get_by_role("link", name="Change it").click()
    looks_right(proposer)
    proposer.get_by_label("Anything that belongs to it").fill(
        "Everybody brings a cup, and takes it home unwashed."
    )
    proposer.get_by_label("What you changed").fill("Cups go home, after Callum")
    proposer.get_by_role("button", name="Put up the new words").click()
    expect(proposer.get_by_text("Version 2, see what changed")).to_be_visible()

    objector.goto(where)
    expect(objector.get_by_text("Said of version 1")).to_be_visible()
    objector.get_by_role("button", name="This settles my objection").click()
    expect(objector.get_by_text("Objected, settled since", exact=True)).to_be_visible()

    for person in (ruth, nell):
        page = visit(person, javascript=javascript)
        page.goto(where)
        speaks(page, "I consent", "")
    proposer.goto(where)
    proposer.get_by_role("button", name="Everybody has spoken: close it").click()
    expect(proposer.get_by_text("It passed.")).to_be_visible()
    expect(proposer.get_by_text("Done.", exact=True)).to_be_visible()
    looks_right(proposer)
    assert "Bring your own cup." in [rule.text for rule in communities.rules_of(soil_and_table)]


def proposes_a_rule(page: Page) -> None:
    page.goto(LIST)
    page.get_by_role("link", name="Propose something").first.click()
    looks_right(page)
    page.get_by_role("link", name="A new rule").click()
    page.get_by_label("The new rule").fill("Bring your own cup.")
    page.get_by_label("Anything that belongs to it").fill("To every gathering, from May.")
    page.get_by_role("button", name="Put it to the others").click()
    expect(page.get_by_text("Say why.")).to_have_count(2)
    expect(page.get_by_label("The new rule")).to_have_value("Bring your own cup.")
    looks_right(page)
    page.get_by_label("Why", exact=True).fill("Four bin bags of paper ones in June.")
    page.get_by_role("button", name="Put it to the others").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("own cup")
    expect(page.locator(".ifpasses")).to_contain_text("A new rule holds: “Bring your own cup.”")


def speaks(page: Page, stance: str, reason: str) -> None:
    page.get_by_role("radio", name=stance).first.check()
    if reason:
        page.get_by_label("What should people know?").fill(reason)
    page.get_by_role("button", name="my word").click()
    expect(page.get_by_text("Your word is given.")).to_be_visible()


def test_options_are_ranked_on_a_phone_without_scripts_and_counted_by_the_clock(
    without_javascript: Callable[..., Page],
    a_little_later: Callable[[], None],
    soil_and_table: Community,
    nell: Person,
    ruth: Person,
    callum: Person,
) -> None:
    crops = actions.propose(
        by=nell,
        community=soil_and_table,
        title="Which crop?",
        words="One strip each.",
        why="To compare.",
        options=["Lentils", "Naked oats", "Flax"],
        needed=2,
    )
    for person, first, second in ((ruth, "Flax", "Lentils"), (callum, "Lentils", "Naked oats")):
        page = without_javascript(person, width=390)
        page.goto(crops.get_absolute_url())
        page.get_by_label(first).select_option("1st")
        page.get_by_label(second).select_option("1st")
        page.get_by_role("button", name="Give my ranking").click()
        expect(page.get_by_text("Give each its own.").first).to_be_visible()
        page.get_by_label(second).select_option("2nd")
        page.get_by_role("button", name="Give my ranking").click()
        expect(page.get_by_text("Your ranking is kept.")).to_be_visible()
        looks_right(page)
    # Only the database's own clock closes it, so its hour is brought forward to the next second.
    Proposal.objects.filter(pk=crops.pk).update(closes_at=clock.now() + timedelta(seconds=1))
    page.wait_for_timeout(1200)
    page.reload()
    expect(page.get_by_text("Closed, being counted")).to_be_visible()
    tasks.close_due.enqueue()
    a_little_later()
    a_little_later()
    page.reload()
    expect(page.locator(".outcome")).to_contain_text("Lentils")
    expect(page.get_by_text("Neither the rounds nor the rankings are shown")).to_be_visible()
    looks_right(page)
    assert Outcome.objects.get().chosen == "Lentils"
