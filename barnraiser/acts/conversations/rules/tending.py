"""Who looks after a conversation, and how far: never to where more people read what was said."""

from datetime import timedelta

from barnraiser.communities.models import Community, Membership, Role
from barnraiser.communities.rules import has_role, is_sure_to_be, may_read, may_take_part
from barnraiser.ground import clock
from barnraiser.ground.verdict import YES, Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import CANDID, AskedIn, Audience, Conversation, Message, Summary
from .speaking import is_open, sees, suits

MOST_ASKED_A_WEEK = 3


def may_facilitate(by: Person | None, community: Community) -> Verdict:
    """Stewards and hosts look after the talk."""
    return all_of(
        lambda: may_take_part(by, community),
        lambda: provided(
            by is not None and has_role(by, community, Role.STEWARD, Role.HOST),
            f"The stewards and hosts of {community.name} look after its conversations.",
        ),
        lambda: is_sure_to_be(by),
    )


def may_tend(by: Person | None, conversation: Conversation) -> Verdict:
    """Who looks after the talk there, and reads this conversation."""
    return all_of(
        lambda: may_facilitate(by, conversation.community),
        lambda: provided(sees(by, conversation), "This page does not exist."),
    )


def may_move(by: Person, conversation: Conversation, to: Community) -> Verdict:
    """Where the same people look after it, and nobody reads it who could not before, nor loses what they said."""
    speakers = Message.objects.filter(conversation=conversation, by__isnull=False).order_by().values("by")
    here = Membership.objects.current().filter(community=conversation.community_id).values("person")
    there = Membership.objects.current().filter(community=to)
    return all_of(
        lambda: may_tend(by, conversation),
        provided(conversation.community_id != to.pk, "It is there already."),
        lambda: may_facilitate(by, to),
        lambda: _is_not_confided(conversation),
        lambda: provided(
            conversation.audience == Audience.PUBLIC or not there.exclude(person__in=here).exists(),
            f"In {to.name} are members who do not read this now. It was said to those who do, so it stays here.",
        ),
        lambda: provided(
            conversation.audience == Audience.PUBLIC
            or not Person.objects.filter(pk__in=speakers).exclude(pk__in=there.values("person")).exists(),
            f"Somebody who spoke here is no member of {to.name}, and would lose sight of their own words.",
        ),
    )


def may_merge(by: Person, conversation: Conversation, into: Conversation) -> Verdict:
    """Within a community; never to where more people read it, and never out of the shelter of a failure or a frustration."""
    wide = [Audience.COMMUNITY, Audience.PUBLIC]
    return all_of(
        lambda: may_tend(by, conversation),
        lambda: may_tend(by, into),
        provided(conversation.pk != into.pk, "These are one and the same."),
        provided(
            conversation.community_id == into.community_id, "Two conversations of one community become one."
        ),
        lambda: _is_not_confided(conversation),
        lambda: _is_not_confided(into),
        lambda: provided(
            wide.index(Audience(into.audience)) <= wide.index(Audience(conversation.audience)),
            "More people read the other one. What was said here was said to fewer.",
        ),
        _stays_sheltered(conversation, into.kind),
    )


def may_split(by: Person, message: Message, kind: str) -> Verdict:
    """A side talk begins with an answer; what needed shelter keeps it."""
    return all_of(
        lambda: may_tend(by, message.conversation),
        provided(
            message.reply_to_id is not None, "The first message is the conversation. Choose an answer to it."
        ),
        lambda: _is_not_confided(message.conversation),
        _stays_sheltered(message.conversation, kind),
        lambda: suits(kind, message.conversation.audience),
    )


def may_sum_up(by: Person, conversation: Conversation) -> Verdict:
    """The member who was asked to; or who looks after the talk."""
    asked = Summary.objects.filter(conversation=conversation, asked=by).exists()
    return all_of(
        lambda: may_take_part(by, conversation.community),
        lambda: provided(sees(by, conversation), "This page does not exist."),
        lambda: YES if asked else may_facilitate(by, conversation.community),
    )


def may_be_asked(by: Person, conversation: Conversation, person: Person) -> Verdict:
    """Somebody who came in, and reads the conversation."""
    return all_of(
        lambda: may_tend(by, conversation),
        provided(person.is_claimed, f"{person.name} has not come in yet."),
        lambda: provided(
            bool(may_read(person, conversation.community)) and sees(person, conversation),
            f"{person.name} does not read this conversation, and cannot be asked into it.",
        ),
    )


def may_ask_in(by: Person, conversation: Conversation, person: Person) -> Verdict:
    """A quiet member: somebody who has not spoken there, was not asked before, and was not asked a lot lately."""
    asked = AskedIn.objects.filter(person=person)
    lately = asked.filter(at__gt=clock.now() - timedelta(days=7))
    return all_of(
        lambda: may_be_asked(by, conversation, person),
        provided(person != by, "You are in it already."),
        lambda: is_open(conversation),
        lambda: provided(
            not Message.objects.filter(conversation=conversation, by=person).exists(),
            f"{person.name} has spoken here already.",
        ),
        lambda: provided(
            not asked.filter(conversation=conversation).exists(),
            f"{person.name} was asked in already. Once is an invitation; twice is pressing.",
        ),
        lambda: provided(
            lately.count() < MOST_ASKED_A_WEEK,
            f"{person.name} was asked into several conversations this week. Leave them be until the next.",
        ),
    )


def _is_not_confided(conversation: Conversation) -> Verdict:
    return provided(
        conversation.audience != Audience.TRUSTED, "What was said among the trusted stays where it was said."
    )


def _stays_sheltered(conversation: Conversation, kind: str) -> Verdict:
    """A failure or a frustration leaves the room in no form, so it becomes no conversation that may."""
    return provided(
        not conversation.is_candid or kind in CANDID,
        "A failure or a frustration never leaves the room. It becomes part of another failure or frustration only.",
    )
