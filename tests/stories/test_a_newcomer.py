"""Somebody new is invited, comes in, asks, is answered, and says thank you."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

PASSWORD = "seven yellow clovers"


def link_in_the_letter() -> str:
    found = re.search(r"https?://\S+/invitation/\S+", str(mail.outbox[-1].body))
    assert found
    return found[0]


@pytest.mark.crossing
@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.requirement("B1", "I5", "E1", "E2")
def test_a_newcomer_asks_and_is_answered(
    visit: Visit,
    a_little_later: Callable[[], None],
    soil_and_table: Community,
    nell: Person,
    callum: Person,
    javascript: bool,
) -> None:
    host = visit(nell, javascript=javascript)
    invites(host, soil_and_table)
    a_little_later()
    assert mail.outbox[-1].to == ["joaquin@aldervalley.example"]

    joaquin = visit(width=390, javascript=javascript)
    comes_in(joaquin, soil_and_table)
    asks(joaquin, soil_and_table)

    neighbour = visit(callum, javascript=javascript)
    answers(neighbour)

    joaquin.reload()
    expect(joaquin.get_by_text("It is only the wet corner.")).to_be_visible()
    joaquin.get_by_role("button", name="Thank Callum").click()
    expect(joaquin.get_by_role("button", name="You thanked Callum")).to_be_visible()
    looks_right(joaquin)

    neighbour.goto("/")
    expect(neighbour.get_by_text("thanked you")).to_be_visible()
    told = [act.kind for act in Act.objects.filter(within=soil_and_table)]
    assert told[-4:] == [
        "belonging.joined",
        "conversations.started",
        "conversations.replied",
        "conversations.thanked",
    ]


def invites(page: Page, community: Community) -> None:
    page.goto(f"/communities/{community.slug}/invitations/")
    looks_right(page)
    page.get_by_label("address").fill("joaquin@aldervalley.example")
    page.get_by_label("Name").fill("Joaquín Ferrer")
    page.get_by_role("button", name="Send the letter").click()
    expect(page.get_by_text("joaquin@aldervalley.example").first).to_be_visible()


def comes_in(page: Page, community: Community) -> None:
    page.goto(link_in_the_letter())
    expect(page.get_by_text(community.purpose)).to_be_visible()
    looks_right(page)
    page.get_by_label("Name").fill("Joaquín Ferrer")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    expect(
        page.get_by_role("alert").or_(page.locator(".errors, .summary, [role=group]")).first
    ).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Joaquín Ferrer")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("invites you")


def asks(page: Page, community: Community) -> None:
    page.goto(f"/communities/{community.slug}/")
    looks_right(page)
    page.goto(f"/communities/{community.slug}/start/?kind=question")
    looks_right(page)
    page.get_by_label("In one sentence").fill("Is anyone else’s clover going yellow at the edges?")
    page.locator("textarea").first.fill("Or is it just the wet corner? <script>alert(1)</script>")
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("clover")


def answers(page: Page) -> None:
    page.goto("/")
    looks_right(page)
    page.get_by_role("link", name="Answer Joaquín").click()
    page.locator("textarea").first.fill("It is only the wet corner.")
    page.get_by_role("button", name="Reply to everyone").click()
    expect(page.get_by_text("It is only the wet corner.")).to_be_visible()
    looks_right(page)
