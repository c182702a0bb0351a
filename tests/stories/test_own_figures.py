"""One's own figures are open on a page; somebody else answers and helps; the figures on the open page move by themselves."""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
import uvicorn
from django.db import connections
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.capital.tasks import read_community
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks

from .browser import looks_right
from .conftest import Visit

PAGE = "/me/ties/"
WORDS = "Only the wet corner."


@pytest.fixture(autouse=True)
def house(transactional_db: None, settings: Settings) -> Iterator[SimpleNamespace]:
    """The house as it is served to members, streams and all: what other stories are served by cannot hold one open."""
    from barnraiser.config.asgi import application  # it asks the database whether it may start

    # Any port, held from here on: another worker of the tests may ask for one at the same moment.
    door = socket.create_server(("localhost", 0))
    port = door.getsockname()[1]
    config = uvicorn.Config(application, lifespan="off", log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([door],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    settings.NETWORK_ADDRESS = f"http://localhost:{port}"
    settings.ALLOWED_HOSTS = ["localhost"]
    yield SimpleNamespace(url=settings.NETWORK_ADDRESS)
    server.should_exit = True
    thread.join(10)
    connections.close_all()


@pytest.fixture
def village(
    soil_and_table: Community, nell: Person, ruth: Person, callum: Person, priya: Person
) -> Community:
    """Ruth answered Callum, and Nell answered Priya. The figures are those of this."""
    for asker, helper in ((callum, ruth), (priya, nell)):
        talk = asks(asker, soil_and_table, f"Is anyone else’s clover going yellow, asks {asker.name}?")
        conversations.reply(by=helper, conversation=talk, words="Mine is.")
    read_community.call(soil_and_table.pk)
    return soil_and_table


def place(page: Page, community: Community) -> Locator:
    return page.get_by_role("region", name=community.name)


def figure(here: Locator, title: str) -> Locator:
    return here.get_by_role("article").filter(has=here.page.get_by_role("heading", name=title, exact=True))


@pytest.mark.parametrize(("width", "javascript"), [(390, True), (1280, True), (390, False)])
@pytest.mark.requirement("K11")
def test_one_is_answered_and_the_figures_on_the_open_page_move(
    visit: Visit,
    a_little_later: Callable[[], None],
    village: Community,
    ruth: Person,
    callum: Person,
    nell: Person,
    width: int,
    javascript: bool,
) -> None:
    a_little_later()
    mine = visit(ruth, width=width, javascript=javascript)
    mine.goto(PAGE)
    here = place(mine, village)
    expect(here.get_by_text("One tie.", exact=True)).to_be_visible()
    expect(here.get_by_text("1 from you, 0 to you.")).to_be_visible()
    expect(figure(here, "Support").get_by_text("0%", exact=True)).to_be_visible()
    expect(figure(here, "Who know each other").get_by_text("Not known")).to_be_visible()
    if javascript:
        mine.evaluate("window.cameBefore = true")
        figure(here, "Support").locator("summary").click()
    looks_right(mine)

    answers_in_the_browser(visit, nell, callum)
    ask = reciprocity.ask(by=ruth, community=village, gift="skills", title="A hand with the drill?")
    comes_forward_in_the_browser(visit, nell, ask.get_absolute_url())
    a_little_later()

    if not javascript:
        mine.reload()
    expect(here.get_by_text("2 ties, 0 of them both ways, 0 strong.")).to_be_visible()
    expect(here.get_by_text("1 from you, 1 to you.")).to_be_visible()
    expect(figure(here, "Support").get_by_text("100%", exact=True)).to_be_visible()
    expect(figure(here, "Who know each other").get_by_text("100%", exact=True)).to_be_visible()
    expect(mine.get_by_text("Two people you have a tie with now")).to_be_visible()
    if javascript:
        assert mine.evaluate("window.cameBefore"), "the page was not loaded again"
        expect(figure(here, "Support").get_by_text("What it cannot see")).to_be_visible()
    looks_right(mine)


def answers_in_the_browser(visit: Visit, by: Person, asker: Person) -> None:
    page = visit(by)
    page.goto("/communities/soil-and-table/")
    page.get_by_role("link", name=f"Is anyone else’s clover going yellow, asks {asker.name}?").first.click()
    page.get_by_label(re.compile("Your reply")).fill(WORDS)
    page.get_by_role("button", name=re.compile("Reply to")).click()
    expect(page.get_by_text(WORDS).first).to_be_visible()


def comes_forward_in_the_browser(visit: Visit, by: Person, address: str) -> None:
    page = visit(by)
    page.goto(address)
    page.get_by_label("Your words").fill("I come by on Sunday with mine.")
    page.get_by_role("button", name="I can help").click()
    expect(page.get_by_text("hears of it")).to_be_visible()
