"""Asking for everything about oneself in one file, and fetching it once."""

from datetime import timedelta
from typing import IO

from django.core.files import File
from django.db import IntegrityError, transaction

from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused

from .. import tasks
from ..archiving import pack
from ..models import Archive, Person
from ..rules import may_ask_for_archive, may_fetch

KEPT_FOR_COUNTING = timedelta(days=2)


@transaction.atomic
def ask_for_archive(*, by: Person) -> Archive:
    """Everything about the person is being packed. Asked again while it is, they get that one."""
    if waiting := Archive.objects.in_the_making().filter(person=by).first():
        return waiting
    may_ask_for_archive(by).require()
    try:
        with transaction.atomic():
            archive = Archive.objects.create(person=by, asked_at=clock.now())
    except IntegrityError:
        return Archive.objects.in_the_making().get(person=by)
    tasks.pack_archive.enqueue(archive.pk)
    return archive


def pack_archive(*, archive: Archive, into: IO[bytes]) -> None:
    """The archive lies ready for its person, for a day. One that lay ready before is gone: this one says more."""
    pack(archive.person, into)
    size = into.tell()
    into.seek(0)
    with transaction.atomic():
        held = Archive.objects.select_for_update(of=("self",)).filter(pk=archive.pk, made_at=None).first()
        if held is None:
            return
        for older in Archive.objects.filter(person=archive.person).exclude(pk=held.pk).exclude(file=""):
            _empty(older)
        held.made_at, held.size = clock.now(), size
        held.file.save("", File(into), save=False)
        held.save(update_fields=["made_at", "size", "file"])


@transaction.atomic
def fetch(*, by: Person, archive: Archive) -> IO[bytes]:
    """The person has the archive, open to be read; nobody can fetch it any more, and its file is gone."""
    held = Archive.objects.select_for_update(of=("self",)).get(pk=archive.pk)
    may_fetch(by, held).require()
    try:
        file = held.file.storage.open(held.file.name or "", "rb")
    except FileNotFoundError as error:
        raise Refused("The archive is not there any more. Ask for another one.") from error
    _empty(held)
    Archive.objects.filter(pk=held.pk).update(fetched_at=clock.now())
    return file


@transaction.atomic
def let_go_of_archives() -> None:
    """No archive lies longer than a day, and that one was made is forgotten a day later."""
    for archive in Archive.objects.over().exclude(file=""):
        _empty(archive)
    long_ago = clock.now() - KEPT_FOR_COUNTING
    Archive.objects.over().filter(asked_at__lt=long_ago).delete()


def drop_archives(person: Person) -> None:
    """Nothing is left of any archive of the person."""
    theirs = Archive.objects.filter(person=person)
    for archive in theirs.exclude(file=""):
        _empty(archive)
    theirs.delete()


def _empty(archive: Archive) -> None:
    """The file goes once the change is safely written."""
    storage, name = archive.file.storage, archive.file.name
    Archive.objects.filter(pk=archive.pk).update(file="", size=0)
    if name:
        transaction.on_commit(lambda: storage.delete(name))
