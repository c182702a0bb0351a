"""Messages are handed to the mail server, one member at a time over one open line.

A delivery is marked once the server took it. A worker that dies in between leaves one that is sent again, and loses none.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMessage, mailers
from django.db.models import F

from barnraiser.acts.conversations.models import Message
from barnraiser.ground import clock

from .. import letters, queries
from ..models import Delivery, Round
from ..rules import may_be_sent
from .bouncing import note_bounce

CLAIM = timedelta(minutes=3)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=2), timedelta(hours=4)
MOST_TRIES = 20
WAITING, SENT = Delivery.State.WAITING, Delivery.State.SENT


class Unwell(Exception):
    """The mail server cannot be talked to now."""


def hand_over(*, round: Round, first: int, last: int) -> int:
    """Those of the round that are due and still wanted have it. Where the server is away, the rest waits for its return."""
    message = Message.objects.select_related("conversation__community", "conversation__by", "by").get(
        pk=round.message_id
    )
    due = Delivery.objects.filter(
        round=round, state=WAITING, due_at__lte=clock.now(), pk__range=(first, last)
    )
    waiting = list(due.select_related("person__account").order_by("pk"))
    if not waiting:
        return 0
    edition, sent = letters.Edition.of(message), 0
    try:
        with _open_line() as line:
            for delivery in waiting:
                sent += _one(edition, delivery, line)
    except Unwell:
        Round.objects.filter(pk=round.pk).update(next_at=clock.now() + FIRST_WAIT)
    return sent


def _one(edition: letters.Edition, delivery: Delivery, line: Any) -> int:
    if not _claims(delivery):
        return 0
    account = delivery.person.account
    if account is None or not may_be_sent(delivery.person, edition.message.conversation):
        _settle(delivery, Delivery.State.LEFT_OUT)
        return 0
    if pause := queries.rests(delivery.person):
        if pause.until is None:
            _settle(delivery, Delivery.State.LEFT_OUT)
        else:
            _put_off(delivery, until=pause.until)
        return 0
    return _give(letters.to_member(edition, delivery, account), delivery, line)


def _claims(delivery: Delivery) -> bool:
    """Two workers with the same job do not both send: whoever comes second finds it put off."""
    mine = Delivery.objects.filter(pk=delivery.pk, state=WAITING, due_at=delivery.due_at)
    return bool(mine.update(due_at=clock.now() + CLAIM, tries=F("tries") + 1))


def _give(mail: EmailMessage, delivery: Delivery, line: Any) -> int:
    try:
        line.send_messages([mail])
    except OSError as trouble:  # the base of everything that a mail server can answer
        code = _code(trouble)
        if not code or code == 421:
            _put_off(delivery)
            raise Unwell from trouble
        if code < 500:
            _put_off(delivery)
            return 0
        _settle(delivery, Delivery.State.FAILED)
        note_bounce(delivery=delivery, is_lasting=True)
        return 0
    except ValueError:  # an address that no mail server takes
        _settle(delivery, Delivery.State.FAILED)
        return 0
    _settle(delivery, SENT)
    return 1


def _code(trouble: OSError) -> int:
    """What the server said: for the one recipient, or for the whole."""
    for code, _ in getattr(trouble, "recipients", {}).values():
        return int(code)
    return int(getattr(trouble, "smtp_code", 0) or 0)


def _settle(delivery: Delivery, state: Delivery.State) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(state=state, settled_at=clock.now())


def _put_off(delivery: Delivery, until: datetime | None = None) -> None:
    tries = delivery.tries + 1
    if until is None and tries >= MOST_TRIES:
        _settle(delivery, Delivery.State.FAILED)
        return
    wait = min(FIRST_WAIT * 2 ** min(tries - 1, 10), LONGEST_WAIT)
    Delivery.objects.filter(pk=delivery.pk).update(due_at=until or clock.now() + wait)


@contextmanager
def _open_line() -> Iterator[Any]:
    """One connection for a handful; a server that is not there is told as Unwell."""
    line = mailers.default
    try:
        line.open()
    except OSError as trouble:
        raise Unwell from trouble
    try:
        yield line
    finally:
        with suppress(OSError):
            line.close()
