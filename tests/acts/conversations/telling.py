"""What the tests of conversations tell again and again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Audience, Conversation, Message
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.ground.test_pictures import drawn

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
LENTILS = "We lost the whole lentil strip"
LIST = "/communities/soil-and-table/"
START = LIST + "start/"


def later(**time: float) -> datetime:
    return MONDAY + timedelta(**time)


def asks(person: Person, community: Community, title: str = "Yellow clover?", **other: str) -> Conversation:
    """The person starts a conversation; a question unless another kind is given."""
    return actions.start(
        by=person,
        community=community,
        kind=other.get("kind", "question"),
        title=title,
        words=other.get("words", "Help."),
        audience=other.get("audience", Audience.COMMUNITY),
    )


def opening(conversation: Conversation) -> Message:
    assert conversation.by
    return queries.messages_visible_to(conversation.by).opening().get(conversation=conversation)


def acts(*kinds: str) -> list[tuple[str, str, list[str]]]:
    """The standing acts of conversations, as (kind, who, toward whom)."""
    rows = Act.objects.standing().filter(kind__startswith="conversations.").select_related("by")
    rows = rows.prefetch_related("parties__person").order_by("pk")
    return [
        (
            act.kind.split(".")[1],
            act.by.name if act.by else "",
            [p.person.name for p in act.parties.all() if p.person],
        )
        for act in rows
        if not kinds or act.kind.split(".")[1] in kinds
    ]


def photo(name: str = "boot.jpg", size: tuple[int, int] = (640, 400)) -> SimpleUploadedFile:
    """A drawn photograph as a browser sends it."""
    return SimpleUploadedFile(name, drawn("JPEG", size), "image/jpeg")


def pdf(name: str = "rates.pdf", body: bytes = b"kilos a hectare") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7\n" + body, "application/pdf")


def files_kept() -> list[Path]:
    """Everything that lies in the private store."""
    return sorted(path for path in (Path(settings.MEDIA_ROOT) / "private").rglob("*") if path.is_file())
