"""What stands in letters that gather what happened, for whom, and what does not."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.conf import settings

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience
from barnraiser.acts.decisions.manifest import DECIDED, SPOKE
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import kinds
from barnraiser.notices.letters import became
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose
from tests.acts.conversations.telling import asks

from .mailing import MONDAY, SUNDAY, agrees, answered, at_once, hears, morning, page_of, to
from .telling import HELPED, tell

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


class Tags(HTMLParser):
    """What a page really holds: the names of its elements, and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= set(attrs)


def test_nothing_goes_out_without_a_yes(valley: Community, callum: Person, priya: Person) -> None:
    hears(priya, valley, "all", "daily")
    answered(callum, priya, valley)
    assert to(morning(MONDAY), priya) == []
    assert at_once(priya, MONDAY) == []


def test_a_weekly_letter_says_what_happened_item_by_item_with_the_words(
    valley: Community, ruth: Person, callum: Person
) -> None:
    talk = answered(ruth, callum, valley)
    (letter,) = to(morning(MONDAY), callum)
    assert letter.subject == "Barnraiser: what happened this week"
    assert "Your question “Yellow clover?” has 1 answer." in letter.body
    assert "Yellow clover? (Soil & Table)" in letter.body
    assert "Ruth Amsel answered you, 4 October, 12:00:" in letter.body
    assert "Only the wet corner.\n\nDrain it." in letter.body
    assert f"{settings.NETWORK_ADDRESS}{talk.get_absolute_url()}" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Yellow" not in letter.subject
    assert to(morning(MONDAY + timedelta(minutes=5)), callum) == [], "once a week"
    assert to(morning(MONDAY + A_DAY), callum) == []
    assert to(morning(MONDAY + 7 * A_DAY), callum) == [], "nothing new, so no letter"


def test_the_page_in_a_letter_needs_no_styles_and_loads_nothing(
    valley: Community, ruth: Person, callum: Person
) -> None:
    """Reliability class 17: whatever somebody wrote is words in a letter."""
    with clock.at(SUNDAY):
        talk = asks(callum, valley, "<script>alert(1)</script>")
        conversations.reply(
            by=ruth, conversation=talk, words="<img src=x onerror=alert(1)> [so](javascript:alert(1)) {{ 7 }}"
        )
    (letter,) = to(morning(MONDAY), callum)
    page = page_of(letter)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    tags = Tags()
    tags.feed(page)
    assert tags.names <= {
        *("html", "head", "meta", "title", "body", "p", "h1", "h2", "ul", "li", "a", "b", "br", "small"),
        *("blockquote", "hr"),
    }
    assert {name for name, _ in tags.attributes} <= {"lang", "charset", "name", "content", "href", "dir"}
    assert all(
        url and url.startswith(f"{settings.NETWORK_ADDRESS}/")
        for name, url in tags.attributes
        if name == "href"
    )


def test_a_daily_letter_comes_each_morning_there_is_something_to_tell(
    valley: Community, ruth: Person, callum: Person
) -> None:
    hears(callum, valley)
    talk = answered(ruth, callum, valley)
    assert to(morning(MONDAY - timedelta(hours=2)), callum) == [], "six in the morning"
    assert len(to(morning(MONDAY), callum)) == 1
    with clock.at(MONDAY + timedelta(hours=2)):
        conversations.reply(by=ruth, conversation=talk, words="And lime it.")
    (letter,) = to(morning(MONDAY + A_DAY), callum)
    assert "And lime it." in letter.body
    assert "wet" not in letter.body, "what was told is not told again"
    assert to(morning(MONDAY + 2 * A_DAY), callum) == []


def test_everything_tells_also_what_was_said_to_others(
    valley: Community, ruth: Person, callum: Person, priya: Person
) -> None:
    hears(ruth, valley, "all", "daily")
    answered(callum, priya, valley)
    (letter,) = to(morning(MONDAY), ruth)
    assert "Callum Birch answered Priya Nair" in letter.body
    assert "Priya Nair started a conversation in Soil & Table" in letter.body
    assert "Help." in letter.body


def test_newest_first_and_one_item_a_conversation(valley: Community, ruth: Person, callum: Person) -> None:
    with clock.at(SUNDAY):
        first, second = asks(callum, valley, "Older?"), asks(callum, valley, "Newer?")
    for hours, talk in ((1, first), (2, second), (3, first)):
        with clock.at(SUNDAY + timedelta(hours=hours)):
            conversations.reply(by=ruth, conversation=talk, words=f"Word {hours}.")
    (letter,) = to(morning(MONDAY), callum)
    said = letter.body[letter.body.index("Older? (") :]
    assert said.index("Word 3.") < said.index("Word 1.") < said.index("Newer? (") < said.index("Word 2.")
    assert said.count("Older? (") == 1


