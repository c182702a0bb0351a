"""The ledger's three verbs: record, retract, forget."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind, follow, kinds
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from .models import Act, Party, Retraction, Through

BATCH = 500


class UnknownKind(ValueError):
    """An act of a kind that no manifest declares."""


class OutsideTransaction(RuntimeError):
    """A fact recorded outside the transaction that makes it true."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as `record` takes it, for recording many at once. `by` is None for what nobody did alone: a decision."""

    kind: Kind
    by: Person | None
    toward: tuple[Person, ...] = ()
    within: Community | None = None
    about: Ref | None = None
    at: datetime | None = None
    occasion: str = ""

    @property
    def parties(self) -> list[int]:
        return sorted({person.pk for person in self.toward} - {self._actor})

    @property
    def _actor(self) -> int | str:
        return self.by.pk if self.by else ""

    @property
    def key(self) -> str:
        place = self.within.pk if self.within else ""
        sentence = self.occasion or f"{self._actor}|{self.parties}|{place}|{self.about or ''}"
        return hashlib.sha256(f"{self.kind.code}|{sentence}".encode()).hexdigest()

    def as_act(self) -> Act:
        now = clock.now()
        about = str(self.about or "")
        return Act(
            kind=self.kind.code,
            by=self.by,
            within=self.within,
            about=about,
            at=self.at or now,
            occasion=self.key,
            recorded_at=now,
        )


def record(
    kind: Kind,
    *,
    by: Person | None,
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
    entry = Entry(kind, by, tuple(toward), within, about, at, occasion)
    _check(entry)
    stands = Act.objects.filter(occasion=entry.key).first()
    return stands or _add(entry)


def record_all(entries: Iterable[Entry]) -> int:
    """Every entry stands in the ledger, as `record` would have it, in a few queries. Returns how many are new."""
    wanted: dict[str, Entry] = {}
    for entry in entries:
        _check(entry)
        wanted.setdefault(entry.key, entry)
    standing = _standing(list(wanted))
    new = [entry for key, entry in wanted.items() if key not in standing]
    try:
        with transaction.atomic():
            _add_all(new)
    except IntegrityError:  # somebody recorded one of them meanwhile: one by one, each finds out for itself
        for entry in new:
            _add(entry)
    return len(new)


def _check(entry: Entry) -> None:
    if kinds().get(entry.kind.code) != entry.kind:
        raise UnknownKind(f"No manifest declares the kind {entry.kind.code}.")
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{entry.kind.code} was recorded outside the transaction of its action.")


def _add(entry: Entry) -> Act:
    """The act and its parties, unless another transaction was quicker: then the act that it recorded."""
    try:
        with transaction.atomic():
            return _add_all([entry])[0]
    except IntegrityError:
        return Act.objects.get(occasion=entry.key)


def _add_all(entries: list[Entry]) -> list[Act]:
    acts = Act.objects.bulk_create([entry.as_act() for entry in entries], batch_size=BATCH)
    pairs = zip(acts, entries, strict=True)
    parties = [Party(act=act, person_id=pk) for act, entry in pairs for pk in entry.parties]
    Party.objects.bulk_create(parties, batch_size=BATCH)
    codes: dict[Community, set[str]] = {}
    for entry in entries:
        if entry.within:
            codes.setdefault(entry.within, set()).add(entry.kind.code)
    for community, new in codes.items():
        follow(community, new)
    return acts


def _standing(keys: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(keys), BATCH):
        rows = Act.objects.filter(occasion__in=keys[start : start + BATCH])
        found |= set(rows.values_list("occasion", flat=True))
    return found


def retract(*, act: Act, by: Person | None, reason: str = "") -> Retraction:
    """The act no longer counts. It stays in the ledger, with who took it back, when and why."""
    taken_back, is_new = Retraction.objects.get_or_create(
        act=act, defaults={"by": by, "reason": reason, "at": clock.now()}
    )
    if is_new and (community := Community.objects.filter(acts=act).first()):
        follow(community, [act.kind])
    return taken_back


def standing_about(about: Ref, *, by: Person, kind: Kind) -> list[Act]:
    """The person's standing acts of a kind about a thing: what an action may take back."""
    return list(Act.objects.standing().filter(about=str(about), by=by, kind=kind.code))


def standing_about_occasion(kind: Kind, occasion: str) -> list[Act]:
    """The standing act of this kind on the occasion that `record` was told: none, or one."""
    key = Entry(kind, None, occasion=occasion).key
    return list(Act.objects.standing().filter(occasion=key))


def retract_about(*, about: Ref, by: Person | None, reason: str = "") -> int:
    """Every act about this thing no longer counts. Returns how many were taken back now."""
    acts = list(Act.objects.standing().filter(about=str(about)))
    for act in acts:
        retract(act=act, by=by, reason=reason)
    return len(acts)


def mark_through(*, person: Person, helper: Person, since: int, kinds: Iterable[Kind | str]) -> int:
    """The person's acts of these kinds, recorded after this mark, are marked as done through the helper. How many those are.

    Called in the transaction that recorded them.
    """
    codes = [str(kind) for kind in kinds]
    acts = Act.objects.filter(pk__gt=since, by=person, kind__in=codes, through=None)
    return len(Through.objects.bulk_create(Through(act=act, helper=helper) for act in acts))


def nothing_toward_oneself(*, person: Person) -> int:
    """Nobody is a party of their own act: so it is again after two who were one became one. How many parties went."""
    return Party.objects.filter(act__by=person, person=person).delete()[0]


def retract_done_by(*, person: Person, about: Ref, kinds: Iterable[Kind | str], by: Person) -> int:
    """The person's standing acts of these kinds about the thing no longer count. How many were taken back now."""
    codes = [str(kind) for kind in kinds]
    acts = list(Act.objects.standing().filter(by=person, about=str(about), kind__in=codes))
    for act in acts:
        retract(act=act, by=by, reason="taken back by whoever it was done for, or through")
    return len(acts)


@transaction.atomic
def forget(*, person: Person) -> None:
    """No row names the person any more; how many acts there were stays true."""
    Act.objects.filter(by=person).update(by=None)
    Party.objects.filter(person=person).update(person=None)
    Retraction.objects.filter(by=person).update(by=None)
    Through.objects.filter(helper=person).update(helper=None)
