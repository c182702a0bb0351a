"""Places: as many rows as there are places, given to people in the order in which they asked. All under the gathering's lock."""

from django.db import models
from django.db.models import Max

from barnraiser.acts.ledger import actions as ledger
from barnraiser.people.models import Person

from ..manifest import MADE_ROOM
from ..models import Gathering, Place, Rsvp


def hold(gathering: Gathering) -> Gathering:
    """The gathering's row, locked: until the transaction ends, whoever else would answer or change it waits."""
    lock(Gathering, gathering.pk)
    related = ("community", "by", "calling_off", "conclusion", "follow_up")
    return Gathering.objects.select_related(*related).get(pk=gathering.pk)


def lock(model: type[models.Model], key: int) -> None:
    """First the lock, then the rows that hang on it: read together, PostgreSQL gives those from before the wait."""
    model._default_manager.select_for_update().values_list("pk").get(pk=key)


def set_out(gathering: Gathering) -> None:
    """As many places stand as the gathering has room for. Taken ones stay; without a limit they are made as people come."""
    places = Place.objects.filter(gathering=gathering)
    free = list(places.filter(answer=None).order_by("-number").values_list("pk", flat=True))
    wanted = 0 if gathering.capacity is None else gathering.capacity - places.count()
    if gathering.capacity is None or wanted < 0:
        surplus = len(free) if gathering.capacity is None else -wanted
        Place.objects.filter(pk__in=free[:surplus]).delete()
    else:
        last = _last(gathering)
        made = [Place(gathering=gathering, number=last + n) for n in range(1, wanted + 1)]
        Place.objects.bulk_create(made)


def free_place(gathering: Gathering) -> Place | None:
    """A place nobody has, or None where it is full."""
    place = Place.objects.filter(gathering=gathering, answer=None).first()
    if place is None and gathering.capacity is None:
        place = Place.objects.create(gathering=gathering, number=_last(gathering) + 1)
    return place


def move_up(gathering: Gathering, by: Person | None) -> list[Person]:
    """Whoever waits longest has the free places, and hears of it."""
    left = _let_go_of_those_who_left(gathering)
    moved = []
    waiting = Rsvp.objects.waiting().filter(gathering=gathering).select_related("person")
    for answer in waiting:
        place = free_place(gathering)
        if place is None:
            break
        answer.said, answer.place, answer.queue = Rsvp.Said.COMING, place, None
        answer.turns += 1
        answer.save(update_fields=["said", "place", "queue", "turns"])
        _say_so(gathering, by or left, answer)
        moved.append(answer.person)
    return moved


def _say_so(gathering: Gathering, by: Person | None, answer: Rsvp) -> None:
    """Somebody made room: who stepped back, who left, or the host who found more places."""
    ledger.record(
        MADE_ROOM,
        by=by or answer.person,
        toward=[answer.person],
        within=gathering.community,
        about=gathering.ref,
        occasion=f"place {answer.place_id} for answer {answer.pk}, turn {answer.turns}",
    )


def _let_go_of_those_who_left(gathering: Gathering) -> Person | None:
    """Who is no member any more keeps no place. Returns one of them, if there was any."""
    gone = Rsvp.objects.filter(gathering=gathering).of_those_who_left().select_related("person")
    left = [answer.person for answer in gone]
    Rsvp.objects.filter(gathering=gathering, person__in=left).update(said=Rsvp.Said.NOT_THIS_TIME, place=None)
    return left[0] if left else None


def _last(gathering: Gathering) -> int:
    return Place.objects.filter(gathering=gathering).aggregate(last=Max("number"))["last"] or 0
