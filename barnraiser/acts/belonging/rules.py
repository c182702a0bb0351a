"""Who may ask people in, come in, and go."""

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Membership
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import Acceptance, Invitation, Revocation


def is_open(invitation: Invitation) -> Verdict:
    return all_of(
        lambda: provided(
            not Acceptance.objects.filter(invitation=invitation).exists(),
            "This invitation has been used. If it was you, sign in.",
        ),
        lambda: provided(
            not Revocation.objects.filter(invitation=invitation).exists(),
            "This invitation was taken back by the person who sent it.",
        ),
        lambda: provided(
            invitation.expires_at > clock.now(), "This invitation has run out. Ask for a new one."
        ),
    )


def may_accept(person: Person, invitation: Invitation) -> Verdict:
    return all_of(
        lambda: is_open(invitation),
        lambda: provided(
            people.with_address(invitation.address) == person,
            "This invitation was written to another address than yours.",
        ),
        lambda: communities.may_join(person, invitation.community, invited=True),
    )


def may_revoke(by: Person, invitation: Invitation) -> Verdict:
    return all_of(
        lambda: provided(by == invitation.by, "An invitation is taken back by the person who sent it."),
        lambda: is_open(invitation),
    )


def may_leave(by: Person, membership: Membership) -> Verdict:
    return all_of(
        provided(by == membership.person, "A member leaves by their own choice."),
        provided(membership.until is None, "You have left already."),
    )
