"""Say whether one comes."""

from django.db import transaction
from django.db.models import Max

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.people.models import Person

from ..manifest import DECLINED, JOINED
from ..models import Gathering, Rsvp
from ..rules import may_answer
from .places import free_place, hold, move_up

Said = Rsvp.Said


@transaction.atomic
def answer(*, by: Person, gathering: Gathering, coming: bool, brings: str = "") -> Rsvp:
    """The person comes, or waits for a place where it is full, or does not come this time. Their last word counts."""
    gathering = hold(gathering)
    may_answer(by, gathering, coming=coming).require()
    move_up(gathering, None)
    said = Rsvp.objects.filter(gathering=gathering, person=by).select_related("place").first()
    if coming:
        return _come(by, gathering, said, brings)
    return _stay_away(by, gathering, said)


def _come(by: Person, gathering: Gathering, said: Rsvp | None, brings: str) -> Rsvp:
    if said and said.said != Said.NOT_THIS_TIME:
        said.brings = brings
        said.save(update_fields=["brings"])
        return said
    said = _answered(by, gathering, said)
    said.brings = brings
    said.place = free_place(gathering)
    said.queue = None if said.place else _next_in_queue(gathering)
    said.said = Said.COMING if said.place else Said.WAITING
    said.save()
    _record(JOINED, by, gathering, said)
    return said


def _stay_away(by: Person, gathering: Gathering, said: Rsvp | None) -> Rsvp:
    if said and said.said == Said.NOT_THIS_TIME:
        return said
    had_a_place = said is not None and said.comes
    said = _answered(by, gathering, said)
    said.said, said.place, said.queue, said.brings = Said.NOT_THIS_TIME, None, None, ""
    said.save()
    for act in ledger.standing_about(gathering.ref, by=by, kind=JOINED):
        ledger.retract(act=act, by=by, reason="cannot come after all")
    _record(DECLINED, by, gathering, said)
    if had_a_place:
        move_up(gathering, by)
    return said


def _answered(by: Person, gathering: Gathering, said: Rsvp | None) -> Rsvp:
    """The person's one answer, at its next turn."""
    said = said or Rsvp(gathering=gathering, person=by)
    said.turns += 1
    said.at = clock.now()
    return said


def _record(kind: Kind, by: Person, gathering: Gathering, said: Rsvp) -> None:
    ledger.record(
        kind,
        by=by,
        within=gathering.community,
        about=gathering.ref,
        at=said.at,
        occasion=f"answer {said.pk}, turn {said.turns}",
    )


def _next_in_queue(gathering: Gathering) -> int:
    last = Rsvp.objects.filter(gathering=gathering).aggregate(last=Max("queue"))["last"]
    return (last or 0) + 1
