"""Leave a community's talk: what somebody wrote there stays without their name, or is taken out. Neither can be undone.
Whether they leave, the rule of acts/belonging has said before."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import text
from barnraiser.ground.verdict import provided
from barnraiser.people.models import Person

from ..manifest import REPLIED, STARTED
from ..models import (
    OUT,
    Attachment,
    Conversation,
    Draft,
    Hiding,
    Linked,
    Mention,
    Message,
    Summary,
    Wording,
)
from .finding import reword
from .letting_go import let_go

WAS = "Taken out"


@transaction.atomic
def unname(*, by: Person, community: Community) -> int:
    """What the person wrote in the community stays, and no longer says whose it was. How many messages that is."""
    Draft.objects.filter(by=by, community=community).delete()
    Conversation.objects.filter(by=by, community=community).update(by=None)
    theirs = list(
        Message.objects.filter(by=by, conversation__community=community).values_list("pk", flat=True)
    )
    Summary.objects.filter(by=by, conversation__community=community).update(by=None)
    Attachment.objects.filter(by=by, message__conversation__community=community).update(by=None)
    Message.objects.filter(by=by, conversation__community=community).update(by=None)
    return reword(theirs)


@transaction.atomic
def take_back(*, by: Person, message: Message) -> None:
    """Where the person's message stood, it says that whoever wrote it took it out. Its act no longer counts."""
    provided(message.by_id == by.pk, "A message is taken out by whoever wrote it.").require()
    shells = Conversation.objects.filter(opened_with=message)
    for kind, about in [
        (REPLIED, message.ref),
        *((STARTED, opened.ref) for opened in _opened(message, shells)),
    ]:
        for act in ledger.standing_about(about, by=by, kind=kind):
            ledger.retract(act=act, by=by, reason="taken out")
    _strip(Message.objects.filter(pk=message.pk))
    Message.objects.filter(pk=message.pk).update(words=OUT, html=text.render(OUT))
    shells.update(title=WAS)
    if not message.reply_to_id:
        Conversation.objects.filter(pk=message.conversation_id).update(title=WAS)
    reword([message.pk])


@transaction.atomic
def take_out(*, by: Person, community: Community) -> int:
    """Where the person wrote in the community stands that it was taken out: the words are gone, the answers to them stay.

    Titles they gave are gone too, and whom they called in is no longer called in.
    """
    theirs = Message.objects.filter(by=by, conversation__community=community)
    _strip(theirs)
    Summary.objects.filter(by=by, conversation__community=community).update(
        words="", html="", written_at=None
    )
    theirs.update(words=OUT, html=text.render(OUT), source="")
    Conversation.objects.filter(by=by, community=community).update(title=WAS)
    return unname(by=by, community=community)


def _opened(message: Message, shells: Iterable[Conversation]) -> list[Conversation]:
    """The conversations the message opened: the one it opens, and one that became part of another."""
    return [*shells, *([] if message.reply_to_id else [message.conversation])]


def _strip(messages: QuerySet[Message]) -> None:
    """Nothing of these messages is left beside their words: whom they called in, what they said before, what hangs on them."""
    keys = messages.order_by().values("pk")
    let_go(Attachment.objects.filter(message__in=keys))
    for beside in (Mention, Hiding, Wording, Linked):
        beside.objects.filter(message__in=keys).delete()
