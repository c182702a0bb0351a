"""The ledger's three verbs: record, retract, forget."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind, kinds
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from .models import Act, Party, Retraction


class UnknownKind(ValueError):
    """An act of a kind that no manifest declares."""


class OutsideTransaction(RuntimeError):
    """A fact recorded outside the transaction that makes it true."""


def record(
    kind: Kind,
    *,
    by: Person,
    toward: Iterable[Person] = (),
    within: Community | None = None,
    about: Ref | None = None,
    at: datetime | None = None,
    occasion: str = "",
) -> Act:
    """The act stands in the ledger, once per occasion however often it is recorded.

    Two calls speak of the same occasion when kind, actor, community, thing and parties are the same, or when they
    name the same `occasion`. Raises UnknownKind, and OutsideTransaction where no transaction is open.
    """
    if kinds().get(kind.code) != kind:
        raise UnknownKind(f"No manifest declares the kind {kind.code}.")
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{kind.code} was recorded outside the transaction of its action.")
    parties = sorted({person.pk for person in toward} - {by.pk})
    key = _occasion(kind, by, parties, within, about, occasion)
    act, is_new = Act.objects.get_or_create(
        occasion=key,
        defaults={
            "kind": kind.code,
            "by": by,
            "within": within,
            "about": str(about or ""),
            "at": at or clock.now(),
            "recorded_at": clock.now(),
        },
    )
    if is_new:
        Party.objects.bulk_create(Party(act=act, person_id=pk) for pk in parties)
    return act


def _occasion(
    kind: Kind, by: Person, parties: list[int], within: Community | None, about: Ref | None, named: str
) -> str:
    sentence = named or f"{by.pk}|{parties}|{within.pk if within else ''}|{about or ''}"
    return hashlib.sha256(f"{kind.code}|{sentence}".encode()).hexdigest()


def retract(*, act: Act, by: Person | None, reason: str = "") -> Retraction:
    """The act no longer counts. It stays in the ledger, with who took it back, when and why."""
    taken_back, _ = Retraction.objects.get_or_create(
        act=act, defaults={"by": by, "reason": reason, "at": clock.now()}
    )
    return taken_back


def standing_about(about: Ref, *, by: Person, kind: Kind) -> list[Act]:
    """The person's standing acts of a kind about a thing: what an action may take back."""
    return list(Act.objects.standing().filter(about=str(about), by=by, kind=kind.code))


def retract_about(*, about: Ref, by: Person | None, reason: str = "") -> int:
    """Every act about this thing no longer counts. Returns how many were taken back now."""
    acts = list(Act.objects.standing().filter(about=str(about)))
    for act in acts:
        retract(act=act, by=by, reason=reason)
    return len(acts)


@transaction.atomic
def forget(*, person: Person) -> None:
    """No row names the person any more; how many acts there were stays true."""
    Act.objects.filter(by=person).update(by=None)
    Party.objects.filter(person=person).update(person=None)
    Retraction.objects.filter(by=person).update(by=None)
