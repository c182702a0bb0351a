"""Give and take over twelve months: the one count behind every level that the house shows somebody of themselves."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from barnraiser.acts.ledger import queries as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Stage, kinds
from barnraiser.people.models import Person

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Balance:
    given: int
    received: int

    @property
    def said(self) -> str:
        """The level in words, and what there is room for."""
        if not self.given and not self.received:
            return (
                "No help was confirmed in the last twelve months, either way. Either way is a good beginning."
            )
        given = f"given {_times(self.given)}" if self.given else "not given"
        received = f"received {_times(self.received)}" if self.received else "not received"
        counted = f"In the last twelve months you have {given} and {received}."
        if self.given > self.received:
            return f"{counted} You are on the giving side. There is room to ask for something."
        if self.given < self.received:
            return f"{counted} Others were glad to give. When something of yours stands idle, offer it."
        return f"{counted} That is level."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def balance(viewer: Person) -> Balance:
    """How often the viewer helped and was helped in twelve months, as confirmed by who was helped."""
    given, received = helps(viewer, since=months()[0])
    return Balance(given.count(), received.count())


def helps(viewer: Person, *, since: datetime) -> tuple[QuerySet[Act], QuerySet[Act]]:
    """Confirmed help since then that the viewer gave, and that they received: asks, offers and pledges alike."""
    codes = [k.code for k in kinds().values() if k.flow == Flow.GIVES and k.stage == Stage.HELPED]
    given = Act.objects.standing().filter(by=viewer, kind__in=codes, at__gte=since).order_by()
    return given, ledger.toward(viewer, kinds=codes).filter(at__gte=since).order_by()


def months() -> list[datetime]:
    """The first moments of this month and the eleven before it."""
    here = timezone.localtime(clock.now())
    counted = (here.year * 12 + here.month - 1 - back for back in reversed(range(MONTHS)))
    return [timezone.make_aware(datetime(month // 12, month % 12 + 1, 1)) for month in counted]
