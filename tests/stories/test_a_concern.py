"""Something hurts: it is raised under a rule, answered with a reason, and looked at again by somebody else."""

import pytest
from playwright.sync_api import Page, expect

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Role
from barnraiser.people.models import Person
from tests.communities.test_rules import place

from .browser import looks_right
from .conftest import Visit

HURTFUL = "Whoever buys from that mill is a fool."


@pytest.fixture
def talk(callum: Person, nell: Person, priya: Person, soil_and_table: Community) -> Conversation:
    communities.grant(by=nell, membership=place(priya, soil_and_table), role=Role.HOST)
    return conversations.start(
        by=callum, community=soil_and_table, kind="frustration", title="The mill again", words=HURTFUL
    )


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (390, False)])
@pytest.mark.requirement("E7")
def test_a_concern_is_raised_answered_and_looked_at_again(
    visit: Visit,
    talk: Conversation,
    nell: Person,
    ruth: Person,
    callum: Person,
    priya: Person,
    width: int,
    javascript: bool,
) -> None:
    def opens(person: Person) -> Page:
        return visit(person, width=width, javascript=javascript)

    raises(opens(ruth), talk)
    takes_down(opens(nell))
    author = opens(callum)
    author.goto(talk.get_absolute_url())
    expect(author.get_by_text("Taken down under rule 2.")).to_be_visible()
    asks_again(author)
    puts_up_again(opens(priya))
    author.goto(talk.get_absolute_url())
    expect(author.get_by_text(HURTFUL)).to_be_visible()
    reader = opens(ruth)
    reader.goto("/communities/soil-and-table/charter/")
    expect(reader.locator("#log")).to_contain_text("overturned. The message is up again. By Priya Nair.")


def raises(page: Page, talk: Conversation) -> None:
    page.goto(talk.get_absolute_url())
    page.get_by_text("More with what").first.click()
    page.get_by_role("link", name="Raise a concern").click()
    looks_right(page)
    page.get_by_label("What happened").fill("He calls people fools.")
    page.get_by_role("button", name="Give it to the keepers").click()
    expect(page.get_by_text("Choose the rule, or say that none fits.").first).to_be_visible()
    expect(page.get_by_label("What happened")).to_have_value("He calls people fools.")
    page.get_by_label("2. A failure shared here stays here.").check()
    page.get_by_role("button", name="Give it to the keepers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your concern")
    looks_right(page)


def takes_down(page: Page) -> None:
    page.goto("/concerns/")
    page.get_by_role("link", name="The mill again").click()
    page.get_by_role("button", name="Look into it").click()
    looks_right(page)
    page.get_by_label("Upheld: it went against the rule").check()
    page.get_by_label("Why").fill("It was about people.")
    page.get_by_label("The message is taken down, with a trace").check()
    page.get_by_role("button", name="Give this answer").click()
    expect(page.get_by_text("It was about people.").first).to_be_visible()
    looks_right(page)


def asks_again(page: Page) -> None:
    page.goto("/concerns/")
    page.get_by_role("link", name="The mill again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A concern about you")
    expect(page.locator("main")).not_to_contain_text("Ruth")
    looks_right(page)
    page.get_by_label("What should be looked at again").fill("I meant the mill.")
    page.get_by_role("button", name="Ask somebody else to look").click()
    expect(page.get_by_text("Another look was asked for")).to_be_visible()


def puts_up_again(page: Page) -> None:
    page.goto("/concerns/")
    page.get_by_role("link", name="The mill again").click()
    expect(page.get_by_text(HURTFUL)).to_be_visible()
    page.get_by_role("button", name="Look into it").click()
    page.get_by_label("Not upheld: it did not").check()
    page.get_by_label("Why").fill("It names no member.")
    page.get_by_role("button", name="Give this answer").click()
    expect(page.get_by_text("It names no member.").first).to_be_visible()
    looks_right(page)
