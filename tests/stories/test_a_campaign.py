"""A campaign is called, words are given and kept, an agenda is agreed, and what changed is written down."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import Campaign, Need, Pledge
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

SOIL = "Soil in the contract"


def day(ahead: int) -> str:
    return (timezone.localdate(clock.now()) + timedelta(days=ahead)).isoformat()


def stands(by: Person, community: Community) -> tuple[Campaign, Need]:
    """A campaign that asks for mornings of driving."""
    campaign = actions.call(
        by=by,
        community=community,
        title=SOIL,
        goal="The city counts the soil its school meals come from.",
        asks_whom="The city council",
        asks_what="One line in the tender.",
        until=timezone.localdate(clock.now()) + timedelta(days=41),
    )
    need = actions.need(by=by, campaign=campaign, kind="hours", title="Mornings of driving", target=12)
    return campaign, need


@pytest.mark.requirement("H1", "H4", "H7")
def test_a_word_is_given_counted_on_and_kept_and_the_result_is_seen(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person
) -> None:
    keeper, giver = visit(nell), visit(ruth)
    calls(keeper, soil_and_table)
    campaign = Campaign.objects.get()

    gives_her_word(giver, campaign)
    pledge = Pledge.objects.get()
    keeper.goto(pledge.get_absolute_url())
    keeper.get_by_role("button", name="Yes, we count on it").click()
    expect(keeper.get_by_text("Counted on").first).to_be_visible()
    giver.goto(pledge.get_absolute_url())
    giver.get_by_role("button", name="It is done").click()
    keeper.reload()
    keeper.get_by_role("button", name="It has come").click()
    expect(keeper.get_by_text("Has come", exact=True)).to_be_visible()
    looks_right(keeper)

    writes_down_what_changed(keeper, campaign)
    giver.goto(campaign.get_absolute_url())
    giver.get_by_role("button", name="I saw it").click()
    expect(giver.get_by_text("saw it").first).to_be_visible()
    looks_right(giver)


@pytest.mark.requirement("H2", "H3", "H5")
def test_on_a_phone_without_javascript_everything_can_be_done(
    without_javascript: Callable[..., Page], soil_and_table: Community, nell: Person, ruth: Person
) -> None:
    campaign, need = stands(nell, soil_and_table)
    actions.plan(by=nell, campaign=campaign, title="Fold 600 leaflets")
    phone = without_javascript(ruth, width=390)
    phone.goto(f"/communities/{soil_and_table.slug}/campaigns/")
    looks_right(phone)
    phone.get_by_role("link", name=SOIL).click()
    looks_right(phone)
    phone.get_by_role("button", name="I’ll do it").click()
    expect(phone.get_by_role("button", name="Hand it back")).to_be_visible()
    phone.get_by_label("A point we should make").fill("A tenth of the score.")
    phone.get_by_role("button", name="Propose it").click()
    expect(phone.get_by_role("button", name="You stand behind it")).to_be_visible()
    phone.get_by_label("Your reason, in a sentence").fill("My grandmother’s worms.")
    phone.get_by_role("button", name="I stand behind it", exact=True).click()
    expect(phone.get_by_text("My grandmother’s worms.").first).to_be_visible()

    phone.goto(need.get_absolute_url())
    phone.get_by_label("How many hours?").fill("0")
    phone.get_by_label("In a sentence").fill("With the trailer.")
    phone.get_by_role("button", name="Give my word").click()
    expect(phone.get_by_text("Give a number above nought.").first).to_be_visible()
    expect(phone.get_by_label("In a sentence")).to_have_value("With the trailer.")
    phone.get_by_label("How many hours?").fill("4")
    phone.get_by_role("button", name="Give my word").click()
    expect(phone.get_by_text("Waits for a yes")).to_be_visible()
    looks_right(phone)


def calls(page: Page, community: Community) -> None:
    page.goto(f"/communities/{community.slug}/campaigns/")
    page.get_by_role("link", name="Call a campaign").first.click()
    looks_right(page)
    page.get_by_label("What is it called?").fill(SOIL)
    page.get_by_label("What will be different in the world?").fill("The city counts its soil.")
    page.get_by_label("By when?").fill(day(41))
    page.get_by_label("Whom do we want to move?").fill("The city council")
    page.get_by_label("What do we ask of them?").fill("One line in the tender.")
    page.get_by_role("button", name="Call it").click()
    looks_right(page)
    page.get_by_label("Hours", exact=True).check()
    page.get_by_label("In a few words").fill("Mornings of driving")
    page.get_by_label("How much of it?").fill("12")
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SOIL)


def gives_her_word(page: Page, campaign: Campaign) -> None:
    page.goto(campaign.get_absolute_url())
    page.get_by_role("link", name="Give your word").click()
    looks_right(page)
    page.get_by_label("How many hours?").fill("4")
    page.get_by_label("In a sentence").fill("Two Tuesdays, with the van.")
    page.get_by_role("button", name="Give my word").click()
    expect(page.get_by_text("Two Tuesdays, with the van.").first).to_be_visible()


def writes_down_what_changed(page: Page, campaign: Campaign) -> None:
    page.goto(f"{campaign.get_absolute_url()}results/")
    looks_right(page)
    page.get_by_label("What is different in the world now?").fill("The tender counts soil.")
    page.get_by_label("Since when?").fill(day(0))
    page.get_by_label("How can anybody know?").fill("Line 14 of the tender.")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("The tender counts soil.")).to_be_visible()
