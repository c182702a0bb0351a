from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django_ox.testing import run_tasks
from pytest_django import DjangoCaptureOnCommitCallbacks

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.acts.imports import actions
from barnraiser.acts.imports.actions import bringing
from barnraiser.acts.imports.models import Import, Line, Outcome, Plan, Progress, Run, State
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import queries as people
from barnraiser.people.models import Address, Person
from demo import cast

from .archive import JUNE, MAY, brought_in, looked_over, mbox, talk, uploaded

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    """How much there is of all that an archive can bring."""
    return {model.__name__: model.objects.count() for model in (Conversation, Message, Person, Address, Act)}


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.requirement("L1")
def test_an_archive_becomes_conversations_people_and_acts(nell: Person, soil_and_table: Community) -> None:
    outcome = brought_in(nell, soil_and_table, mbox(*MAY))
    assert outcome.counts == {
        "people": 3, "people_known": 0, "conversations": 3, "messages": 5, "messages_here": 0,
        "shortened": 0, "copies": 0, "refused": 0, "doubtful": 0,
    }  # fmt: skip
    talk = Conversation.objects.get(title="Yellow clover?")
    assert (talk.kind, talk.started_at, talk.last_at, talk.reply_count) == (
        "question",
        MAY[0].at,
        MAY[2].at,
        2,
    )
    answer = Message.objects.select_related("by", "reply_to__by").get(at=MAY[1].at)
    assert answer.by
    assert answer.reply_to
    assert answer.reply_to.by
    assert (answer.by.name, answer.reply_to.by.name) == (cast.LUCY.name, cast.JOAQUIN.name)
    acts = Act.objects.filter(kind="conversations.replied").order_by("at")
    assert [act.at for act in acts] == [MAY[1].at, MAY[2].at]


def test_who_spoke_is_unclaimed_and_no_member(nell: Person, soil_and_table: Community) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    lucy = people.with_address(cast.LUCY.address)
    assert lucy
    assert not lucy.is_claimed
    assert not Membership.objects.filter(person=lucy).exists()


@pytest.mark.requirement("L1")
def test_bringing_it_twice_adds_nothing(nell: Person, soil_and_table: Community) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    before = rows()
    again = brought_in(nell, soil_and_table, mbox(*MAY))
    assert rows() == before
    assert (again.counts["messages"], again.counts["messages_here"], again.counts["people_known"]) == (
        0,
        5,
        3,
    )


def test_a_later_archive_goes_on_where_the_earlier_ended(nell: Person, soil_and_table: Community) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    outcome = brought_in(nell, soil_and_table, mbox(*MAY[3:], *JUNE))
    assert (outcome.counts["messages"], outcome.counts["messages_here"]) == (2, 2)
    assert outcome.counts["conversations"] == 1
    talk = Conversation.objects.get(title="Yellow clover?")
    assert (talk.reply_count, talk.last_at) == (3, JUNE[0].at)


def test_a_thread_longer_than_a_batch_is_one_conversation(nell: Person, soil_and_table: Community) -> None:
    outcome = brought_in(nell, soil_and_table, mbox(*talk(1, 2 * bringing.AT_ONCE + 10)))
    assert (outcome.counts["conversations"], outcome.counts["messages"]) == (1, 2 * bringing.AT_ONCE + 11)
    assert Conversation.objects.get().reply_count == 2 * bringing.AT_ONCE + 10


def test_the_same_list_may_be_brought_into_two_communities(nell: Person, soil_and_table: Community) -> None:
    mill = communities.found(by=nell, name="Mill Lane", purpose="A dry mill.")
    brought_in(nell, soil_and_table, mbox(*MAY))
    outcome = brought_in(nell, mill, mbox(*MAY))
    assert (outcome.counts["messages"], outcome.counts["people"]) == (5, 3)


