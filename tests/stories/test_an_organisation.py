"""A mill comes in through people: under guidelines, by name, and one who cannot take back what is said about it."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .browser import looks_right
from .conftest import Visit

WORDS = "We clean small lots on a Friday. We’d do the first fifty kilos for nothing."


@pytest.mark.requirement("A9", "J1", "J2", "J3", "J4")
@pytest.mark.parametrize("javascript", [True, False])
def test_a_mill_speaks_by_name(
    visit: Visit, soil_and_table: Community, nell: Person, ruth: Person, callum: Person, javascript: bool
) -> None:
    asked = conversations.start(
        by=nell, community=soil_and_table, kind="question", title="Who cleans lentils?", words="Forty kilos."
    )
    miller = visit(ruth, javascript=javascript)
    brings_in(miller)
    begins(miller)
    authorises(miller, callum)
    asks_in(miller)

    steward = visit(nell, width=390, javascript=javascript)
    steward.goto(f"/communities/{soil_and_table.slug}/organisations/")
    looks_right(steward)
    steward.get_by_role("button", name="Let it take part").click()
    expect(steward.get_by_text("takes part now, through people, by name")).to_be_visible()

    voice = visit(callum, width=390, javascript=javascript)
    takes_up(voice)
    answers(voice, asked.get_absolute_url())

    asks_for_other_words(miller)
    finds_other_words(voice)
    publishes(miller)

    steward.goto(asked.get_absolute_url())
    looks_right(steward)
    expect(steward.get_by_text("Speaking for Brightwell Mills")).to_be_visible()
    expect(steward.get_by_text("read first by Ruth Amsel")).to_be_visible()
    expect(steward.get_by_text("We clean small lots on a Friday.")).to_be_visible()
    expect(steward.get_by_text("for nothing")).to_have_count(0)
    told = Act.objects.filter(kind__startswith="programmes.").order_by("pk").values_list("kind", flat=True)
    assert [kind.split(".")[1] for kind in told] == [
        "begun", "mandated", "asked_in", "admitted", "taken_up", "drafted", "asked_back", "drafted", "approved",
        "stated",
    ]  # fmt: skip


def brings_in(page: Page) -> None:
    page.goto("/organisations/")
    looks_right(page)
    page.get_by_role("link", name="Bring in an organisation").first.click()
    page.get_by_label("Its name").fill("Brightwell Mills")
    page.get_by_label("What it does").fill("Millers since 1871, also of small lots.")
    page.get_by_label("Private").check()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Brightwell Mills")
    looks_right(page)


def begins(page: Page) -> None:
    page.get_by_role("link", name="Begin a programme").click()
    page.get_by_role("button", name="Begin it").click()
    looks_right(page)
    page.get_by_label("What is it called?").fill("The mill at the table")
    page.get_by_label("What for?").fill("Growers know what a small lot costs.")
    page.get_by_label("Toward whom?").fill("Growers of small lots")
    page.get_by_label("Without asking").fill("What you know about milling")
    page.get_by_label("Ask first").fill("Prices and promises")
    page.get_by_label("Approved before").check()
    page.get_by_label("Why so much").fill("We are new at this.")
    page.get_by_label("When do you look at it again?").fill(day(90))
    page.get_by_role("button", name="Begin it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The mill at the table")
    looks_right(page)


def authorises(page: Page, person: Person) -> None:
    page.get_by_role("link", name="Authorise somebody").click()
    page.get_by_label("Who?").fill(person.name)
    page.get_by_label("What they are there").fill("Miller")
    page.get_by_label("About what may they speak").fill("Small lots. Not prices.")
    page.get_by_label("Until when?").fill(day(200))
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("They speak for it from the day they say yes")).to_be_visible()
    looks_right(page)


def asks_in(page: Page) -> None:
    page.get_by_role("link", name="The mill at the table").click()
    page.get_by_role("link", name="Ask to take part").click()
    page.get_by_label("Which community?").select_option("soil-and-table")
    page.get_by_label("What do you say to its stewards?").fill("We would listen first.")
    page.get_by_role("button", name="Ask its stewards").click()
    expect(page.get_by_text("The stewards of Soil & Table are asked.")).to_be_visible()
    looks_right(page)


def takes_up(page: Page) -> None:
    page.goto("/organisations/")
    page.get_by_role("link", name="Brightwell Mills").click()
    page.get_by_role("link", name="The mill at the table").click()
    page.get_by_role("link", name="You are asked to speak for it").click()
    looks_right(page)
    page.get_by_role("button", name="I will speak for it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You speak for Brightwell Mills")


def answers(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("link", name="Answer for Brightwell Mills instead").click()
    looks_right(page)
    page.get_by_label("The words").fill(WORDS)
    page.get_by_role("button", name="Give it to a reader").click()
    expect(page.get_by_text("It waits for somebody else to read it")).to_be_visible()
    looks_right(page)


def asks_for_other_words(page: Page) -> None:
    page.get_by_role("link", name="The mill at the table").first.click()
    expect(page.get_by_role("heading", name="Waiting for review")).to_be_visible()
    page.get_by_role("link", name="Ask for other words").click()
    page.locator("summary", has_text="Ask for other words").click()
    page.get_by_label("Which words?").fill("We’d do the first fifty kilos for nothing.")
    page.get_by_label("What do you ask for?").fill("No promises.")
    page.get_by_role("button", name="Ask Callum Birch for other words").click()
    expect(page.locator("article mark")).to_have_text("We’d do the first fifty kilos for nothing.")
    looks_right(page)


def finds_other_words(page: Page) -> None:
    page.reload()
    expect(page.get_by_text("No promises.")).to_be_visible()
    page.get_by_label("The words").fill("We clean small lots on a Friday.")
    page.get_by_role("button", name="Give it to a reader again").click()
    expect(page.get_by_text("waits for a reader")).to_be_visible()


def publishes(page: Page) -> None:
    page.get_by_role("link", name="The mill at the table").first.click()
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("It is out")).to_be_visible()
    looks_right(page)


def day(ahead: int) -> str:
    return (clock.now() + timedelta(days=ahead)).date().isoformat()
