"""My fifteen: whom one would go out of one's way for. A list for one's own eyes, so nothing here is an act."""

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Outside, Target
from ..rules import is_listed, may_keep, may_list
from ..stages import Reached
from .holding import hold


@transaction.atomic
def put_on_list(*, by: Person, person: Person, why: str) -> Target:
    """The person is on the list, once."""
    hold(by)
    if is_listed(by, person):
        return Target.objects.get(by=by, person=person)
    may_list(by, person).require()
    return Target.objects.create(by=by, person=person, why=why, since=clock.now())


@transaction.atomic
def say_why(*, by: Person, target: Target, why: str) -> Target:
    """The list says this of why the person is on it."""
    may_keep(by, target).require()
    target.why = why
    target.save(update_fields=["why"])
    return target


@transaction.atomic
def happened(*, by: Person, target: Target, reached: str, words: str) -> Outside:
    """The list remembers that it came this far elsewhere, in the keeper's words."""
    may_keep(by, target).require()
    values = {"words": words, "at": clock.now()}
    kept, _ = Outside.objects.update_or_create(target=target, reached=Reached(reached), defaults=values)
    return kept


@transaction.atomic
def take_off_list(*, by: Person, target: Target) -> None:
    """The person is not on the list, and nothing is kept of their having been."""
    may_keep(by, target).require()
    Target.objects.filter(pk=target.pk).delete()
