"""Forget a person: what they said stays without their name, what they thanked for is gone."""

from django.db import transaction
from django.db.models import Q

from barnraiser.ground import search
from barnraiser.people.models import Person

from ..mentions import render, without
from ..models import Conversation, Following, Hearing, Hiding, Mention, Message, Reading, Thanks, Wording
from .wording import reword

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
    for hiding in Hiding.objects.filter(message__mentions__person=person).select_related(
        "message__conversation__community"
    ):
        hiding.words = without(hiding.words, person, GONE)
        hiding.html = render(hiding.words, hiding.message.conversation.community).html
        hiding.save(update_fields=["words", "html"])
    Mention.objects.filter(person=person).delete()
    Thanks.objects.filter(by=person).delete()
    for kept in (Reading, Hearing, Following):
        kept.objects.filter(person=person).delete()
    Conversation.objects.filter(by=person).update(by=None)
    Message.objects.filter(by=person).update(by=None)
    if reword(touched):
        search.let_go(Wording)
