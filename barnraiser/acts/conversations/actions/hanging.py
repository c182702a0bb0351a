"""Hang photographs and files on a message, and take them away."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Attachment, Message
from ..rules import may_hang, may_unhang
from ..uploads import MOST, Unsuitable, Upload, made
from .letting_go import let_go


@contextmanager
def stored(uploads: Sequence[Upload]) -> Iterator[list[Attachment]]:
    """The files are in the store, made before any transaction begins; where that then fails, they are not."""
    things: list[Attachment] = []
    if len(uploads) > MOST:
        raise Unsuitable(f"A message carries {MOST} photographs and files at the most.")
    try:
        for upload in uploads:
            things.append(made(upload))
        yield things
    except BaseException:
        for thing in things:
            thing.file.storage.delete(thing.file.name or "")
        raise


def hang(message: Message, by: Person, things: Iterable[Attachment]) -> None:
    """The things hang on the message, within what a person may send in a day. For the transaction that writes it."""
    things = list(things)
    if not things:
        return
    Person.objects.select_for_update().get(pk=by.pk)  # so that two messages at once do not both find room
    sent = Attachment.objects.bytes_since(by, clock.now() - timedelta(days=1))
    may_hang(by, sum(thing.size for thing in things), sent).require()
    for thing in things:
        thing.message, thing.by, thing.at = message, by, message.at
        thing.save(force_insert=True)


@transaction.atomic
def unhang(*, by: Person, attachment: Attachment) -> None:
    """The photograph or file is gone, with its bytes."""
    may_unhang(by, attachment).require()
    let_go(Attachment.objects.filter(pk=attachment.pk))
