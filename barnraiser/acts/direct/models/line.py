from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.safestring import SafeString, mark_safe

from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .exchange import Exchange, Seat

LONGEST = 60_000


class LineQuerySet(models.QuerySet["Line"]):
    def visible_to(self, person: Person | None) -> Self:
        """What was said in the exchanges the person sits in; after a no, what had been said until then. Who was asked in later
        reads what is said after their yes, and nothing before.
        """
        if person is None or not person.is_claimed:
            return self.none()
        seats = Seat.objects.filter(exchange=OuterRef("exchange"), person=person)
        sits = Q(answer__in=[Seat.Answer.IN, Seat.Answer.WAITS])
        refused = Q(answer=Seat.Answer.NO, answered_at__gte=OuterRef("at"))
        came_later = Q(answer=Seat.Answer.IN, reads_from__lt=OuterRef("at"))
        return self.filter(Exists(seats.filter((Q(reads_from=None) & (sits | refused)) | came_later)))

    def fresh_for(self, person: Person) -> Self:
        """What others said, where the person said yes and asked for no quiet, that the person has not read."""
        seats = Seat.objects.filter(
            exchange=OuterRef("exchange"), person=person, answer=Seat.Answer.IN, is_muted=False
        )
        unread = seats.filter(Q(read_until=None) | Q(read_until__lt=OuterRef("at")))
        return self.filter(Exists(unread)).exclude(by=person)


class Line(Noun):
    """A message: what somebody said in an exchange. `html` is the safe rendering of `words`, kept because rendering is slow."""

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="messages")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.TextField(max_length=LONGEST)
    html = models.TextField(editable=False)
    at = models.DateTimeField(default=clock.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(LineQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index("exchange", "at", name="direct_in_order"),
            models.Index("by", "at", name="direct_by_and_time"),
        ]

    def __str__(self) -> str:
        return f"message {self.code}"

    def get_absolute_url(self) -> str:
        return f"{self.exchange.get_absolute_url()}#m-{self.code}"

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text
