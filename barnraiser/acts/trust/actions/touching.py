"""Staying in touch: how often one wants to, "not now", and the nod in passing."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import queries as communities
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import NODDED
from ..models import Nod, Rhythm, Target
from ..rules import may_keep, may_nod
from .holding import hold


@transaction.atomic
def keep_in_touch(*, by: Person, target: Target, every: int | None) -> Rhythm | None:
    """The list reminds its keeper of this person after so many days without a word; without a number, never."""
    may_keep(by, target).require()
    if not every:
        Rhythm.objects.filter(target=target).delete()
        return None
    values = {"every": Rhythm.Every(every), "since": clock.now(), "quiet_until": None}
    rhythm, _ = Rhythm.objects.update_or_create(target=target, defaults=values)
    return rhythm


@transaction.atomic
def not_now(*, by: Person, target: Target, days: int) -> None:
    """The list says nothing of this person for so many days."""
    may_keep(by, target).require()
    Rhythm.objects.filter(target=target).update(quiet_until=clock.now() + timedelta(days=days))


@transaction.atomic
def nod(*, by: Person, toward: Person) -> Nod:
    """The other knows that they were thought of. Nothing more is true than that."""
    hold(by, toward)
    may_nod(by, toward).require()
    now = clock.now()
    given = Nod.objects.create(by=by, toward=toward, at=now, day=timezone.localdate(now))
    shared = communities.shared_by(by, toward).order_by("founded_at", "pk").first()
    ledger.record(
        NODDED, by=by, toward=[toward], within=shared, about=given.ref, at=now, occasion=f"nod {given.code}"
    )
    return given
