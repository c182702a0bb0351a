"""How a community answers: figures from questions of known waits, and why there is none where there are few."""

from datetime import UTC, datetime, timedelta

import pytest

from barnraiser.acts.conversations import actions
from barnraiser.capital.answering import answering
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose
from demo import cast
from tests.conftest import joins
from tests.reading import page
from tests.signing_in import signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 30, 9, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=20)


@pytest.fixture
def crowd(soil_and_table: Community, nell: Person) -> list[Person]:
    return [nell, *(joins(part, soil_and_table, nell) for part in cast.CAST[1:9])]


def asked(
    by: Person,
    community: Community,
    answered_by: Person | None,
    hours: float,
    at: datetime = LONG_AGO,
    **how: str,
) -> None:
    """A question, answered after so many hours or not at all."""
    with clock.at(at):
        talk = actions.start(
            by=by,
            community=community,
            kind=how.get("kind", "question"),
            title="How?",
            words="Hm.",
            audience=how.get("audience", "community"),
        )
        actions.reply(by=by, conversation=talk, words="I mean it.")
    if answered_by:
        with clock.at(at + timedelta(hours=hours)):
            actions.reply(by=answered_by, conversation=talk, words="So.")


@pytest.mark.requirement("E10")
def test_share_and_wait_with_their_intervals(crowd: list[Person], soil_and_table: Community) -> None:
    for n in range(8):
        asked(crowd[n], soil_and_table, crowd[n + 1], hours=n + 1)
    asked(crowd[0], soil_and_table, crowd[1], hours=24 * 8)
    asked(crowd[1], soil_and_table, None, hours=0)
    with clock.at(NOW):
        found = answering(crowd[0], soil_and_table)
    share, wait = found.measures
    # Eight of ten within a week; Wilson's interval of 8 in 10 is 0.490 to 0.943.
    assert (share.value, share.doubt) == ("80%", "between 49% and 94%")
    # Of ten waits 1, 2, …, 8, 192 and one that goes on, half are through at the fifth.
    assert (wait.value, wait.unit) == ("5 hours", "for half of the questions")
    assert wait.doubt.startswith("between 1 hour")
    assert share.how
    assert share.how.sentence.startswith("8 of 10 questions")
    assert len(found.asked) == 10


@pytest.mark.requirement("E10")
def test_too_few_people_or_questions_is_said_with_what_would_be_enough(
    crowd: list[Person], soil_and_table: Community
) -> None:
    with clock.at(NOW):
        asked(crowd[0], soil_and_table, None, hours=0, at=LONG_AGO)
        found = answering(crowd[0], soil_and_table)
        assert found.measures == []
        assert "1 member asked" in found.refusal
        assert "fewer than 8 people" in found.refusal
    for n in range(8):
        asked(crowd[n], soil_and_table, crowd[n + 1], hours=1)
    with clock.at(NOW):
        assert "9 questions" in answering(crowd[0], soil_and_table).refusal
        assert "From 10 on" in answering(crowd[0], soil_and_table).refusal
        html = page(signed_in(crowd[0]), "/communities/soil-and-table/capital/answers/")
    assert "From 10 on there is something to say." in html


def test_when_more_than_half_wait_the_middle_is_not_made_up(
    crowd: list[Person], soil_and_table: Community
) -> None:
    for n in range(8):
        asked(crowd[n], soil_and_table, crowd[n + 1] if n < 3 else None, hours=1)
    for _ in range(4):
        asked(crowd[8], soil_and_table, None, hours=0)
    with clock.at(NOW):
        wait = answering(crowd[0], soil_and_table).measures[1]
    assert wait.value == "More than half wait"
    assert wait.doubt.endswith("or longer") or wait.doubt.startswith("too many")


def test_only_questions_that_all_members_read_are_counted(
    crowd: list[Person], soil_and_table: Community
) -> None:
    asked(crowd[0], soil_and_table, crowd[1], hours=1, kind="failure")
    asked(crowd[0], soil_and_table, None, hours=1, audience="trusted")
    asked(crowd[0], soil_and_table, crowd[1], hours=1, at=NOW - timedelta(days=200))
    people.answer_consent(by=crowd[2], purpose=Purpose.TIES, given=False)
    asked(crowd[2], soil_and_table, crowd[1], hours=1)
    asked(crowd[3], soil_and_table, crowd[2], hours=1)
    with clock.at(NOW):
        assert answering(crowd[0], soil_and_table).asked == []


def test_it_is_for_members(harald: Person, soil_and_table: Community) -> None:
    url = "/communities/soil-and-table/capital/answers/"
    assert signed_in(harald).get(url).status_code in (403, 404)
