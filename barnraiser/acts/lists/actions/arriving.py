"""A letter arrives, and becomes something. Nothing here raises but where the database cannot be asked."""

import hashlib
import logging

from django.db import DatabaseError, transaction

from barnraiser.ground import clock

from .. import reading, tasks
from ..models import Arrival, Raw, State
from ..reading.charsets import whole
from . import sorting
from .endings import end

log = logging.getLogger(__name__)


@transaction.atomic
def take_in(*, sender: str, to: str, raw: bytes) -> Arrival:
    """The letter is kept byte for byte for this address, once however often it is handed in, and will be looked at."""
    digest = hashlib.sha256(raw).hexdigest()
    kept = {"sender": whole(sender)[:320], "received_at": clock.now()}
    recipient = whole(to).lower()[:320]
    arrival, is_new = Arrival.objects.get_or_create(digest=digest, recipient=recipient, defaults=kept)
    if is_new:
        Raw.objects.create(arrival=arrival, data=raw)
        tasks.settle.enqueue(arrival.pk)
    return arrival


def settle(*, arrival: Arrival) -> Arrival:
    """The letter is posted, done, held, refused or kept apart. What goes wrong on the way keeps it apart, and is logged."""
    raw = bytes(Raw.objects.get(arrival=arrival).data)
    letter = None
    try:
        letter = reading.read(raw)
        sorting.sort(arrival=arrival, raw=raw, letter=letter)
    except DatabaseError:
        raise  # the job is tried again
    except Exception:
        log.exception("A letter could not be settled: %s", arrival.code)
        end(arrival=arrival, state=State.QUARANTINED, reason="Something went wrong here while it was read.")
        sorting.note_whose(arrival, letter)
    return arrival
