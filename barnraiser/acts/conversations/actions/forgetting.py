"""Forget a person: what they said stays without their name, what they thanked for is gone."""

from django.db import transaction
from django.db.models import Q

from barnraiser.ground import search
from barnraiser.people.models import Person

from ..mentions import render, without
from ..models import (
    Allowance,
    AskedIn,
    Attachment,
    Bookmark,
    Conversation,
    Draft,
    Findable,
    Following,
    Hearing,
    Hiding,
    Mention,
    Message,
    Nod,
    Reading,
    Summary,
    Thanks,
    Trace,
    Wording,
)
from .finding import reword
from .letting_go import let_go

GONE = "somebody who left"


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person any more. Their words stay, so that the answers to them still make sense."""
    touched = list(
        Message.objects.filter(Q(by=person) | Q(mentions__person=person)).values_list("pk", flat=True)
    )
    called = Message.objects.filter(mentions__person=person).select_related("conversation__community")
    for message in called:
        message.words = without(message.words, person, GONE)
        message.html = render(message.words, message.conversation.community).html
        message.save(update_fields=["words", "html"])
    for kept in (Hiding, Wording):
        named = kept.objects.filter(message__mentions__person=person)
        for was in named.select_related("message__conversation__community"):
            was.words = without(was.words, person, GONE)
            was.html = render(was.words, was.message.conversation.community).html
            was.save(update_fields=["words", "html"])
    Mention.objects.filter(person=person).delete()
    let_go(Attachment.objects.filter(by=person))
    for theirs in (Thanks, Nod, Draft):
        theirs.objects.filter(by=person).delete()
    for private in (Allowance, Reading, Hearing, Following, Bookmark, AskedIn):
        private.objects.filter(person=person).delete()
    _unname(person)
    Conversation.objects.filter(by=person).update(by=None)
    Message.objects.filter(by=person).update(by=None)
    if reword(touched):
        search.let_go(Findable)


def _unname(person: Person) -> None:
    """What they did for a conversation stays, and no longer says who it was."""
    Trace.objects.filter(by=person).update(by=None)
    Trace.objects.filter(toward=person).update(toward=None)
    AskedIn.objects.filter(by=person).update(by=None)
    for name in ("by", "asked", "asked_by"):
        Summary.objects.filter(**{name: person}).update(**{name: None})
