from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

MOST_SEATS = 8


class ExchangeQuerySet(models.QuerySet["Exchange"]):
    def visible_to(self, person: Person | None) -> Self:
        """An exchange is there for those who sit in it, and for nobody else, whatever they keep or carry elsewhere."""
        if person is None or not person.is_claimed:
            return self.none()
        seats = Seat.objects.filter(exchange=OuterRef("pk"), person=person)
        return self.filter(Exists(seats.exclude(answer=Seat.Answer.LEFT)))

    def between(self, one: Person, other: Person) -> Self:
        """The exchange of just these two: there is one at the most."""
        first, second = sorted((one.pk, other.pk))
        return self.filter(one=first, other=second)


class Exchange(Noun):
    """Words between two people, or among a few. `one` and `other` are the two, in the order of their keys; both empty in a
    group. `community` is a room they shared when it began: where what passes between them counts for their tie.
    """

    begun_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    one = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    other = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    is_pair = models.BooleanField()
    community = models.ForeignKey(Community, models.SET_NULL, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    last_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(ExchangeQuerySet)()

    class Meta:
        ordering = ["-last_at", "-pk"]
        constraints = [
            models.UniqueConstraint("one", "other", name="one_exchange_per_pair"),
            models.CheckConstraint(
                condition=Q(one=None) | Q(other=None) | Q(one__lt=F("other"), is_pair=True),
                name="an_exchange_in_one_order",
            ),
        ]

    def __str__(self) -> str:
        return f"exchange {self.code}"

    def get_absolute_url(self) -> str:
        return address("direct:exchange", self.code)


class Seat(models.Model):
    """Somebody's place in an exchange: whether they said yes to it, how far they have read, whether they want quiet.

    `reads_from` is set where they were asked in later: what was said until then is not theirs to read. It moves to their yes.
    """

    class Answer(models.TextChoices):
        WAITS = "waits", "Has not said"
        IN = "in", "Said yes"
        NO = "no", "Said no"
        LEFT = "left", "Left"

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    place = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=5, choices=Answer)
    answered_at = models.DateTimeField(null=True, blank=True)
    was_asked = models.BooleanField(default=False, help_text="Had not turned to whoever asked.")
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    reads_from = models.DateTimeField(null=True, blank=True)
    is_muted = models.BooleanField(default=False)
    read_until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager["Seat"]()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint("exchange", "person", name="one_seat_per_person"),
            models.UniqueConstraint("exchange", "place", name="one_person_a_seat"),
            models.CheckConstraint(condition=Q(place__range=(1, MOST_SEATS)), name="eight_seats_at_most"),
        ]
        indexes = [
            models.Index("person", "answer", name="seats_of_a_person"),
            models.Index("asked_by", "asked_at", name="seats_asked_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.exchange_id}"

    @property
    def came_later(self) -> bool:
        return self.reads_from is not None

    @property
    def is_in(self) -> bool:
        return self.answer == self.Answer.IN

    @property
    def waits(self) -> bool:
        return self.answer == self.Answer.WAITS

    @property
    def said_no(self) -> bool:
        return self.answer == self.Answer.NO

    @property
    def has_left(self) -> bool:
        return self.answer == self.Answer.LEFT
