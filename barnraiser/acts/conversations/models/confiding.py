"""Whom a conversation among the trusted is confided to."""

from django.db.models import Q

from barnraiser.acts.ledger.models import Act, Party
from barnraiser.ground.manifest import Stage, kinds, trusting
from barnraiser.people.models import Person


def confided_to(person: Person) -> Q:
    """Conversations whose author has met the person, or somebody who trusts the person; and the person's own.

    Met is what the ledger has as a confirmed meeting in person. Trust is asked of the apps that keep it.
    """
    them = Q(pk=person.pk)
    for keys in trusting(person):
        them |= Q(pk__in=keys)
    near = Person.objects.filter(them).order_by().values("pk")
    meetings = [kind.code for kind in kinds().values() if kind.stage == Stage.MET and not kind.secret]
    met = Act.objects.standing().filter(kind__in=meetings).order_by()
    shared = met.filter(Q(by__in=near) | Q(pk__in=Party.objects.filter(person__in=near).values("act")))
    there = Party.objects.filter(act__in=shared.values("pk"))
    return Q(by=person) | Q(by__in=shared.values("by")) | Q(by__in=there.values("person"))
