"""Somebody is answered while they are away: the bell says so, the page tells by whom, and then it is quiet again."""

import pytest
from playwright.sync_api import Page, expect

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks

from .browser import looks_right
from .conftest import Visit

WORDS = "Only the wet corner."


def is_answered(callum: Person, home: Community, *neighbours: Person) -> Conversation:
    talk = asks(callum, home, "Is anyone else’s clover going yellow?")
    for neighbour in neighbours:
        conversations.reply(by=neighbour, conversation=talk, words=WORDS)
    return talk


def bell(page: Page, things: str) -> None:
    expect(page.get_by_role("link", name=f"Waiting for you: {things}", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "javascript"), [(390, False), (1280, True)])
def test_the_bell_leads_to_who_answered_and_from_there_to_the_answer(
    visit: Visit,
    soil_and_table: Community,
    callum: Person,
    ruth: Person,
    nell: Person,
    width: int,
    javascript: bool,
) -> None:
    is_answered(callum, soil_and_table, ruth, nell)
    page = visit(callum, width=width, javascript=javascript)
    page.goto("/people/")
    bell(page, "2 things")
    page.get_by_role("link", name="Waiting for you").click()
    fresh = page.get_by_role("region", name="New since you last looked")
    expect(fresh.get_by_text("Nell Whitlock and Ruth Amsel answered you")).to_be_visible()
    looks_right(page)
    fresh.get_by_role("link", name="Is anyone else’s clover going yellow?").click()
    expect(page.get_by_text(WORDS).first).to_be_visible()
    bell(page, "0 things")
    page.goto("/notices/")
    expect(page.get_by_role("region", name="Told before")).to_be_visible()
    expect(fresh).to_have_count(0)


def test_who_left_is_told_nothing_more_of_the_room(
    visit: Visit, soil_and_table: Community, callum: Person, ruth: Person
) -> None:
    is_answered(callum, soil_and_table, ruth)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    page = visit(callum, width=390)
    page.goto("/notices/")
    expect(page.get_by_text("Nobody has done anything toward you yet")).to_be_visible()
    expect(page.get_by_text("clover")).to_have_count(0)
    looks_right(page)
