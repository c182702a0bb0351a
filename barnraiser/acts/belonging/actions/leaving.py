"""Going: out of one community, and out of everything that is kept."""

from django.db import transaction
from django.db.models import Q

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities import queries
from barnraiser.communities.models import Membership
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people import queries as people_queries
from barnraiser.people.models import Person

from ..manifest import LEFT
from ..models import (
    Handover,
    Invitation,
    JoinAnswer,
    Miss,
    Reply,
    Request,
    Revocation,
    Sheet,
    Welcome,
    Willingness,
    Words,
)
from ..rules import may_leave
from .parting import empty_hands, note_parting


@transaction.atomic
def leave(*, by: Person, membership: Membership, words: Words = Words.NAMED, reason: str = "") -> None:
    """The person is no longer a member, and holds nothing here. What they wrote stays, with or without their name, or is
    taken out, as they choose. Why they left, where they say it, is kept apart from who it was.
    """
    communities.hold(membership.community)
    may_leave(by, membership).require()
    empty_hands(by=by, community=membership.community)
    if not communities.end_membership(membership=membership):
        return
    if words == Words.UNNAMED:
        conversations.unname(by=by, community=membership.community)
    if words == Words.OUT:
        conversations.take_out(by=by, community=membership.community)
    note_parting(community=membership.community, words=reason)
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
    JoinAnswer.objects.filter(person=person).delete()
    Sheet.objects.filter(person=person).delete()
    Sheet.objects.filter(by=person).update(by=None)
    Sheet.objects.filter(used_by=person).update(used_by=None)
    Miss.objects.filter(person=person).delete()
    Request.objects.filter(person=person).delete()
    Reply.objects.filter(by=person).update(by=None)
    Welcome.objects.filter(newcomer=person).delete()
    Welcome.objects.filter(host=person).update(host=None)
    Willingness.objects.filter(person=person).delete()
    Handover.objects.filter(Q(by=person) | Q(to=person)).delete()
    Invitation.objects.filter(by=person, acceptance=None, decision="").delete()
    Invitation.objects.filter(by=person).update(note="")
