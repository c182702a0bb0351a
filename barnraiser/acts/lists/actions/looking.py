"""Whatever waited long enough is taken up again."""

from datetime import timedelta

from django.db.models import Exists, Min, OuterRef

from barnraiser.ground import clock

from .. import tasks
from ..models import Answer, Arrival, Raw, Round, State, Turn
from .answering import ONE_DAY
from .following import enqueue_waiting

KEPT_FOR = timedelta(days=30)
AT_A_TIME = 200
# A job of its own looks at a letter the moment it comes; only where that failed is it asked for again.
STARTS = timedelta(minutes=5)


def look_again() -> None:
    """Letters that wait, rounds under way and answers whose day is over have a job each; what was refused is let go of."""
    now = clock.now()
    waiting = Arrival.objects.waiting().filter(due_at__lte=now, received_at__lte=now - STARTS)
    for key in waiting.order_by("due_at").values_list("pk", flat=True)[:AT_A_TIME]:
        tasks.settle.enqueue(key)
    for round in Round.objects.filter(is_over=False, next_at__lte=now)[:AT_A_TIME]:
        enqueue_waiting(round)
    recent = Turn.objects.filter(address=OuterRef("address"), last_at__gt=now - ONE_DAY)
    due = Answer.objects.filter(~Exists(recent), sent_at=None).order_by()
    firsts = due.values("address").annotate(first=Min("pk")).values_list("first", flat=True)
    for key in firsts[:AT_A_TIME]:
        tasks.answer.enqueue(key)
    _let_go()


def _let_go() -> None:
    """The bytes of what nobody will ask for again: refused and kept apart, a month ago."""
    over = Arrival.objects.filter(
        state__in=[State.REFUSED, State.QUARANTINED], settled_at__lt=clock.now() - KEPT_FOR
    )
    keys = list(Raw.objects.filter(arrival__in=over).values_list("pk", flat=True)[:AT_A_TIME])
    Raw.objects.filter(pk__in=keys).delete()
