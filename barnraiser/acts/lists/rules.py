"""Who may settle a letter, who looks after those that could not be taken, and who hears of a message by mail."""

from barnraiser.acts.conversations.models import Cadence, Conversation, Following, Hearing, Level
from barnraiser.acts.conversations.rules import sees
from barnraiser.communities.models import Community, Role
from barnraiser.communities.rules import has_role, is_sure_to_be, may_read, may_steward
from barnraiser.ground.verdict import YES, Verdict, all_of, no, provided
from barnraiser.people.models import Person

from . import addresses, queries
from .addresses import Purpose
from .models import Arrival, Raw, State


def may_use_addresses(by: Person | None, community: Community) -> Verdict:
    """Members write to the community, and hear of it."""
    return may_read(by, community)


def may_settle(by: Person, arrival: Arrival) -> Verdict:
    """Only whom a letter is held for says what becomes of it, once."""
    return all_of(
        provided(arrival.by_id == by.pk, "This page does not exist."),
        provided(arrival.state == State.HELD, "What becomes of this letter is settled already."),
    )


def keeps_the_mail(by: Person | None, community: Community) -> Verdict:
    """A community's stewards look after letters to it that could not be taken, also while a yes of their own is due."""
    return provided(
        by is not None and has_role(by, community, Role.STEWARD),
        f"Letters that could not be taken are for the stewards of {community.name}, who are named on its front page.",
    )


def may_look_at_kept_apart(by: Person, community: Community) -> Verdict:
    return all_of(keeps_the_mail(by, community), lambda: is_sure_to_be(by))


def may_tend(by: Person, arrival: Arrival) -> Verdict:
    """A steward of the community it came to tries a letter again or lets it go, once, while its bytes are there."""
    community = arrival.community
    if community is None:
        return no("This page does not exist.")
    return all_of(
        lambda: may_steward(by, community),
        lambda: provided(
            arrival.state == State.QUARANTINED and Raw.objects.filter(arrival=arrival).exists(),
            "What becomes of this letter is settled already.",
        ),
    )


def may_read_whole(by: Person, arrival: Arrival) -> Verdict:
    """A steward, what came to all, or to a conversation they read; not what names a member, who has it under their own mail."""
    return all_of(
        lambda: may_tend(by, arrival),
        lambda: provided(arrival.by_id is None, "It names a member as its author, so its words are theirs."),
        lambda: _is_for_all_or_read(by, arrival),
        lambda: provided(
            all(sees(by, each) for each in queries.conversations_answered(arrival)),
            "It answers what you do not read, and may quote it.",
        ),
    )


def _is_for_all_or_read(by: Person, arrival: Arrival) -> Verdict:
    if arrival.community and addresses.is_open(arrival.recipient, arrival.community):
        return YES
    found = addresses.find(arrival.recipient)
    talk = found.conversation if found and found.purpose == Purpose.ANSWER else None
    return provided(
        talk is not None and sees(by, talk), "It came to an address that was given to one member."
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
