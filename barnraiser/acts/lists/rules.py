"""Who may settle a letter, and who hears of a message by mail."""

from barnraiser.acts.conversations.models import Cadence, Conversation, Following, Hearing, Level
from barnraiser.acts.conversations.rules import sees
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from .models import Arrival, State


def may_use_addresses(by: Person | None, community: Community) -> Verdict:
    """Members write to the community, and hear of it."""
    return may_read(by, community)


def may_settle(by: Person, arrival: Arrival) -> Verdict:
    """Only whom a letter is held for says what becomes of it, once."""
    return all_of(
        provided(arrival.by_id == by.pk, "This page does not exist."),
        provided(arrival.state == State.HELD, "What becomes of this letter is settled already."),
    )


def may_be_sent(person: Person, conversation: Conversation) -> Verdict:
    """To a member who reads it and hears everything at once. Nothing that was said inside is sent to anybody outside."""
    return all_of(
        lambda: may_read(person, conversation.community),
        lambda: provided(sees(person, conversation), "This page does not exist."),
        lambda: provided(hears_at_once(person, conversation), "They hear less, or later."),
    )


def hears_at_once(person: Person, conversation: Conversation) -> bool:
    """What somebody chose for the conversation comes before what they chose for its community."""
    hearing = Hearing.objects.filter(person=person, community_id=conversation.community_id).first()
    following = Following.objects.filter(person=person, conversation=conversation).first()
    level = following.level if following else hearing.level if hearing else Level.MINE
    return level == Level.ALL and hearing is not None and hearing.cadence == Cadence.AT_ONCE