def test_long_lists_are_cut_and_counted(valley: Community, ruth: Person, callum: Person) -> None:
    talk = answered(ruth, callum, valley)
    for number in range(12):
        with clock.at(SUNDAY + timedelta(minutes=number)):
            conversations.reply(by=ruth, conversation=talk, words=f"Word {number}.")
    (letter,) = to(morning(MONDAY), callum)
    assert "And 5 more." in letter.body


def test_what_one_spoke_to_and_was_decided_is_said(valley: Community, ruth: Person, callum: Person) -> None:
    with clock.at(SUNDAY):
        talk = asks(ruth, valley, "Buy the mower")
        tell(SPOKE, callum, within=valley, about=talk.ref)
        tell(DECIDED, ruth, within=valley, about=talk.ref)
    (letter,) = to(morning(MONDAY), callum)
    assert "“Buy the mower” is decided. You said where you stand." in letter.body


def test_each_outcome_and_each_part_is_a_kind_there_is() -> None:
    assert set(kinds()) >= set(became.OUTCOMES) | set(became.PART)


@pytest.mark.requirement("E3")
def test_a_letter_shows_what_its_reader_may_see_when_it_is_written(
    valley: Community, ruth: Person, callum: Person, priya: Person
) -> None:
    """Reliability classes 1 and 3."""
    hears(ruth, valley, "all", "daily")
    agrees(priya)
    with clock.at(SUNDAY):
        talk = asks(callum, valley, "canary title", words="canary words")
        conversations.reply(by=callum, conversation=talk, words="canary reply")
        hears(priya, valley, "all", "daily")
        conversations.open_to(by=callum, conversation=talk, audience=Audience.TRUSTED)
    found = morning(MONDAY)
    assert to(found, ruth) == to(found, priya) == []
    assert not any("canary" in letter.message().as_string() for letter in found)


def test_a_candid_word_comes_with_its_text_to_whom_it_was_said_and_in_no_subject(
    valley: Community, ruth: Person, callum: Person
) -> None:
    hears(callum, valley, "mine", "at_once")
    with clock.at(SUNDAY):
        talk = asks(callum, valley, "We lost the strip", kind="failure")
        conversations.reply(by=ruth, conversation=talk, words="So did I.")
    (letter,) = at_once(callum, SUNDAY + timedelta(minutes=1))
    assert letter.subject == "Barnraiser: Ruth Amsel answered you"
    assert "So did I." in letter.body
    assert "We lost the strip" in letter.body


def test_what_happened_in_no_community_comes_with_the_soonest_letter_that_gathers(
    valley: Community, ruth: Person, callum: Person
) -> None:
    with clock.at(SUNDAY):
        tell(HELPED, ruth, [callum])
    hears(callum, valley, "mine", "never")
    assert to(morning(MONDAY), callum) == []
    hears(callum, valley, "mine", "at_once")
    assert at_once(callum, SUNDAY + timedelta(minutes=1)) == []
    assert "Ruth Amsel helped you" in to(morning(MONDAY), callum)[0].body


def test_suggestions_and_rounds_go_with_the_weekly_letter_each_with_its_own_yes(
    valley: Community, nell: Person, priya: Person
) -> None:
    from barnraiser.surveys import actions as surveys
    from barnraiser.surveys.instruments import PULSE
    from demo import cast
    from tests.conftest import joins

    for part in cast.CAST[3:]:
        if part != cast.PRIYA:
            joins(part, valley, nell)
    with clock.at(SUNDAY - 2 * A_DAY):
        agrees(priya, Purpose.SURVEYS)
    with clock.at(SUNDAY - A_DAY):
        surveys.open_round(by=nell, community=valley, instrument=PULSE.key)
        asks(nell, valley, "Who has a mower?")
    (letter,) = to(morning(MONDAY), priya)
    assert "Questions that are open" in letter.body
    assert "What you could do next" not in letter.body
    assert "mower" not in letter.body, "she said yes to rounds of questions, and to nothing else"
    stop = letter.extra_headers["List-Unsubscribe"].strip("<>")
    with clock.at(MONDAY):
        agrees(priya, Purpose.SUGGESTIONS)
    assert "surveys" in stop
    assert "suggest" not in stop


def test_suggestions_come_with_their_reasons(valley: Community, nell: Person, priya: Person) -> None:
    from barnraiser.suggestions import queries as suggestions

    with clock.at(SUNDAY - A_DAY):
        agrees(priya, Purpose.SUGGESTIONS)
        conversations.reply(by=nell, conversation=asks(priya, valley), words="Ask Ruth.")
    with clock.at(MONDAY):
        cards = suggestions.enclosed(priya, SUNDAY)
    found = to(morning(MONDAY), priya)
    assert bool(found) is bool(cards)
    for card in cards:
        assert card.title in found[0].body
        assert card.words in found[0].body
