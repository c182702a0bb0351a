"""Leave a community's talk: what somebody wrote there stays without their name, or is taken out. Neither can be undone.
Whether they leave, the rule of acts/belonging has said before."""

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.ground import text
from barnraiser.people.models import Person

from ..models import Conversation, Hiding, Mention, Message

OUT = "*Taken out by whoever wrote it.*"
WAS = "Taken out"


@transaction.atomic
def unname(*, by: Person, community: Community) -> int:
    """What the person wrote in the community stays, and no longer says whose it was. How many messages that is."""
    Conversation.objects.filter(by=by, community=community).update(by=None)
    return Message.objects.filter(by=by, conversation__community=community).update(by=None)


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
