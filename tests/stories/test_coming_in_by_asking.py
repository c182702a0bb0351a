"""Somebody knocks where no door stands open, is answered, comes in and is welcomed; and one without a device takes part."""

from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from barnraiser.acts.helping.models import Agreement
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.acts.belonging.telling import WANTS, mill_house
from tests.acts.helping.telling import agreed, signs_on_paper

from .browser import looks_right
from .conftest import Visit

ASK = "/communities/mill/ask/"


@pytest.mark.requirement("B3", "B6")
def test_somebody_asks_to_be_let_in_and_is_welcomed(
    visit: Visit, a_little_later: Callable[[], None], nell: Person, harald: Person
) -> None:
    mill = mill_house(nell)
    asker, keeper = visit(harald, width=390, javascript=False), visit(nell)
    knocks(asker)
    keeper.goto("/")
    keeper.get_by_role("link", name="Read and answer").first.click()
    expect(keeper.get_by_text(WANTS)).to_be_visible()
    answers(keeper)
    a_little_later()
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (["harald@aldervalley.example"], "Mill says yes")
    asker.goto(ASK)
    expect(asker.get_by_text("Bring boots.")).to_be_visible()
    looks_right(asker)
    comes_in(asker)
    assert rooms.membership_of(harald, mill)
    keeper.goto("/")
    keeper.get_by_role("link", name="Welcome them").first.click()
    expect(keeper.get_by_text(WANTS)).to_be_visible()
    keeper.get_by_role("button", name="I have welcomed Harald Voss").click()
    expect(keeper.get_by_text("is welcomed. Thank you.")).to_be_visible()
    looks_right(keeper)


def knocks(page: Page) -> None:
    page.goto("/communities/mill/charter/")
    page.get_by_role("link", name="Ask to be let in").click()
    page.get_by_role("button", name="Ask to be let in").click()
    expect(page.get_by_text("This one is needed.").first).to_be_visible()
    page.get_by_label("Which social impact would you like to have here?").fill(WANTS)
    page.get_by_role("button", name="Ask to be let in").click()
    expect(page.get_by_text("It waits for an answer")).to_be_visible()
    looks_right(page)


def answers(page: Page) -> None:
    page.get_by_label("Yes, come in").check()
    page.get_by_label("A few words with it").fill("Bring boots.")
    looks_right(page)
    page.get_by_role("button", name="Answer Harald Voss").click()
    expect(page.get_by_text("Nobody waits")).to_be_visible()


def comes_in(page: Page) -> None:
    page.get_by_role("link", name="Come in").click()
    expect(page.get_by_label("Which social impact would you like to have here?")).to_have_value(WANTS)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("radio").first.check()
    looks_right(page)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("Nell Whitlock is there for you at first.")).to_be_visible()


@pytest.mark.requirement("B11")
def test_one_without_a_device_gives_news_through_a_neighbour(
    visit: Visit, nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    agreement: Agreement = agreed(nell, ruth, signs_on_paper(nell, soil_and_table), soil_and_table)
    page = visit(ruth, width=390)
    page.goto(agreement.get_absolute_url())
    page.get_by_label("Their news in one sentence").fill("The hens are laying")
    page.get_by_label("Their words", exact=True).fill("Eleven eggs since Monday.")
    page.get_by_role("button", name="Give it").click()
    expect(page.get_by_text("marked as done through you")).to_be_visible()
    page.goto("/communities/soil-and-table/")
    page.get_by_role("link", name="The hens are laying").first.click()
    expect(page.get_by_text("through Ruth Amsel")).to_be_visible()
    looks_right(page)
