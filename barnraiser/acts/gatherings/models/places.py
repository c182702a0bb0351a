from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Membership
from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .gathering import Gathering


class Place(models.Model):
    """One of the places of a gathering. There are as many rows as places: what is not there, nobody can take."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="places")
    number = models.PositiveIntegerField()

    objects = PlannedManager["Place"]()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint("gathering", "number", name="places_are_numbered")]

    def __str__(self) -> str:
        return f"place {self.number} of {self.gathering_id}"


class RsvpQuerySet(models.QuerySet["Rsvp"]):
    def coming(self) -> Self:
        """Members who have a place."""
        return self._of_members().filter(said=Rsvp.Said.COMING)

    def waiting(self) -> Self:
        """Members who wait for a place, the first to ask first."""
        return self._of_members().filter(said=Rsvp.Said.WAITING).order_by("queue")

    def of_those_who_left(self) -> Self:
        """Places kept by people who are no members any more."""
        return self.exclude(self._is_member()).exclude(place=None)

    def _of_members(self) -> Self:
        return self.filter(self._is_member())

    @staticmethod
    def _is_member() -> models.Exists:
        return models.Exists(
            Membership.objects.current().filter(
                community=models.OuterRef("gathering__community"), person=models.OuterRef("person")
            )
        )


class Rsvp(models.Model):
    """What one person said about coming, once. Whoever comes has a place, whoever waits a number in the queue.

    `turns` counts how often the answer changed, so that each change is an act of its own.
    """

    class Said(models.TextChoices):
        COMING = "coming", "Coming"
        WAITING = "waiting", "Waiting for a place"
        NOT_THIS_TIME = "not", "Not this time"

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    said = models.CharField(max_length=10, choices=Said)
    place = models.OneToOneField(Place, models.PROTECT, null=True, related_name="answer")
    queue = models.PositiveIntegerField(null=True)
    brings = models.CharField(max_length=120, blank=True)
    turns = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(RsvpQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("gathering", "person", name="one_rsvp_per_person"),
            models.UniqueConstraint("gathering", "queue", name="one_queue_in_one_order"),
            models.CheckConstraint(
                condition=Q(said="coming", place__isnull=False, queue=None)
                | Q(said="waiting", place=None, queue__isnull=False)
                | Q(said="not", place=None, queue=None),
                name="who_comes_has_a_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.said}"

    @property
    def comes(self) -> bool:
        return self.said == self.Said.COMING

    @property
    def waits(self) -> bool:
        return self.said == self.Said.WAITING
