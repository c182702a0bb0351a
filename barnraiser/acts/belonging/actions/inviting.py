"""Asking in."""

from datetime import timedelta

from django.db import transaction

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.ground.refs import Ref
from barnraiser.people import queries as people_queries
from barnraiser.people.models import Person

from .. import tasks
from ..models import Invitation, Revocation, digest, token_for
from ..rules import (
    may_invite,
    may_invite_by_decision,
    may_revoke,
    may_send,
)
from .held import held

GOOD_FOR = timedelta(days=21)


@transaction.atomic
def invite(
    *, by: Person, community: Community, address: str, name: str = "", note: str = "", send: bool = True
) -> tuple[Invitation, str]:
    """A letter with a link that works once is on its way to the address. Returns the invitation and its token."""
    address = address.strip().lower()
    (may_send(by, community, address) if send else may_invite(by, community)).require()
    code = new_code()
    token = token_for(code)
    invitation = Invitation.objects.create(
        code=code,
        community=community,
        by=by,
        address=address,
        name=name,
        note=note,
        token_digest=digest(token),
        sent_at=clock.now(),
        expires_at=clock.now() + GOOD_FOR,
    )
    if send:
        tasks.send_invitation.enqueue(invitation.pk)
    return invitation, token


@transaction.atomic
def invite_by_decision(
    *,
    by: Person,
    community: Community,
    decision: Ref,
    person: Person | None = None,
    address: str = "",
    name: str = "",
) -> Invitation:
    """All members ask somebody in: a person in the network, or whoever has this address. A letter is on its way.

    Nobody is made a member without their own yes to purpose and rules; the link in the letter asks for it. Members read
    the name that was proposed to them, and no other: not all of them see the person.
    """
    address = (people_queries.signs_in_with(person) if person else address).strip().lower()
    communities.hold(community)
    may_invite_by_decision(by, community, address, person).require()
    code = new_code()
    invitation = Invitation.objects.create(
        code=code,
        community=community,
        by=by,
        address=address,
        name=name,
        person=person,
        decision=str(decision),
        token_digest=digest(token_for(code)),
        sent_at=clock.now(),
        expires_at=clock.now() + GOOD_FOR,
    )
    communities.log_power(
        community=community, what="Somebody was invited by decision.", by=None, about=decision
    )
    tasks.send_invitation.enqueue(invitation.pk)
    return invitation


@transaction.atomic
def revoke(*, by: Person, invitation: Invitation) -> None:
    """The link no longer works."""
    invitation = held(invitation)
    may_revoke(by, invitation).require()
    Revocation.objects.create(invitation=invitation, at=clock.now())
    if by != invitation.by:
        what = "Took back an invitation that another member had sent"
        communities.log_power(community=invitation.community, what=what, by=by)
