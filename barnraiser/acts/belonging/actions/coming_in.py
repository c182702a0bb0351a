"""Coming in by a letter or through an open door, and “not this time”."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities import queries
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people import queries as people_queries
from barnraiser.people.models import Answer, Consent, Person

from ..manifest import JOINED
from ..models import Acceptance, Declination, Invitation
from ..queries import brought_in
from ..rules import (
    may_accept,
    may_come_in,
    may_decline,
    may_join,
)
from .held import held


@transaction.atomic
def come_in(*, invitation: Invitation, name: str, password: str, counts_ties: bool) -> Person:
    """The invited person has an account at the invited address, and is a member who affirmed purpose and rules.

    Who was known here before, and was a member already, takes their own place.
    """
    invitation = held(invitation)
    may_come_in(invitation).require()
    account = people.open_account(email=invitation.address, password=password)
    person = people.claim(account=account, address=invitation.address, name=name)
    Acceptance.objects.create(invitation=invitation, person=person, at=clock.now())
    _belong(person, invitation.community, toward=[invitation.by], counts_ties=counts_ties)
    return person


@transaction.atomic
def accept(*, by: Person, invitation: Invitation, counts_ties: bool | None = None) -> Membership:
    """The invited person is a member who affirmed purpose and rules; the inviter is known.

    An answer about being counted that stands already stays as it is. Accepted again, they are a member as they were.
    """
    invitation = held(invitation)
    if already := brought_in(by, invitation):
        return already
    may_accept(by, invitation).require()
    Acceptance.objects.create(invitation=invitation, person=by, at=clock.now())
    return _belong(by, invitation.community, toward=[invitation.by], counts_ties=counts_ties)


@transaction.atomic
def decline(*, by: Person | None, invitation: Invitation) -> Declination:
    """The invited person, signed in or not, said “not this time”; the link no longer works. Said again, it stays said."""
    invitation = held(invitation)
    if said := Declination.objects.filter(invitation=invitation).first():
        return said
    may_decline(by, invitation).require()
    return Declination.objects.create(invitation=invitation, at=clock.now())


@transaction.atomic
def join(*, by: Person, community: Community, counts_ties: bool | None = None) -> Membership:
    """The person is a member of an open community who affirmed purpose and rules."""
    may_join(by, community).require()
    return _belong(by, community, toward=[], counts_ties=counts_ties)


def _belong(by: Person, community: Community, toward: list[Person], counts_ties: bool | None) -> Membership:
    membership = queries.membership_of(by, community) or communities.admit(person=by, community=community)
    communities.affirm(membership=membership)
    if counts_ties is not None and people_queries.consents(by, Consent.Purpose.TIES) is None:
        people.answer_consent(
            by=by, purpose=Consent.Purpose.TIES, given=counts_ties, through=Answer.Through.COMING_IN
        )
    ledger.record(
        JOINED, by=by, toward=toward, within=community, occasion=f"joined by membership {membership.pk}"
    )
    return membership
