"""What a person keeps for themselves here: messages, drafts; and what they were asked."""

from django.db.models import Prefetch, Q, QuerySet

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..models import Attachment, Bookmark, Conversation, Draft, LinkCard, Message
from .sight import messages_visible_to, visible_to


def kept(viewer: Person) -> QuerySet[Message]:
    """The messages the viewer keeps and still sees, the one kept last first."""
    mine = Bookmark.objects.filter(person=viewer)
    rows = messages_visible_to(viewer).filter(pk__in=mine.values("message"))
    return rows.order_by("-pk").prefetch_related(Prefetch("conversation", visible_to(viewer)))


def draft_of(viewer: Person, community: Community) -> Draft | None:
    """The conversation that the viewer began to write there."""
    return Draft.objects.of(viewer).filter(community=community, conversation=None).first()


def drafts(viewer: Person) -> QuerySet[Draft]:
    """Everything the viewer began to write, where they may still send it, the newest first."""
    here = Community.objects.of(viewer).values("pk")
    rows = Draft.objects.of(viewer).filter(community__in=here).select_related("community", "conversation")
    return rows.filter(Q(conversation=None) | Q(Conversation.objects.read_by(viewer, "conversation")))


def draft(viewer: Person, code: str) -> Draft | None:
    rows = Draft.objects.of(viewer).select_related("community", "conversation")
    return rows.filter(code=code).first()


def attachment(viewer: Person | None, code: str) -> Attachment | None:
    return Attachment.objects.visible_to(viewer).select_related("message").filter(code=code).first()


def card(viewer: Person | None, code: str) -> LinkCard | None:
    return LinkCard.objects.visible_to(viewer).filter(code=code).first()
