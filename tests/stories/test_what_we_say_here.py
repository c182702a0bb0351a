"""What is said here: a word and a story kept with a yes, a page nobody writes over, and a message that asks first."""

import pytest
from playwright.sync_api import Page, expect

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

SAID = "It was a gumboot year, and the boots gave out first."
MENDING = "Eleven of us came with one hammer, and the roof held."


@pytest.fixture
def talk(callum: Person, soil_and_table: Community) -> Conversation:
    told = conversations.start(
        by=callum, community=soil_and_table, kind="success", title="The wet spring", words=SAID
    )
    conversations.reply(by=callum, conversation=told, words=MENDING)
    return told


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (390, False)])
@pytest.mark.requirement("E5")
def test_a_word_and_a_story_are_kept_with_a_yes(
    visit: Visit, talk: Conversation, ruth: Person, callum: Person, nell: Person, width: int, javascript: bool
) -> None:
    def opens(person: Person) -> Page:
        return visit(person, width=width, javascript=javascript)

    finder = opens(ruth)
    keeps(finder, SAID, "A word of ours", "Gumboot year", "A year in which the boots give out first.")
    keeps(finder, MENDING, "A story we tell", "The one hammer", "Eleven came with one hammer.")
    author = opens(callum)
    for title in ("Gumboot year", "The one hammer"):
        says_yes(author, title)
    reader = opens(nell)
    reader.goto("/communities/soil-and-table/square/")
    reader.get_by_role("link", name="What we have in common").click()
    expect(reader.get_by_text("A year in which the boots give out first.")).to_be_visible()
    expect(reader.get_by_text("Eleven came with one hammer.")).to_be_visible()
    looks_right(reader)
    reader.get_by_role("link", name="Gumboot year").click()
    reader.get_by_role("button", name="This is how we say it").click()
    expect(reader.get_by_role("button", name="You say it so, too")).to_be_visible()
    words_it_anew(reader)
    author.goto("/communities/soil-and-table/in-common/")
    author.get_by_role("link", name="The one hammer").click()
    author.get_by_role("button", name="Take it out").click()
    expect(author.get_by_text("nobody asks about it again")).to_be_visible()
    expect(author.get_by_role("link", name="The one hammer")).to_have_count(0)


def keeps(page: Page, said: str, kind: str, title: str, words: str) -> None:
    page.goto("/communities/soil-and-table/in-common/")
    page.get_by_role("link", name="Choose it from the talk").click()
    looks_right(page)
    page.get_by_role("link", name="The wet spring").click()
    page.get_by_role("link", name=f"Keep this “{said}”").click()
    looks_right(page)
    page.get_by_label(kind).check()
    page.get_by_label("What it is called").fill(title)
    page.get_by_label("As we say it here").fill(words)
    page.get_by_role("button", name="Ask whether it may be kept").click()
    expect(page.get_by_text("It waits for whoever said it.").first).to_be_visible()


def says_yes(page: Page, title: str) -> None:
    page.goto("/communities/soil-and-table/in-common/")
    page.get_by_role("link", name="Look at it, and say yes or no").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    looks_right(page)
    page.get_by_role("button", name="Yes, keep it").click()
    expect(page.get_by_text("It is kept. You can take it out at any time.")).to_be_visible()


def words_it_anew(page: Page) -> None:
    page.get_by_role("link", name="Word it anew").click()
    page.get_by_label("As we say it here").fill("A year so wet that the boots give out first.")
    page.get_by_role("button", name="Say it so").click()
    expect(page.get_by_text("A year so wet that the boots give out first.")).to_be_visible()
    expect(page.get_by_role("heading", name="How it was said before")).to_be_visible()
    looks_right(page)


@pytest.mark.requirement("H9")
def test_two_write_on_a_page_at_once_and_nothing_is_lost(
    visit: Visit, talk: Conversation, ruth: Person, nell: Person
) -> None:
    first, second = visit(ruth), visit(nell, width=390)
    first.goto("/communities/soil-and-table/in-common/")
    first.get_by_role("link", name="Begin a page").click()
    first.get_by_label("What the page is about").fill("Growing lentils")
    first.get_by_role("button", name="Begin it").click()
    first.get_by_role("link", name="Add a section").click()
    first.get_by_label("Heading").fill("Seed rate")
    first.get_by_label("What we know").fill("About 80 kg.")
    first.get_by_label("The conversation it comes from").select_option(label="The wet spring")
    first.get_by_role("button", name="Add it").click()
    looks_right(first)
    where = first.url.split("#")[0]
    for page in (first, second):
        page.goto(where)
        page.get_by_role("link", name="Write here").click()
    first.get_by_label("What we know").fill("About 110 kg.")
    first.get_by_role("button", name="Save it").click()
    expect(first.get_by_text("About 110 kg.")).to_be_visible()
    second.get_by_label("What we know").fill("About 80 kg, and drilled late.")
    second.get_by_role("button", name="Save it").click()
    expect(second.get_by_text("changed this while you wrote")).to_be_visible()
    expect(second.get_by_label("What we know")).to_have_value("About 80 kg, and drilled late.")
    second.get_by_label("What we know").fill("About 110 kg, and drilled late.")
    second.get_by_role("button", name="Save it").click()
    expect(second.get_by_text("About 110 kg, and drilled late.")).to_be_visible()
    second.get_by_role("link", name="What it said before").click()
    expect(second.get_by_text("Every version of this section")).to_be_visible()
    looks_right(second)
    second.get_by_role("button", name="Bring this back as version 1 had it").click()
    expect(second.get_by_text("About 80 kg.")).to_be_visible()


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (390, False)])
def test_a_message_is_asked_said_yes_to_and_answered(
    visit: Visit, ruth: Person, callum: Person, soil_and_table: Community, width: int, javascript: bool
) -> None:
    def opens(person: Person) -> Page:
        return visit(person, width=width, javascript=javascript)

    writer, reader = opens(ruth), opens(callum)
    writer.goto(callum.get_absolute_url())
    writer.get_by_role("link", name="Write to them").click()
    looks_right(writer)
    writer.get_by_label("Your message").fill("May I borrow the roller on *Thursday*?")
    writer.get_by_role("button", name="Send it").click()
    expect(writer.get_by_text("Until then it is the only one.")).to_be_visible()
    reader.goto("/me/messages/")
    looks_right(reader)
    reader.get_by_role("link", name="Ruth Amsel").click()
    looks_right(reader)
    reader.get_by_role("button", name="Yes").click()
    reader.get_by_label("Your message").fill("It is yours. Mind the left wheel.")
    reader.get_by_role("button", name="Send it to Ruth Amsel").click()
    expect(reader.get_by_text("It is yours.")).to_be_visible()
    writer.goto("/me/messages/")
    expect(writer.get_by_text("1 new to you")).to_be_visible()
    writer.get_by_role("link", name="Callum Birch").click()
    expect(writer.get_by_text("Mind the left wheel.")).to_be_visible()
    writer.get_by_label("Your message").fill("Thank you.")
    writer.get_by_role("button", name="Send it to Callum Birch").click()
    looks_right(writer)
    reader.goto("/me/messages/")
    reader.get_by_role("link", name="Ruth Amsel").click()
    reader.get_by_role("button", name="Keep it quiet").click()
    expect(reader.get_by_text("nothing here counts as new to you")).to_be_visible()
    reader.get_by_text("Leave", exact=True).click()
    reader.get_by_role("button", name="Leave it").click()
    expect(reader.get_by_text("You have left.")).to_be_visible()
    writer.goto(writer.url.split("#")[0])
    expect(writer.get_by_text("Nobody else is here any more.")).to_be_visible()
