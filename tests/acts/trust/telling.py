"""What the tests of trust tell again and again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.trust import actions
from barnraiser.acts.trust.models import Care, Statement
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Flow, Kind, Manifest, Seen, Stage, Word, registry
from barnraiser.people.models import Person

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
# Kinds of rooms this one stands beside and knows nothing of: only their flow, stage and word are read.
MET = Kind("test.met", "{by} met {toward}", Flow.MEETS, stage=Stage.MET)
HELPED = Kind("test.helped", "{by} helped {toward}", Flow.GIVES, stage=Stage.HELPED, word=Word.ACTOR_KEPT)
CONFIRMED = Kind(
    "test.confirmed", "{by} was helped by {toward}", Flow.GIVES, stage=Stage.HELPED, word=Word.PARTIES_KEPT
)
INTRODUCED = Kind("test.introduced", "{by} introduced {toward}", Flow.CONNECTS, seen=Seen.PAIR)
PLEDGED = Kind("work.pledged", "{by} joined in {about}", Flow.JOINS)
CAME = Kind("test.came", "{by} came to {about}", Flow.JOINS)
SECRET = Kind("test.secret", "{by} thought of {toward}", Flow.MESSAGES, seen=Seen.ACTOR, stage=Stage.TALKED)
NEIGHBOURS = (MET, HELPED, CONFIRMED, INTRODUCED, PLEDGED, CAME, SECRET)


@contextmanager
def neighbours() -> Iterator[None]:
    """Within the block the registry holds the neighbours' kinds as well."""
    real = registry.manifests()
    apps = {kind.code.split(".")[0] for kind in NEIGHBOURS}
    rooms = {
        app: Manifest(kinds=tuple(k for k in NEIGHBOURS if k.code.startswith(f"{app}."))) for app in apps
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "manifests", lambda: {**real, **rooms})
        registry.kinds.cache_clear()
        yield
    registry.kinds.cache_clear()


def later(**time: float) -> datetime:
    return MONDAY + timedelta(**time)


def record(
    kind: Kind, by: Person, toward: Iterable[Person] = (), within: Community | None = None, **more: object
) -> Act:
    with transaction.atomic():
        return ledger.record(kind, by=by, toward=toward, within=within, **more)  # type: ignore[arg-type]


def trusts(by: Person, toward: Person, community: Community, **other: str) -> Statement:
    """The person trusts the other with a question, unless it is said otherwise."""
    said = {
        "quality": "trust",
        "matter": "question",
        "scope": "advice on soil",
        "reason": "She told me the truth about my field.",
    }
    return actions.say(by=by, toward=toward, community=community, **said | other)


def cares(by: Person, toward: Person, community: Community, thing: str = "living soil") -> Care:
    return actions.care(by=by, toward=toward, community=community, thing=thing)


def answers(by: Person, asker: Person, community: Community) -> None:
    """The person answers a question of the other."""
    talk = conversations.start(
        by=asker, community=community, kind="question", title="Yellow clover?", words="Why?"
    )
    conversations.reply(by=by, conversation=talk, words="The wet corner.")
