"""Top fives, for one's own eyes: nothing here is an act, and nobody is told."""

from collections.abc import Sequence

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Pick, Shortlist, Target
from ..rules import may_keep_shortlist, may_pick, may_shortlist
from .holding import hold
from .listing import put_on_list


@transaction.atomic
def open_shortlist(*, by: Person, field: str, reach: str, basis: str, words: str = "") -> Shortlist:
    """There is a top five for this field and reach, once, by this criterion if it is new."""
    hold(by)
    found = Shortlist.objects.filter(by=by, field__iexact=field, reach=reach).first()
    if found:
        return found
    may_shortlist(by).require()
    values = {"reach": Shortlist.Reach(reach), "basis": Shortlist.Basis(basis), "words": words}
    return Shortlist.objects.create(by=by, field=field, since=clock.now(), **values)


@transaction.atomic
def set_criterion(*, by: Person, shortlist: Shortlist, basis: str, words: str = "") -> Shortlist:
    """“Top” means this now. Who is on it, and in which order, stays as the member left it."""
    may_keep_shortlist(by, shortlist).require()
    shortlist.basis, shortlist.words = Shortlist.Basis(basis), words
    shortlist.save(update_fields=["basis", "words"])
    return shortlist


@transaction.atomic
def pick(*, by: Person, shortlist: Shortlist, person: Person) -> Pick:
    """The person is on it, once, below those who are there."""
    hold(by)
    if stands := Pick.objects.filter(shortlist=shortlist, person=person, shortlist__by=by).first():
        return stands
    may_pick(by, shortlist, person).require()
    order = _order(shortlist)
    _put_in_order(shortlist, order)  # somebody forgotten may have left a place empty
    return Pick.objects.create(shortlist=shortlist, person=person, place=len(order) + 1)


@transaction.atomic
def unpick(*, by: Person, shortlist: Shortlist, person: Person) -> None:
    """The person is not on it, and those below move up."""
    hold(by)
    may_keep_shortlist(by, shortlist).require()
    _put_in_order(shortlist, [key for key in _order(shortlist) if key != person.pk])


@transaction.atomic
def move_up(*, by: Person, shortlist: Shortlist, person: Person) -> None:
    """The person stands one place higher, and who stood there one lower."""
    hold(by)
    may_keep_shortlist(by, shortlist).require()
    order = _order(shortlist)
    place = order.index(person.pk) if person.pk in order else 0
    if place:
        order[place - 1], order[place] = order[place], order[place - 1]
        _put_in_order(shortlist, order)


@transaction.atomic
def put_pick_on_list(*, by: Person, shortlist: Shortlist, person: Person) -> Target:
    """One of the five is on the fifteen as well, for the reason that the shortlist gives."""
    may_keep_shortlist(by, shortlist).require()
    return put_on_list(by=by, person=person, why=f"{shortlist.field}: {shortlist.criterion}"[:120])


@transaction.atomic
def let_shortlist_go(*, by: Person, shortlist: Shortlist) -> None:
    """Nothing is kept of it."""
    may_keep_shortlist(by, shortlist).require()
    Shortlist.objects.filter(pk=shortlist.pk).delete()


def _order(shortlist: Shortlist) -> list[int]:
    rows = Pick.objects.filter(shortlist=shortlist).order_by("place")
    return list(rows.values_list("person_id", flat=True))


def _put_in_order(shortlist: Shortlist, keys: Sequence[int]) -> None:
    """Written anew, since two may not hold one place even for a moment."""
    Pick.objects.filter(shortlist=shortlist).delete()
    rows = (Pick(shortlist=shortlist, person_id=key, place=place) for place, key in enumerate(keys, 1))
    Pick.objects.bulk_create(rows)
