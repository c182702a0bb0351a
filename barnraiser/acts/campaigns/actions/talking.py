"""The one conversation that goes with a campaign."""

from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.people.models import Person

from ..models import Campaign
from ..rules import may_talk
from . import held


@transaction.atomic
def talk(*, by: Person, campaign: Campaign, words: str) -> Conversation:
    """The words open the campaign’s conversation, or join it where somebody was quicker."""
    campaign = held.campaign(campaign)
    may_talk(by, campaign).require()
    if campaign.conversation is None:
        campaign.conversation = conversations.start(
            by=by,
            community=campaign.community,
            kind=Conversation.Kind.ANNOUNCEMENT,
            title=f"{campaign.title}: what we do next",
            words=words,
        )
        campaign.save(update_fields=["conversation"])
        return campaign.conversation
    standing = Conversation.objects.select_related("community").get(pk=campaign.conversation.pk)
    conversations.reply(by=by, conversation=standing, words=words)
    return standing
