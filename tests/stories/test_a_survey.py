"""A steward asks two questions about trust. Members answer, or do not; when it has closed, all see two figures apart."""

import pytest
from playwright.sync_api import Page, expect

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.surveys.models import Consent, Decline, Round
from barnraiser.surveys.rules import BETWEEN
from tests.surveys.telling import answers, asks, closes, neighbours

from .browser import looks_right
from .conftest import Visit


def opens(page: Page, community: Community) -> None:
    page.goto(f"/communities/{community.slug}/surveys/")
    looks_right(page)
    page.get_by_role("link", name="Open a round").click()
    looks_right(page)
    page.get_by_role("button", name="Ask everybody").click()
    expect(
        page.get_by_role("alert").or_(page.locator(".errors, .summary, [role=group]")).first
    ).to_be_visible()
    page.get_by_label("Two questions about trust").check()
    page.get_by_role("button", name="Ask everybody").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two questions about trust")


def gives(page: Page, place: int, people: int) -> None:
    numbers = page.get_by_role("group", name="How much do you trust this place")
    numbers.get_by_role("radio", name=str(place), exact=True).check()
    numbers = page.get_by_role("group", name="How much do you trust the people")
    numbers.get_by_role("radio", name=str(people), exact=True).check()
    page.get_by_role("button", name="Give my answers").click()


@pytest.mark.parametrize(("width", "javascript"), [(390, False), (1280, True)])
@pytest.mark.requirement("F8")
def test_a_member_hears_of_a_round_answers_it_and_takes_it_back(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person, width: int, javascript: bool
) -> None:
    neighbours(soil_and_table, 9)
    opens(visit(nell, width=width, javascript=javascript), soil_and_table)

    page = visit(ruth, width=width, javascript=javascript)
    page.goto("/notices/")
    page.get_by_role("link", name="Two questions about trust").click()
    looks_right(page)
    gives(page, 7, 4)
    expect(page.get_by_text("Without your yes nothing is kept").first).to_be_visible()
    expect(page.get_by_role("radio", name="7", exact=True).first).to_be_checked()
    looks_right(page)
    page.get_by_label("Yes, count what I answer").check()
    gives(page, 7, 4)
    expect(page.get_by_text("You have answered")).to_be_visible()
    looks_right(page)

    page.goto("/me/")
    page.get_by_role("link", name="What I answered").click()
    expect(page.get_by_text("4 of 10")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("You have answered nothing yet")).to_be_visible()
    assert not Consent.objects.exists()


def test_not_this_time_is_one_tap_and_is_remembered(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person
) -> None:
    neighbours(soil_and_table, 9)
    round = asks(nell, soil_and_table)
    page = visit(ruth, width=390, javascript=False)
    page.goto(round.get_absolute_url())
    page.get_by_role("button", name="Not this time").click()
    expect(page.get_by_text("You are not asked again in this round")).to_be_visible()
    assert Decline.objects.count() == 1


def test_all_see_two_figures_apart_when_it_has_closed(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person
) -> None:
    crowd = neighbours(soil_and_table, 14)
    with clock.at(clock.now() - BETWEEN):
        round = asks(nell, soil_and_table)
        for number, person in enumerate(crowd):
            answers(person, round, {"place": 3 + number % 4, "people": 7 + number % 3})
    closes(round)
    page = visit(ruth)
    page.goto(round.get_absolute_url())
    expect(page.get_by_role("heading", name="Trust in this place")).to_be_visible()
    expect(page.get_by_role("heading", name="Trust in the people who speak here")).to_be_visible()
    page.get_by_text("In groups").first.click()
    expect(page.get_by_text("Too few to show").first).to_be_visible()
    looks_right(page)
    phone = visit(ruth, width=390, javascript=False, scheme="dark")
    phone.goto(round.get_absolute_url())
    looks_right(phone)
    assert Round.objects.closed().count() == 1
