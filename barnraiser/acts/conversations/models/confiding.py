"""Whom a conversation among the trusted is confided to."""

from django.db.models import Q

from barnraiser.acts.ledger.models import Party
from barnraiser.ground.manifest import Stage, kinds, trusting
from barnraiser.people.models import Person


def confided_to(person: Person) -> Q:
    """Conversations whose author has met the person, or somebody who trusts the person; and the person's own.

    Met is what the ledger has as a confirmed meeting in person: whoever did the act and those it was done toward were there.
    Trust is asked of the apps that keep it. Three flat questions: this stands inside of many others, and SQLite reads only so deep.
    """
    meetings = [kind.code for kind in kinds().values() if kind.stage == Stage.MET and not kind.secret]
    there = Party.objects.filter(act__retraction=None, act__kind__in=meetings).order_by()
    keys = trusting(person)
    beside = there.filter(_one_of("act__parties__person", person, keys)).values("person")
    toward = there.filter(_one_of("act__by", person, keys)).values("person")
    by = there.filter(_one_of("person", person, keys)).values("act__by")
    return Q(by=person) | Q(by__in=beside) | Q(by__in=toward) | Q(by__in=by)


def _one_of(who: str, person: Person, trusting: list[object]) -> Q:
    """The person, or somebody who trusts them."""
    near = Q(**{who: person})
    for keys in trusting:
        near |= Q(**{f"{who}__in": keys})
    return near