@pytest.mark.requirement("L1")
def test_who_is_invited_at_the_old_address_finds_their_words(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    stranger = people.with_address(cast.LUCY.address)
    assert stranger
    assert stranger in people.visible_to(ruth)
    invitation, _ = belonging.invite(by=ruth, community=soil_and_table, address=cast.LUCY.address, send=False)
    lucy = belonging.come_in(
        invitation=invitation, name="Lucy Tran", password="a quiet barn in October", counts_ties=True
    )
    assert lucy == stranger
    assert lucy.is_claimed
    assert Message.objects.filter(by=lucy).count() == 2
    assert Act.objects.filter(by=lucy, kind="conversations.replied").count() == 1
    assert Act.objects.filter(parties__person=lucy, kind="conversations.replied").count() == 1


def test_words_of_a_member_become_theirs(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    data = mbox(*MAY).replace(cast.LUCY.address.encode(), cast.RUTH.address.upper().encode())
    outcome = brought_in(nell, soil_and_table, data)
    assert (outcome.counts["people"], outcome.counts["people_known"]) == (2, 1)
    assert Message.objects.filter(by=ruth).count() == 2


def test_who_has_not_come_in_is_seen_where_they_spoke_and_nowhere_else(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    lucy = people.with_address(cast.LUCY.address)
    assert lucy in people.visible_to(ruth)
    assert lucy not in people.visible_to(harald)
    assert lucy not in people.visible_to(None)
    assert lucy
    assert not people.visible_to(lucy).exclude(pk=lucy.pk).exists()


@pytest.mark.parametrize("role", [None, Role.HOST, Role.WEAVER])
def test_only_a_steward_brings_archives_in(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community, role: Role | None
) -> None:
    if role:
        communities.grant(
            by=nell,
            membership=Membership.objects.select_related("community", "person").get(person=ruth),
            role=role,
        )
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    for person in (ruth, harald):
        with pytest.raises(Refused):
            uploaded(person, soil_and_table, mbox(*MAY))
        with pytest.raises(Refused):
            actions.begin(by=person, brought=brought)
        with pytest.raises(Refused):
            actions.withdraw(by=person, brought=brought)
    assert not Run.objects.exists()


def test_a_dry_run_changes_nothing_but_itself(nell: Person, soil_and_table: Community) -> None:
    before = rows()
    uploaded(nell, soil_and_table, mbox(*MAY, *MAY))
    run_tasks()
    assert rows() == before
    brought = Import.objects.whole().get()
    assert brought.state == State.READY
    assert (brought.plan.counts["messages_new"], brought.plan.counts["copies"]) == (5, 5)
    said = set(Line.objects.filter(of=brought).values_list("would", "what", "name"))
    assert ("add", "conversation", "Wonky carrots") in said
    assert ("add", "person", cast.LUCY.name) in said


def test_the_dry_run_says_what_the_run_then_does(
    nell: Person,
    soil_and_table: Community,
    kept_apart: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        brought_in(nell, soil_and_table, mbox(*MAY))
    brought = uploaded(nell, soil_and_table, mbox(*MAY[2:], *JUNE))
    run_tasks()
    would = Plan.objects.get(of=brought).counts
    assert len(files(kept_apart)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        actions.begin(by=nell, brought=Import.objects.whole().get(pk=brought.pk))
        run_tasks()
    did = Outcome.objects.get(of=brought).counts
    assert (would["messages_new"], would["messages_here"]) == (did["messages"], did["messages_here"])
    assert (would["people_new"], would["conversations_new"]) == (did["people"], did["conversations"])
    assert files(kept_apart) == []


def test_the_file_is_private_and_has_a_random_name(
    nell: Person, soil_and_table: Community, kept_apart: Path
) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY), name="members-secret.mbox")
    [kept] = files(kept_apart)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "secret" not in str(kept.relative_to(kept_apart))
    assert kept.is_relative_to(kept_apart / "private")
    assert brought.file_name == "members-secret.mbox"


def test_leaving_it_deletes_the_file_and_the_lines(
    nell: Person,
    soil_and_table: Community,
    kept_apart: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    run_tasks()
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(by=nell, brought=Import.objects.whole().get(pk=brought.pk))
    assert files(kept_apart) == []
    assert not Line.objects.exists()
    left = Import.objects.whole().get(pk=brought.pk)
    assert left.state == State.LEFT
    with pytest.raises(Refused):
        actions.begin(by=nell, brought=left)


def test_a_file_that_waited_for_a_day_is_let_go(
    nell: Person,
    soil_and_table: Community,
    kept_apart: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    uploaded(nell, soil_and_table, mbox(*MAY))
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.let_go_of_old_uploads() == 0
        with clock.at(clock.now() + timedelta(days=1, minutes=1)):
            assert actions.let_go_of_old_uploads() == 1
    assert files(kept_apart) == []
    assert Import.objects.whole().get().state == State.LEFT


def test_the_same_file_waiting_is_taken_up_again(nell: Person, soil_and_table: Community) -> None:
    first = uploaded(nell, soil_and_table, mbox(*MAY))
    assert uploaded(nell, soil_and_table, mbox(*MAY)) == first
    assert uploaded(nell, soil_and_table, mbox(*JUNE)) != first


def test_one_archive_at_a_time_in_a_community(nell: Person, soil_and_table: Community) -> None:
    may, june = (looked_over(nell, soil_and_table, mbox(*mails)) for mails in (MAY, JUNE))
    actions.begin(by=nell, brought=may)
    with pytest.raises(Refused, match="Another archive"):
        actions.begin(by=nell, brought=june)
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.create(of=june, community=soil_and_table, by=nell)


def test_asked_twice_it_is_one_run(nell: Person, soil_and_table: Community) -> None:
    brought = looked_over(nell, soil_and_table, mbox(*MAY))
    first = actions.begin(by=nell, brought=brought)
    assert actions.begin(by=nell, brought=Import.objects.whole().get(pk=brought.pk)) == first
    run_tasks()
    assert Outcome.objects.get(of=brought).counts["messages"] == 5


def test_a_run_that_was_taken_over_stops_at_the_next_batch(
    nell: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "AT_ONCE", 1)
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    actions.begin(by=nell, brought=brought, now=True)
    others: list[Outcome | None] = []

    def another_process_comes(done: int, total: int) -> None:
        if not others:
            others.append(None)
            others.append(actions.carry_out(brought=brought))

    assert actions.carry_out(brought=brought, tell=another_process_comes) is None
    assert others[1]
    assert others[1].counts["messages"] == Message.objects.count() == 5


def test_a_stalled_run_may_go_on_or_be_left(nell: Person, soil_and_table: Community) -> None:
    brought = looked_over(nell, soil_and_table, mbox(*MAY))
    actions.begin(by=nell, brought=brought)
    running = Import.objects.whole().get(pk=brought.pk)
    assert running.state == State.RUNNING
    with pytest.raises(Refused):
        actions.withdraw(by=nell, brought=running)
    with clock.at(clock.now() + timedelta(minutes=5)):
        stalled = Import.objects.whole().get(pk=brought.pk)
        assert stalled.state == State.STALLED
        actions.withdraw(by=nell, brought=stalled)
    assert Run.objects.get().ended_at is not None


def test_a_file_that_changed_under_the_run_fails_and_says_why(
    nell: Person, soil_and_table: Community, kept_apart: Path
) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    [kept] = files(kept_apart)
    kept.write_bytes(b"no archive at all")
    actions.begin(by=nell, brought=brought, now=True)
    outcome = actions.carry_out(brought=brought)
    assert outcome
    assert "list.mbox, line 1: expected" in outcome.trouble
    assert not Message.objects.exists()
    assert Import.objects.whole().get().state == State.FAILED


def test_a_message_of_a_hundred_thousand_characters_is_cut_and_counted(
    nell: Person, soil_and_table: Community
) -> None:
    long = MAY[4].body + " and more carrots" * 6000
    outcome = brought_in(nell, soil_and_table, bytes(MAY[4]).replace(MAY[4].body.encode(), long.encode()))
    assert outcome.counts["shortened"] == 1
    assert len(Message.objects.get().words) <= 60_000


def test_progress_moves_with_every_batch(
    nell: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "AT_ONCE", 2)
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    actions.begin(by=nell, brought=brought, now=True)
    seen: list[tuple[int, int]] = []
    actions.carry_out(brought=brought, tell=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (5, 5)
    assert len(seen) > 2
    assert Progress.objects.get().done == 5


def test_that_it_was_brought_in_is_an_act_of_the_steward(nell: Person, soil_and_table: Community) -> None:
    outcome = brought_in(nell, soil_and_table, mbox(*MAY))
    act = Act.objects.select_related("by", "within").get(kind="imports.brought_in")
    assert (act.by, act.within) == (nell, soil_and_table)
    assert act.about == str(Import.objects.get(outcome=outcome).ref)


def test_who_goes_is_named_by_no_import(nell: Person, soil_and_table: Community) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    uploaded(nell, soil_and_table, mbox(*JUNE))
    run_tasks()
    meilin = Line.objects.get(what="person")
    person = Person.objects.get(name=cast.JOAQUIN.name)
    actions.forget(person=person)
    actions.forget(person=nell)
    assert not Import.objects.exclude(by=None).exists()
    assert not Run.objects.exclude(by=None).exists()
    assert meilin.name == cast.MEILIN.name
