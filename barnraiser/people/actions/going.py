"""Asking to be forgotten, thinking again, and being forgotten by every part of the house."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from barnraiser.ground import clock
from barnraiser.ground.manifest import manifests

from .. import tasks
from ..models import Account, Erased, Farewell, Person, erased_digest
from ..queries import addresses_of
from ..rules import may_go
from .forgetting import is_forgotten
from .listing import list_person

# Longer than any copy of the database may live: an older one must not be put back.
LISTED_FOR = timedelta(days=90)


@transaction.atomic
def ask_to_go(*, by: Person) -> Farewell:
    """From now on nobody else sees the person's page; in a week they are forgotten, unless they say “keep me”. A letter says so."""
    may_go(by).require()
    farewell, is_new = Farewell.objects.get_or_create(person=by, defaults={"asked_at": clock.now()})
    if is_new:
        tasks.tell_of_farewell.enqueue(farewell.pk)
    list_person(by)
    return farewell


@transaction.atomic
def stay(*, by: Person) -> None:
    """The person is not going. Everything is as it was."""
    Farewell.objects.filter(person=by).delete()
    list_person(by)


@transaction.atomic
def erase(*, person: Person) -> None:
    """Every app has taken the person out of what it keeps, from the top of the house down to the account; the house
    remembers, in letters that name nobody, whom a copy from before would bring back.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    digests = _digests(person)
    for manifest in reversed(list(manifests().values())):
        if manifest.forget:
            manifest.forget(person=person)
    now = clock.now()
    Erased.objects.bulk_create([Erased(digest=digest, at=now) for digest in digests])
    transaction.on_commit(write_list)


def erase_due() -> int:
    """Whoever asked to go a week ago or more, and did not think again, is forgotten. How many they were."""
    due = list(Farewell.objects.due().order_by("asked_at").values_list("pk", flat=True))
    troubles: list[Exception] = []
    gone = 0
    for key in due:
        try:
            gone += _erase_held(key)
        except Exception as error:
            troubles.append(error)
    if troubles:
        raise ExceptionGroup("Some who asked to be forgotten are still here.", troubles)
    return gone


@transaction.atomic
def _erase_held(key: int) -> bool:
    """Unless they thought again a moment ago."""
    farewell = Farewell.objects.due().select_for_update(of=("self",)).filter(pk=key).first()
    if farewell is None:
        return False
    erase(person=Person.objects.get(pk=farewell.person_id))
    return True


def _digests(person: Person) -> list[str]:
    addresses = {erased_digest("address", address) for address in addresses_of(person)}
    return sorted(addresses | {erased_digest("person", person.code)})


def list_path() -> Path:
    """The list lies beside the database and not in it: it outlives the database's being put back."""
    return Path(settings.DATA) / "erased.txt"


def write_list() -> None:
    """The list beside the database holds what it held and what the database knows, as far back as any copy may go."""
    since = clock.now() - LISTED_FOR
    Erased.objects.filter(at__lt=since).delete()
    lines = read_list(list_path()) | set(Erased.objects.values_list("digest", "at"))
    kept = sorted((at.isoformat(), digest) for digest, at in lines if at >= since)
    path = list_path()
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.writelines(f"{at} {digest}\n" for at, digest in kept)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def read_list(path: Path) -> set[tuple[str, datetime]]:
    """Digest and day of everybody on the list. What is no such line is passed over."""
    found = set()
    for line in path.read_text().splitlines() if path.exists() else []:
        at, _, digest = line.partition(" ")
        try:
            found.add((digest, datetime.fromisoformat(at)))
        except ValueError:
            continue
    return found


def replay(*, path: Path) -> int:
    """Whoever is on the list, and is here again because an older copy was put back, is forgotten again. How many.

    Who came in anew after that day is somebody of today, and stays.
    """
    latest: dict[str, datetime] = {}
    for digest, at in read_list(path):
        latest[digest] = max(at, latest.get(digest, at))
    gone = 0
    for person in Person.objects.select_related("account").iterator():
        days = [latest[digest] for digest in _digests(person) if digest in latest]
        if days and _came(person) <= max(days) and not is_forgotten(person):
            erase(person=person)
            gone += 1
    return gone


def _came(person: Person) -> datetime:
    account: Account | None = person.account
    return account.joined_at if account else person.arrived_at
