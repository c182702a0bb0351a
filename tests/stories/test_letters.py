"""Told by letters: a member has what concerns them on Monday morning, when it is no longer quiet, and ends it with one
press. A stranger reads a newsletter without an account.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import feedparser
import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience
from barnraiser.acts.outward.models import Reader
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.notices import tasks
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks
from tests.acts.outward.telling import says, sends

from .browser import looks_right
from .conftest import Visit
from .postbox import Postbox, opened, words

BERLIN = ZoneInfo("Europe/Berlin")
RUTH = "ruth@aldervalley.example"
STRANGER = "stranger@elsewhere.example"


@pytest.fixture
def box(settings: Settings) -> Iterator[Postbox]:
    with opened(settings) as box:
        yield box


def next_monday(hour: int, minute: int) -> datetime:
    """The Monday after today, at this time in Berlin."""
    today = clock.now().astimezone(BERLIN)
    day = today + timedelta(days=7 - today.weekday())
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def link(letter: EmailMessage, part: str) -> str:
    found = re.search(rf"https?://[^/\s]+({part}\S+)", words(letter))
    assert found, words(letter)
    return found[1]


def the_schedule_comes_round(moment: datetime, a_little_later: Callable[[], None]) -> None:
    with clock.at(moment):
        tasks.tell_due.func()
        a_little_later()


@pytest.mark.crossing
@pytest.mark.requirement("E8")
@pytest.mark.parametrize(("width", "javascript"), [(390, False), (1280, True)])
def test_a_weekly_letter_keeps_to_quiet_hours_and_ends_with_one_press(
    visit: Visit,
    a_little_later: Callable[[], None],
    box: Postbox,
    soil_and_table: Community,
    ruth: Person,
    callum: Person,
    width: int,
    javascript: bool,
) -> None:
    page = visit(ruth, width=width, javascript=javascript)
    chooses_weekly(page, soil_and_table)
    keeps_quiet(page)
    talk = asks(ruth, soil_and_table, "Who has a mower?")
    conversations.reply(by=callum, conversation=talk, words="I do.\n\nCome on *Friday*.")

    the_schedule_comes_round(next_monday(7, 15), a_little_later)
    assert box.to(RUTH) == [], "it is quiet until half past seven"
    the_schedule_comes_round(next_monday(7, 35), a_little_later)
    the_schedule_comes_round(next_monday(7, 40), a_little_later)
    (letter,) = box.to(RUTH)
    assert "Your question “Who has a mower?” has 1 answer." in words(letter)
    assert "I do.\n\nCome on Friday." in words(letter).replace("\r\n", "\n")
    assert "<b>Callum Birch answered you</b>" in words(letter, "html")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    reader = visit(width=width, javascript=javascript)
    reader.set_content(words(letter, "html"))
    expect(reader.get_by_role("link", name="Callum Birch answered you")).to_be_visible()
    stop = link(letter, "/letters/no/")
    assert stop in letter["List-Unsubscribe"]
    reader.goto(stop)
    looks_right(reader)
    reader.get_by_role("button", name="Stop these letters").click()
    expect(reader.get_by_role("heading", name="No more of these letters")).to_be_visible()
    conversations.reply(by=callum, conversation=talk, words="Or Saturday.")
    the_schedule_comes_round(next_monday(7, 35) + timedelta(days=7), a_little_later)
    assert len(box.to(RUTH)) == 1


def chooses_weekly(page: Page, community: Community) -> None:
    page.goto(f"/communities/{community.slug}/charter/")
    page.goto(f"/communities/{community.slug}/hearing/")
    looks_right(page)
    page.get_by_label("Once a week, on Monday").check()
    page.get_by_role("button", name="Keep it so").click()
    expect(page.get_by_text("Letters come only with your yes").first).to_be_visible()
    page.get_by_label("Yes, such letters may come").check()
    page.get_by_role("button", name="Keep it so").click()
    expect(page.get_by_role("heading", name="What I hear of, and how soon")).to_be_visible()
    expect(page.get_by_text("Once a week, on Monday")).to_be_visible()


def keeps_quiet(page: Page) -> None:
    page.get_by_label("My time zone").select_option("Europe/Berlin")
    page.get_by_label("Quiet from").fill("22:00")
    page.get_by_label("Quiet until").fill("07:30")
    page.get_by_role("button", name="Keep these hours").click()
    expect(page.get_by_text("Letters keep to these hours from now on.")).to_be_visible()
    looks_right(page)


@pytest.mark.crossing
@pytest.mark.requirement("E11")
@pytest.mark.parametrize(("width", "javascript"), [(390, False), (1280, True)])
def test_a_stranger_reads_a_newsletter_by_two_yeses_and_the_feed(
    visit: Visit,
    a_little_later: Callable[[], None],
    box: Postbox,
    soil_and_table: Community,
    nell: Person,
    ruth: Person,
    width: int,
    javascript: bool,
) -> None:
    talk = says(ruth, soil_and_table, "Who grows near us?")
    says(ruth, soil_and_table, "For members", audience=Audience.COMMUNITY)
    with clock.at(clock.now() - timedelta(days=2)):
        sends(nell, soil_and_table, talk, title="Autumn")
    a_little_later()

    stranger = visit(width=width, javascript=javascript)
    stranger.goto(talk.get_absolute_url())
    stranger.get_by_role("link", name="Pass it on").click()
    expect(stranger.get_by_label("The address")).to_have_value(re.compile(f"{talk.get_absolute_url()}$"))
    looks_right(stranger)
    stranger.get_by_role("link", name="What else Soil & Table says in public").click()
    expect(stranger.get_by_role("link", name="Who grows near us?", exact=True)).to_be_visible()
    expect(stranger.get_by_text("For members")).to_have_count(0)
    looks_right(stranger)
    feed = feedparser.parse(
        stranger.request.get(f"/communities/{soil_and_table.slug}/public/feed.atom").body()
    )
    assert [entry.title for entry in feed.entries] == ["Who grows near us?"]

    stranger.get_by_role("link", name="Read it, or ask for it").click()
    looks_right(stranger)
    stranger.get_by_label("Your mail address").fill(STRANGER)
    stranger.get_by_role("button", name="Ask for it").click()
    expect(stranger.get_by_text("a letter is on its way there")).to_be_visible()
    a_little_later()
    (letter,) = box.to(STRANGER)
    stranger.goto(link(letter, "/newsletters/yes/"))
    assert Reader.objects.get().confirmed_at is None, "a look is no yes"
    looks_right(stranger)
    stranger.get_by_role("button", name="Yes, send it to me").click()
    expect(stranger.get_by_role("heading", name="You are a reader")).to_be_visible()

    steward = visit(nell, width=width, javascript=javascript)
    composes(steward, soil_and_table)
    a_little_later()
    letter = box.to(STRANGER)[-1]
    assert letter["Subject"] == "First frost"
    assert "It was cold." in words(letter)
    assert STRANGER not in steward.content()

    stranger.goto(re.sub(r"^<https?://[^/]+|>$", "", letter["List-Unsubscribe"]))
    looks_right(stranger)
    stranger.get_by_role("button", name="End it, and forget my address").click()
    expect(stranger.get_by_role("heading", name="No more newsletters")).to_be_visible()
    assert not Reader.objects.exists()


def composes(page: Page, community: Community) -> None:
    page.goto(f"/communities/{community.slug}/newsletter/desk/")
    expect(page.get_by_text("1 reader by mail")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Compose one").click()
    page.get_by_label("Title").fill("First frost")
    page.get_by_label("An opening word").fill("It was *cold*.")
    expect(page.get_by_label("For members")).to_have_count(0)
    page.get_by_label("Who grows near us?").check()
    looks_right(page)
    page.get_by_role("button", name="Keep it, and see it as it will look").click()
    expect(page.get_by_role("heading", name="First frost")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Send it to 1 reader").click()
    expect(page.get_by_text("The newsletter is out")).to_be_visible()
    looks_right(page)
