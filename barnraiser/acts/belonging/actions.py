"""Asking in, coming in, going. Each in four beats: permit, change, record, return."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities import queries
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.manifest import manifests
from barnraiser.ground.models import new_code
from barnraiser.ground.refs import Ref
from barnraiser.people import actions as people
from barnraiser.people import queries as people_queries
from barnraiser.people.models import Account, Consent, Person

from . import tasks
from .manifest import JOINED, LEFT
from .models import Acceptance, Invitation, Revocation, digest, token_for
from .rules import (
    may_accept,
    may_come_in,
    may_found_network,
    may_invite,
    may_invite_by_decision,
    may_join,
    may_leave,
    may_revoke,
    may_send,
)

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
def come_in(*, invitation: Invitation, name: str, password: str, counts_ties: bool) -> Person:
    """The invited person has an account at the invited address, and is a member who affirmed purpose and rules.

    Who was known here before, and was a member already, takes their own place.
    """
    invitation = _held(invitation)
    may_come_in(invitation).require()
    account = people.open_account(email=invitation.address, password=password)
    person = people.claim(account=account, address=invitation.address, name=name)
    Acceptance.objects.create(invitation=invitation, person=person, at=clock.now())
    _belong(person, invitation.community, toward=[invitation.by], counts_ties=counts_ties)
    return person


@transaction.atomic
def accept(*, by: Person, invitation: Invitation, counts_ties: bool | None = None) -> Membership:
    """The invited person is a member who affirmed purpose and rules; the inviter is known.

    An answer about being counted that stands already stays as it is.
    """
    invitation = _held(invitation)
    may_accept(by, invitation).require()
    Acceptance.objects.create(invitation=invitation, person=by, at=clock.now())
    return _belong(by, invitation.community, toward=[invitation.by], counts_ties=counts_ties)


@transaction.atomic
def join(*, by: Person, community: Community, counts_ties: bool | None = None) -> Membership:
    """The person is a member of an open community who affirmed purpose and rules."""
    may_join(by, community).require()
    return _belong(by, community, toward=[], counts_ties=counts_ties)


@transaction.atomic
def leave(*, by: Person, membership: Membership) -> None:
    """The person is no longer a member. What they said and did stays, and stays theirs."""
    communities.hold(membership.community)
    may_leave(by, membership).require()
    if not communities.end_membership(membership=membership):
        return
    ledger.record(LEFT, by=by, within=membership.community, occasion=f"left membership {membership.pk}")


@transaction.atomic
def revoke(*, by: Person, invitation: Invitation) -> None:
    """The link no longer works."""
    invitation = _held(invitation)
    may_revoke(by, invitation).require()
    Revocation.objects.create(invitation=invitation, at=clock.now())
    if by != invitation.by:
        what = "Took back an invitation that another member had sent"
        communities.log_power(community=invitation.community, what=what, by=by)


@transaction.atomic
def found_network(
    *, name: str, address: str, community: str, purpose: str, rules: Sequence[str] = ()
) -> tuple[Invitation, str]:
    """The first community stands, and its founder, not in yet, holds a link. Asked again, an unused link is replaced."""
    may_found_network(community, address).require()
    founder = people_queries.with_address(address) or people.introduce(name=name, address=address)
    place = queries.named(community) or communities.found(
        by=founder, name=community, purpose=purpose, rules=rules
    )
    for unused in Invitation.objects.open().filter(by=founder, community=place):
        revoke(by=founder, invitation=unused)
    what = "The founder’s own link was made at the machine"
    communities.log_power(community=place, what=what, by=None, toward=founder)
    return invite(by=founder, community=place, address=address, name=name, send=False)


def open_account_for(*, person: Person, email: str, password: str | None) -> Account:
    """A known person has an account: how a host sets up the first members."""
    account = people.open_account(email=email, password=password)
    people.claim(account=account, address=email, name=person.name)
    return account


def _held(invitation: Invitation) -> Invitation:
    """The invitation's row, locked: of two who redeem it at once, the second waits and is refused."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("community", "by")
    return rows.get(pk=invitation.pk)


def _belong(by: Person, community: Community, toward: list[Person], counts_ties: bool | None) -> Membership:
    membership = queries.membership_of(by, community) or communities.admit(person=by, community=community)
    communities.affirm(membership=membership)
    if counts_ties is not None and people_queries.consents(by, Consent.Purpose.TIES) is None:
        people.answer_consent(by=by, purpose=Consent.Purpose.TIES, given=counts_ties)
    ledger.record(
        JOINED, by=by, toward=toward, within=community, occasion=f"joined by membership {membership.pk}"
    )
    return membership


@transaction.atomic
def forget_me(*, by: Person) -> None:
    """Every app has taken the person out of what it keeps, from the top of the house down to the account."""
    for manifest in reversed(list(manifests().values())):
        if manifest.forget:
            manifest.forget(by)


def forget(*, person: Person) -> None:
    """The person left every community, as the ledger has it before it forgets the name.

    No invitation says whom it was written to if that was the person, or what they wrote when asking others in.
    """
    for membership in queries.all_of(person):
        ledger.record(
            LEFT, by=person, within=membership.community, occasion=f"left membership {membership.pk}"
        )
    theirs = Invitation.objects.filter(
        Q(acceptance__person=person) | Q(address__in=people_queries.addresses_of(person))
    )
    for invitation in theirs.filter(acceptance=None, revocation=None):
        Revocation.objects.create(invitation=invitation, at=clock.now())
    theirs.update(address="", name="", note="", person=None)
    Invitation.objects.filter(by=person, acceptance=None, decision="").delete()
    Invitation.objects.filter(by=person).update(note="")
