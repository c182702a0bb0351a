"""Messages go out to everybody who hears all of it at once: each once, none lost, whatever the mail server does."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Cadence, Conversation, Level, Message
from barnraiser.acts.lists import actions, letters
from barnraiser.acts.lists.actions import handing
from barnraiser.acts.lists.models import Bounce, Delivery, Pause, Round
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..sink import Sink, mailers, serving
from ..telling import CALLUM, NELL, PRIYA, RUTH, happens, hears_all, sent_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def members(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> list[Person]:
    """All of them have the community as a mailing list."""
    for person in (ruth, callum, priya, nell):
        hears_all(person, soil_and_table)
    return [ruth, callum, priya, nell]


def says(by: Person, where: Community, **more: str) -> Conversation:
    told: dict[str, Any] = {"kind": "question", "title": "Clover?", "words": "When?"} | more
    return conversations.start(by=by, community=where, **told)


def later(**time: float) -> None:
    with clock.at(clock.now() + timedelta(**time)):
        actions.look_again()
        happens()


def states() -> list[str]:
    return sorted(Delivery.objects.values_list("state", flat=True))


@pytest.mark.requirement("E8")
def test_all_hear_and_whoever_wrote_it_does_not(members: list[Person], soil_and_table: Community) -> None:
    says(members[0], soil_and_table)
    assert not Delivery.objects.exists()
    happens()
    assert [len(sent_to(a)) for a in (RUTH, CALLUM, PRIYA, NELL)] == [0, 1, 1, 1]
    assert Round.objects.get().is_over is False
    later(minutes=5)
    assert Round.objects.get().is_over is True
    assert len(sent_to(CALLUM)) == 1


def test_who_hears_less_or_later_has_no_letter(members: list[Person], soil_and_table: Community) -> None:
    ruth, callum, priya, nell = members
    talk = says(ruth, soil_and_table)
    conversations.hear(by=callum, community=soil_and_table, level=Level.ALL, cadence=Cadence.DAILY)
    conversations.follow(by=priya, conversation=talk, level=Level.NOTHING)
    conversations.hear(by=nell, community=soil_and_table, level=Level.MINE, cadence=Cadence.AT_ONCE)
    conversations.follow(by=nell, conversation=talk, level=Level.ALL)
    happens()
    assert [len(sent_to(a)) for a in (CALLUM, PRIYA, NELL)] == [0, 0, 1]


def test_audience_and_wishes_are_asked_when_it_is_sent(
    members: list[Person], soil_and_table: Community
) -> None:
    ruth, callum, *_ = members
    actions.begin_rounds(community_id=soil_and_table.pk)
    talk = says(ruth, soil_and_table)
    actions.begin_rounds(community_id=soil_and_table.pk)
    actions.leave(by=callum, community=soil_and_table)
    conversations.open_to(by=ruth, conversation=talk, audience=Audience.TRUSTED)
    happens()
    assert [len(sent_to(a)) for a in (RUTH, CALLUM, PRIYA, NELL)] == [0, 0, 0, 0]
    assert states() == ["left_out"] * 3


def test_a_failure_goes_to_members_only(members: list[Person], soil_and_table: Community) -> None:
    ruth, callum, *_ = members
    says(ruth, soil_and_table, kind="failure")
    actions.begin_rounds(community_id=soil_and_table.pk)
    communities.end_membership(membership=Membership.objects.get(person=callum, community=soil_and_table))
    happens()
    assert [len(sent_to(a)) for a in (CALLUM, PRIYA)] == [0, 1]


def test_what_an_archive_brought_goes_nowhere(members: list[Person], soil_and_table: Community) -> None:
    says(members[0], soil_and_table)
    Message.objects.update(source="archive:1")
    happens()
    assert not Round.objects.exists()


def test_a_server_that_asks_to_come_again_is_asked_again(
    members: list[Person], soil_and_table: Community, settings: Settings
) -> None:
    sink = Sink(says=lambda to, times: "451 later" if to == CALLUM and times < 3 else "250 Taken")
    with serving(settings, sink):
        says(members[0], soil_and_table)
        happens()
        assert {to for _, to, _ in sink.taken} == {PRIYA, NELL}
        later(minutes=6)
        later(minutes=30)
    assert sorted(to for _, to, _ in sink.taken) == [CALLUM, NELL, PRIYA]
    assert states() == ["sent"] * 3


def test_a_server_that_hangs_up_loses_nothing(
    members: list[Person], soil_and_table: Community, settings: Settings
) -> None:
    with serving(settings, sink := Sink(says=lambda _to, times: "421 gone" if times == 1 else "250 Taken")):
        says(members[0], soil_and_table)
        happens()
        for minutes in (6, 12, 30, 60):
            later(minutes=minutes)
    assert sorted(to for _, to, _ in sink.taken) == [CALLUM, NELL, PRIYA]


def test_a_server_that_is_away_is_waited_for(
    members: list[Person], soil_and_table: Community, settings: Settings
) -> None:
    with serving(settings, Sink()) as port:
        pass
    settings.MAILERS = mailers(port)
    says(members[0], soil_and_table)
    happens()
    assert states() == ["waiting"] * 3
    with serving(settings, sink := Sink()):
        later(minutes=10)
    assert len(sink.taken) == 3


def test_an_address_that_is_refused_counts_as_a_bounce(
    members: list[Person], soil_and_table: Community, settings: Settings
) -> None:
    with serving(settings, Sink(says=lambda to, _: "550 no such" if to == CALLUM else "250 Taken")):
        says(members[0], soil_and_table)
        happens()
    assert states() == ["failed", "sent", "sent"]
    assert Bounce.objects.get().person_id == members[1].pk


@pytest.mark.parametrize("died_after", [0, 1, 2])
def test_a_worker_that_dies_repeats_one_at_most_and_loses_none(
    members: list[Person], soil_and_table: Community, monkeypatch: pytest.MonkeyPatch, died_after: int
) -> None:
    says(members[0], soil_and_table)
    actions.begin_rounds(community_id=soil_and_table.pk)
    round = Round.objects.get()
    handed = iter(range(10))

    class Killed(BaseException):
        pass

    settle = handing._settle

    def dies(delivery: Delivery, state: Delivery.State) -> None:
        if next(handed) == died_after:
            raise Killed
        settle(delivery, state)

    monkeypatch.setattr(handing, "_settle", dies)
    keys = list(Delivery.objects.order_by("pk").values_list("pk", flat=True))
    with pytest.raises(Killed):
        actions.hand_over(round=round, first=keys[0], last=keys[-1])
    monkeypatch.undo()
    happens()
    later(minutes=10)
    counts = [len(sent_to(a)) for a in (CALLUM, PRIYA, NELL)]
    assert min(counts) == 1
    assert sum(counts) <= 4
    assert states() == ["sent"] * 3


def test_two_workers_with_the_same_job_send_once(members: list[Person], soil_and_table: Community) -> None:
    says(members[0], soil_and_table)
    actions.begin_rounds(community_id=soil_and_table.pk)
    round, keys = Round.objects.get(), list(Delivery.objects.order_by("pk").values_list("pk", flat=True))
    message = Message.objects.select_related("conversation__community", "by").get()
    edition = letters.Edition.of(message)
    stale = list(Delivery.objects.select_related("person__account"))
    actions.hand_over(round=round, first=keys[0], last=keys[-1])
    assert sum(handing._one(edition, delivery, None) for delivery in stale) == 0
    assert len(sent_to(CALLUM)) == 1


def test_letters_that_rest_wait_or_are_left_out(members: list[Person], soil_and_table: Community) -> None:
    ruth, callum, priya, _ = members
    Pause.objects.create(person=callum, until=None)
    Pause.objects.create(person=priya, until=clock.now() + timedelta(hours=1))
    says(ruth, soil_and_table)
    happens()
    assert states() == ["left_out", "sent", "waiting"]
    later(hours=2)
    assert [len(sent_to(a)) for a in (CALLUM, PRIYA)] == [0, 1]
