"""Coming in by a letter or through an open door, and “not this time”."""

from collections.abc import Mapping

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
from ..models import Acceptance, Declination, Invitation, Request
from ..queries import brought_in
from ..rules import (
    may_accept,
    may_come_in,
    may_decline,
    may_join,
)
from .answering import note_answers
from .held import held
from .welcoming import name_host

type Answers = Mapping[int, str] | None


@transaction.atomic
def come_in(
    *, invitation: Invitation, name: str, password: str, counts_ties: bool, answers: Answers = None
) -> Person:
    """The invited person has an account at the invited address, and is a member who affirmed purpose and rules.

    Who was known here before, and was a member already, takes their own place.
    """
    invitation = held(invitation)
    may_come_in(invitation).require()
    account = people.open_account(email=invitation.address, password=password)
    person = people.claim(account=account, address=invitation.address, name=name)
    Acceptance.objects.create(invitation=invitation, person=person, at=clock.now())
    note_answers(person=person, community=invitation.community, answers=answers)
    belong(person, invitation.community, by=invitation.by, counts_ties=counts_ties)
    return person


@transaction.atomic
def accept(
    *, by: Person, invitation: Invitation, counts_ties: bool | None = None, answers: Answers = None
) -> Membership:
    """The invited person is a member who affirmed purpose and rules; the inviter is known.

    An answer about being counted that stands already stays as it is. Accepted again, they are a member as they were.
    """
    invitation = held(invitation)
    if already := brought_in(by, invitation):
        return already
    may_accept(by, invitation).require()
    Acceptance.objects.create(invitation=invitation, person=by, at=clock.now())
    note_answers(person=by, community=invitation.community, answers=answers)
    return belong(by, invitation.community, by=invitation.by, counts_ties=counts_ties)


@transaction.atomic
def decline(*, by: Person | None, invitation: Invitation) -> Declination:
    """The invited person, signed in or not, said “not this time”; the link no longer works. Said again, it stays said."""
    invitation = held(invitation)
    if said := Declination.objects.filter(invitation=invitation).first():
        return said
    may_decline(by, invitation).require()
    return Declination.objects.create(invitation=invitation, at=clock.now())


@transaction.atomic
def join(
    *, by: Person, community: Community, counts_ties: bool | None = None, answers: Answers = None
) -> Membership:
    """The person is a member of an open community, or of one that let them in, who affirmed purpose and rules."""
    may_join(by, community).require()
    asked = Request.objects.filter(person=by, community=community, reply__lets_in=True)
    let_in = asked.select_related("reply__by").order_by("-at", "-pk").first()
    Request.objects.open().filter(person=by, community=community).update(until=clock.now())
    note_answers(person=by, community=community, answers=answers)
    return belong(by, community, by=let_in.reply.by if let_in else None, counts_ties=counts_ties)


def belong(person: Person, community: Community, by: Person | None, counts_ties: bool | None) -> Membership:
    """`by` is who asked or let them in: the act is toward that person, and they welcome, where they are here."""
    membership = queries.membership_of(person, community) or communities.admit(
        person=person, community=community
    )
    communities.affirm(membership=membership)
    if counts_ties is not None and people_queries.consents(person, Consent.Purpose.TIES) is None:
        people.answer_consent(
            by=person, purpose=Consent.Purpose.TIES, given=counts_ties, through=Answer.Through.COMING_IN
        )
    ledger.record(
        JOINED,
        by=person,
        toward=[by] if by else [],
        within=community,
        occasion=f"joined by membership {membership.pk}",
    )
    name_host(newcomer=person, community=community, asked_in_by=by)
    return membership
