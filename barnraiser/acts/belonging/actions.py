"""Asking in, coming in, going. Each in four beats: permit, change, record, return."""

import secrets
from datetime import timedelta

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities import queries
from barnraiser.communities.models import Community, Membership
from barnraiser.communities.rules import may_invite, may_join
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Account, Consent, Person

from . import tasks
from .manifest import JOINED, LEFT
from .models import Acceptance, Invitation, Revocation, digest
from .rules import is_open, may_accept, may_leave, may_revoke

GOOD_FOR = timedelta(days=21)


@transaction.atomic
def invite(
    *, by: Person, community: Community, address: str, name: str = "", note: str = "", send: bool = True
) -> tuple[Invitation, str]:
    """A letter with a link that works once is on its way to the address. Returns the invitation and its token."""
    may_invite(by, community).require()
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        community=community,
        by=by,
        address=address.strip().lower(),
        name=name,
        note=note,
        token_digest=digest(token),
        sent_at=clock.now(),
        expires_at=clock.now() + GOOD_FOR,
    )
    if send:
        tasks.send_invitation.enqueue(invitation.pk, token)
    return invitation, token


@transaction.atomic
def come_in(*, invitation: Invitation, name: str, password: str, counts_ties: bool) -> Person:
    """The invited person has an account at the invited address, and is a member who affirmed purpose and rules."""
    invitation = _held(invitation)
    is_open(invitation).require()
    account = people.open_account(email=invitation.address, password=password)
    person = people.claim(account=account, address=invitation.address, name=name)
    accept(by=person, invitation=invitation, counts_ties=counts_ties)
    return person


@transaction.atomic
def accept(*, by: Person, invitation: Invitation, counts_ties: bool | None = None) -> Membership:
    """The invited person is a member who affirmed purpose and rules; the inviter is known."""
    invitation = _held(invitation)
    may_accept(by, invitation).require()
    Acceptance.objects.create(invitation=invitation, person=by, at=clock.now())
    return _join(by, invitation.community, toward=[invitation.by], counts_ties=counts_ties)


@transaction.atomic
def join(*, by: Person, community: Community, counts_ties: bool | None = None) -> Membership:
    """The person is a member of an open community who affirmed purpose and rules."""
    may_join(by, community, invited=False).require()
    return _join(by, community, toward=[], counts_ties=counts_ties)


@transaction.atomic
def leave(*, by: Person, membership: Membership) -> None:
    """The person is no longer a member. What they said and did stays, and stays theirs."""
    may_leave(by, membership).require()
    communities.end_membership(membership=membership)
    ledger.record(LEFT, by=by, within=membership.community, occasion=f"left membership {membership.pk}")


@transaction.atomic
def revoke(*, by: Person, invitation: Invitation) -> None:
    """The link no longer works."""
    may_revoke(by, invitation).require()
    Revocation.objects.create(invitation=invitation, at=clock.now())


def open_account_for(*, person: Person, email: str, password: str | None) -> Account:
    """A known person has an account: how a host sets up the first members."""
    account = people.open_account(email=email, password=password)
    people.claim(account=account, address=email, name=person.name)
    return account


def _held(invitation: Invitation) -> Invitation:
    """The invitation's row, locked: of two who redeem it at once, the second waits and is refused."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("community", "by")
    return rows.get(pk=invitation.pk)


def _join(by: Person, community: Community, toward: list[Person], counts_ties: bool | None) -> Membership:
    affirmed = [rule.text for rule in queries.rules_of(community)]
    membership = communities.admit(person=by, community=community, rules=affirmed)
    if counts_ties is not None:
        people.answer_consent(by=by, purpose=Consent.Purpose.TIES, given=counts_ties)
    ledger.record(
        JOINED, by=by, toward=toward, within=community, occasion=f"joined by membership {membership.pk}"
    )
    return membership
