from collections.abc import Callable
from pathlib import Path

import pytest

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Conversation, Step, Trace
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Role
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import asks, later


@pytest.mark.requirement("E7")
def test_each_step_leaves_a_trace_that_everybody_in_it_reads(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    actions.pin(by=nell, conversation=talk)
    actions.slow_down(by=nell, conversation=talk, minutes=15, reason="It grows hot.")
    actions.close(by=nell, conversation=talk, reason="It was answered.")
    actions.reopen(by=nell, conversation=talk)
    actions.unpin(by=nell, conversation=talk)
    told = [(left.trace.step, left.trace.by, left.trace.reason) for left in queries.traces(callum, talk)]
    assert told == [
        (Step.PINNED, nell, ""),
        (Step.SLOWED, nell, "It grows hot."),
        (Step.CLOSED, nell, "It was answered."),
        (Step.REOPENED, nell, ""),
        (Step.UNPINNED, nell, ""),
    ]
    assert Act.objects.filter(kind="conversations.tended", by=nell).count() == 5


def test_hosts_look_after_the_talk_too_and_others_do_not(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    for other in (ruth, callum, harald):
        with pytest.raises(Refused):
            actions.pin(by=other, conversation=talk)
        with pytest.raises(Refused):
            actions.close(by=other, conversation=talk, reason="Enough.")
    seat = membership_of(callum, soil_and_table)
    assert seat
    communities.grant(by=nell, membership=seat, role=Role.HOST)
    actions.pin(by=callum, conversation=talk)
    assert queries.pinned(ruth, soil_and_table) == [talk]


def test_in_a_closed_one_nobody_speaks_and_the_answer_says_who_closed_it_when_and_why(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    with clock.at(later()):
        actions.close(by=nell, conversation=talk, reason="it was decided")
    with pytest.raises(Refused, match=r"Nell .* closed this on 5 October, because: it was decided"):
        actions.reply(by=callum, conversation=talk, words="Wait.")
    actions.reopen(by=nell, conversation=talk)
    actions.reply(by=callum, conversation=talk, words="Wait.")


def test_where_it_goes_slowly_everybody_waits_and_reads_how_long(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        talk = asks(ruth, soil_and_table)
        actions.slow_down(by=nell, conversation=talk, minutes=15)
        actions.reply(by=callum, conversation=talk, words="One.")
    with (
        clock.at(later(minutes=4, seconds=30)),
        pytest.raises(Refused, match="In 11 minutes it is your turn"),
    ):
        actions.reply(by=callum, conversation=talk, words="Two.")
    with clock.at(later(minutes=5)):
        actions.reply(by=nell, conversation=talk, words="Somebody else’s turn.")
    with clock.at(later(minutes=15)):
        actions.reply(by=callum, conversation=talk, words="Two.")
    actions.slow_down(by=nell, conversation=talk, minutes=0)
    actions.reply(by=callum, conversation=talk, words="Three.")


def test_pressed_twice_it_is_done_once(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    for _ in range(2):
        actions.pin(by=nell, conversation=talk)
        actions.close(by=nell, conversation=talk, reason="Enough.")
        actions.slow_down(by=nell, conversation=talk, minutes=5)
    assert Trace.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_of_several_who_pin_in_the_same_moment_one_does(
    ruth: Person, nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    talk = asks(ruth, soil_and_table)

    def pin() -> None:
        actions.pin(by=nell, conversation=Conversation.objects.select_related("community").get(pk=talk.pk))

    calls: list[Callable[[], None]] = [pin] * 5
    assert at_once(calls, tmp_path) == [None] * 5
    assert Trace.objects.filter(step=Step.PINNED).count() == 1
