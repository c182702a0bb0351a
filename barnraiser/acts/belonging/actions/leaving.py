"""Going: out of one community, and out of everything that is kept."""

from django.db import transaction
from django.db.models import Q

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities import queries
from barnraiser.communities.models import Membership
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people import queries as people_queries
from barnraiser.people.models import Person

from ..manifest import LEFT
from ..models import Invitation, Revocation
from ..rules import (
    may_leave,
)


@transaction.atomic
def leave(*, by: Person, membership: Membership) -> None:
    """The person is no longer a member. What they said and did stays, and stays theirs."""
    communities.hold(membership.community)
    may_leave(by, membership).require()
    if not communities.end_membership(membership=membership):
        return
    ledger.record(LEFT, by=by, within=membership.community, occasion=f"left membership {membership.pk}")


@transaction.atomic
def forget_me(*, by: Person) -> None:
    """Every app has taken the person out of what it keeps, at once: for who cannot wait a week, at the machine itself."""
    people.erase(person=by)


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
    for invitation in theirs.unanswered():
        Revocation.objects.create(invitation=invitation, at=clock.now())
    theirs.update(address="", name="", note="", person=None)
    Invitation.objects.filter(by=person, acceptance=None, decision="").delete()
    Invitation.objects.filter(by=person).update(note="")
