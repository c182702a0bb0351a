"""What came in is nowhere before a steward releases it: not on a page, not in a search, not in a figure, not in a name."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import get_resolver
from django_ox.testing import run_tasks
from pytest_django import DjangoCaptureOnCommitCallbacks

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries
from barnraiser.acts.conversations.actions import holding
from barnraiser.acts.conversations.models import Answering, Continuation, Conversation, Findable, Message
from barnraiser.acts.imports import actions
from barnraiser.acts.imports.models import Import, ImportedPerson, State
from barnraiser.acts.ledger.models import Act
from barnraiser.capital import tasks as capital
from barnraiser.capital.models import Reading
from barnraiser.communities.models import Community
from barnraiser.ground import search
from barnraiser.ground.verdict import Refused
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from demo import cast
from tests.signing_in import signed_in

from .archive import JUNE, MAY, SECRET, brought_in, held_back, mbox, released
from .elsewhere.made import mastodon, packed, said, slack

pytestmark = pytest.mark.django_db
TRACES = (SECRET, "Yellow clover", "Wonky carrots", cast.JOAQUIN.name, cast.LUCY.name, "joaquin-ferrer")


def whole(outcome_of: Import) -> Import:
    return Import.objects.whole().get(pk=outcome_of.pk)


def rows() -> dict[str, int]:
    """How much there is of everything, but for what the import itself keeps and the jobs that were done."""
    ours = ("Import", "Line", "Outcome", "Plan", "Progress", "Run", "Withdrawal", "Release")
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.managed
        and model.__name__ not in ours
        and not model._meta.app_label.startswith("django_ox")
    }


def everywhere() -> list[str]:
    """Each page without a thing in its address, each of the community, and each of what was brought, its code guessed."""
    at = "/communities/soil-and-table/"
    plain = [f"/{p.pattern}" for p in _patterns(get_resolver().url_patterns) if "<" not in str(p.pattern)]
    inside = [
        at + part for part in ("", "members/", "capital/", "exchange/", "gatherings/", "log/", "charter/")
    ]
    inside += [f"{at}?kind={kind}" for kind in Conversation.Kind.values]
    searches = [
        f"/search/?q={word}" for word in ("clover", "carrots", "from:joaquin-ferrer", "in:soil-and-table")
    ]
    searches += ["/people/?q=joaquin", "/people/?q=lucy"]
    things = [talk.get_absolute_url() for talk in Conversation.objects.all()]
    things += [message.get_absolute_url() for message in Message.objects.all()]
    things += [person.get_absolute_url() for person in Person.objects.filter(account=None)]
    things += [f"/concerns/new/?about=message:{message.code}" for message in Message.objects.all()]
    return [*plain, *inside, *searches, *things]


def _patterns(patterns: Iterable[Any]) -> Iterator[Any]:
    for pattern in patterns:
        inner = getattr(pattern, "url_patterns", None)
        if inner is None:
            yield pattern
        elif str(pattern.pattern) == "":
            yield from _patterns(inner)


def traces(client: Client) -> list[str]:
    found = []
    for address in everywhere():
        if address.startswith(("/live", "/events")):
            continue
        answer = client.get(address, follow=True)
        page = "" if answer.streaming else answer.content.decode("utf-8", "replace")
        found += [f"{address}: {trace}" for trace in TRACES if trace in page and trace not in address]
    return found


@pytest.mark.requirement("L1")
def test_before_it_is_released_nobody_finds_a_trace_of_it(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    outcome = held_back(nell, soil_and_table, mbox(*MAY))
    run_tasks()
    assert whole(outcome.of).state == State.HELD
    for client in (signed_in(ruth), signed_in(harald), Client()):
        assert traces(client) == []
    assert not Act.objects.filter(kind__startswith="conversations.").exists()
    assert not Act.objects.filter(kind="imports.brought_in").exists()
    assert not set(people.visible_to(ruth)) & set(Person.objects.filter(account=None))
    assert queries.stirs(0)[1] == {}
    assert conversations.reword_missing() == 0
    assert not Findable.objects.exists()
    released(nell, outcome.of)
    assert any("Wonky carrots" in trace for trace in traces(signed_in(ruth)))
    assert queries.find(ruth, search.asking("carrots")).rows
    assert Findable.objects.count() == 5


def test_figures_do_not_count_what_is_held_back(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    def figures() -> list[object]:
        capital.read_community.call(soil_and_table.pk)
        newest = Reading.objects.order_by("-sounding", "key").values_list("key", "value", "n", "refusal")
        return list(newest[: newest.values("key").distinct().count()])

    before = figures()
    held_back(nell, soil_and_table, mbox(*MAY))
    assert figures() == before


def test_released_it_stands_as_if_it_had_never_been_held_back(
    nell: Person, soil_and_table: Community
) -> None:
    outcome = held_back(nell, soil_and_table, mbox(*MAY))
    released(nell, outcome.of)
    assert whole(outcome.of).state == State.FINISHED
    replies = Act.objects.filter(kind="conversations.replied").order_by("at")
    assert [(act.at, [p.person.name for p in act.parties.select_related("person") if p.person]) for act in replies] == [
        (MAY[1].at, [cast.JOAQUIN.name]), (MAY[2].at, [cast.LUCY.name]),
    ]  # fmt: skip
    assert Act.objects.filter(kind="conversations.started").count() == 3
    assert Act.objects.filter(kind="imports.brought_in").count() == 1
    assert not Answering.objects.exists()
    assert not ImportedPerson.objects.filter(is_held=True).exists()


@pytest.mark.requirement("L1")
def test_taken_back_nothing_of_it_is_left(
    nell: Person,
    soil_and_table: Community,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    before = rows()
    outcome = held_back(nell, soil_and_table, mbox(*MAY))
    assert rows() != before
    actions.withdraw(by=nell, brought=whole(outcome.of))
    run_tasks()
    assert rows() == before
    assert whole(outcome.of).state == State.LEFT
    with pytest.raises(Refused):
        actions.release(by=nell, brought=whole(outcome.of))
    assert held_back(nell, soil_and_table, mbox(*MAY)).counts["messages"] == 5


def test_who_spoke_elsewhere_too_or_came_in_meanwhile_stays(nell: Person, soil_and_table: Community) -> None:
    brought_in(nell, soil_and_table, mbox(MAY[0]))
    outcome = held_back(nell, soil_and_table, mbox(*MAY))
    actions.withdraw(by=nell, brought=whole(outcome.of))
    run_tasks()
    assert {p.person.name for p in ImportedPerson.objects.select_related("person")} == {cast.JOAQUIN.name}
    assert Message.objects.count() == 1


def test_what_goes_on_in_a_conversation_moves_there_once_it_is_released(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    brought_in(nell, soil_and_table, mbox(*MAY))
    talk = Conversation.objects.get(title="Yellow clover?")
    outcome = held_back(nell, soil_and_table, mbox(*JUNE))
    assert queries.thread(ruth, talk).page.paginator.count == 2
    assert Continuation.objects.select_related("beside").get().beside.conversation_id == talk.pk
    talk.refresh_from_db()
    assert (talk.reply_count, talk.last_at) == (2, MAY[2].at)
    released(nell, outcome.of)
    talk.refresh_from_db()
    assert (talk.reply_count, talk.last_at) == (3, JUNE[0].at)
    late = Message.objects.select_related("reply_to__by").get(at=JUNE[0].at)
    assert late.conversation_id == talk.pk
    assert late.reply_to
    assert late.reply_to.by
    assert late.reply_to.by.name == cast.JOAQUIN.name
    assert Conversation.objects.filter(title="Yellow clover?").count() == 1


def test_only_a_steward_releases_and_once(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    outcome = held_back(nell, soil_and_table, mbox(*MAY))
    with pytest.raises(Refused, match="Only a steward"):
        actions.release(by=ruth, brought=whole(outcome.of))
    actions.release(by=nell, brought=whole(outcome.of))
    with pytest.raises(Refused, match="right now"):
        actions.release(by=nell, brought=whole(outcome.of))
    with pytest.raises(Refused):
        actions.withdraw(by=nell, brought=whole(outcome.of))
    run_tasks()
    with pytest.raises(Refused, match="nothing of it to release"):
        actions.release(by=nell, brought=whole(outcome.of))


def test_a_release_that_died_midway_goes_on(
    nell: Person, ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "AT_ONCE", 1)
    outcome = held_back(nell, soil_and_table, mbox(*MAY))
    actions.release(by=nell, brought=whole(outcome.of), now=True)
    conversations.release(held_by=str(outcome.of.ref))
    assert Conversation.objects.visible_to(ruth).count() == 1
    actions.let_in(brought=whole(outcome.of))
    assert Conversation.objects.visible_to(ruth).count() == 3
    assert Act.objects.filter(kind__startswith="conversations.").count() == 5


@pytest.mark.parametrize(("kind", "data"), [("slack", slack()), ("mastodon", packed(mastodon()))])
def test_archives_of_other_places_come_in_once(
    nell: Person, soil_and_table: Community, kind: str, data: bytes
) -> None:
    first = held_back(nell, soil_and_table, data, kind=kind, name="archive.zip")
    assert first.counts["messages"] > 1
    released(nell, first.of)
    before = rows()
    again = held_back(nell, soil_and_table, data, kind=kind, name="archive.zip")
    assert again.counts["messages"] == 0
    assert again.counts["messages_here"] == first.counts["messages"]
    assert rows() == before
    assert not Message.objects.filter(words__contains=SECRET).exists()


def test_a_day_of_a_channel_longer_than_a_batch_is_one_conversation(
    nell: Person, soil_and_table: Community
) -> None:
    days = {"soil/2026-03-02.json": [said(f"U{1 + n % 3}", n, f"Word {n}") for n in range(70)]}
    outcome = held_back(nell, soil_and_table, slack(days), kind="slack", name="slack.zip")
    assert (outcome.counts["conversations"], outcome.counts["messages"]) == (1, 70)
    released(nell, outcome.of)
    assert Conversation.objects.get().reply_count == 69
    assert not Act.objects.filter(kind="conversations.replied", parties__isnull=False).exists()
