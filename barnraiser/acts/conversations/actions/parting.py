"""Leave a community's talk: what somebody wrote there stays without their name, or is taken out. Neither can be undone.
Whether they leave, the rule of acts/belonging has said before."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import text
from barnraiser.ground.verdict import provided
from barnraiser.people.models import Person

from ..manifest import REPLIED, STARTED
from ..models import Conversation, Hiding, Mention, Message
from .wording import reword

OUT = "*Taken out by whoever wrote it.*"
WAS = "Taken out"


@transaction.atomic
def unname(*, by: Person, community: Community) -> int:
    """What the person wrote in the community stays, and no longer says whose it was. How many messages that is."""
    Conversation.objects.filter(by=by, community=community).update(by=None)
    theirs = list(
        Message.objects.filter(by=by, conversation__community=community).values_list("pk", flat=True)
    )
    Message.objects.filter(by=by, conversation__community=community).update(by=None)
    return reword(theirs)


@transaction.atomic
def take_back(*, by: Person, message: Message) -> None:
    """Where the person's message stood, it says that whoever wrote it took it out. Its act no longer counts."""
    provided(message.by_id == by.pk, "A message is taken out by whoever wrote it.").require()
    about = message.ref if message.reply_to_id else message.conversation.ref
    kind = REPLIED if message.reply_to_id else STARTED
    for act in ledger.standing_about(about, by=by, kind=kind):
        ledger.retract(act=act, by=by, reason="taken out")
    Mention.objects.filter(message=message).delete()
    Hiding.objects.filter(message=message).delete()
    Message.objects.filter(pk=message.pk).update(words=OUT, html=text.render(OUT))
    if not message.reply_to_id:
        Conversation.objects.filter(pk=message.conversation_id).update(title=WAS)
    reword([message.pk])


@transaction.atomic
def take_out(*, by: Person, community: Community) -> int:
    """Where the person wrote in the community stands that it was taken out: the words are gone, the answers to them stay.

    Titles they gave are gone too, and whom they called in is no longer called in.
    """
    theirs = Message.objects.filter(by=by, conversation__community=community)
    Mention.objects.filter(message__in=theirs).delete()
    Hiding.objects.filter(message__in=theirs).delete()
    theirs.update(words=OUT, html=text.render(OUT), source="")
    Conversation.objects.filter(by=by, community=community).update(title=WAS)
    return unname(by=by, community=community)
