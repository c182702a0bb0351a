"""What a member wants to hear of, and how soon: their own choice, never an act."""

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..models import Cadence, Conversation, Following, Hearing, Level
from ..rules import may_follow, may_hear


@transaction.atomic
def hear(*, by: Person, community: Community, level: str, cadence: str) -> Hearing:
    """The member hears this much of the community, this soon by mail."""
    may_hear(by, community).require()
    choice = {"level": Level(level), "cadence": Cadence(cadence)}
    return Hearing.objects.update_or_create(person=by, community=community, defaults=choice)[0]


@transaction.atomic
def follow(*, by: Person, conversation: Conversation, level: str = Level.ALL) -> Following:
    """The reader hears this much of the conversation, whatever they hear of its community."""
    may_follow(by, conversation).require()
    return Following.objects.update_or_create(
        person=by, conversation=conversation, defaults={"level": Level(level)}
    )[0]


@transaction.atomic
def unfollow(*, by: Person, conversation: Conversation) -> None:
    """The reader hears as much of the conversation again as of its community."""
    Following.objects.filter(person=by, conversation=conversation).delete()
