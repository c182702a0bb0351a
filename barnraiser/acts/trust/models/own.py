"""What a member keeps about others for themselves alone. Never an act, never in a figure, never in another's export."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from ..stages import Reached


class Note(models.Model):
    """Whether it clicked, and anything else worth remembering of a person: seen by who wrote it, and by nobody else."""

    class Spark(models.TextChoices):
        UNSAID = "", "I cannot say yet"
        CLICKED = "clicked", "We get on"
        NOT_FOR_ME = "not_for_me", "Not for me"

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    spark = models.CharField(max_length=10, choices=Spark, blank=True)
    words = models.TextField(max_length=1000, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Note"]()

    class Meta:
        constraints = [models.UniqueConstraint("by", "person", name="one_note_about_a_person")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class TargetQuerySet(models.QuerySet["Target"]):
    def visible_to(self, person: Person | None) -> Self:
        """The list is seen by the one who keeps it."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(by=person)


class Target(Noun):
    """Somebody a member would go out of their way for: one of their fifteen or so."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    why = models.CharField(max_length=120)
    since = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(TargetQuerySet)()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint("by", "person", name="once_on_a_list"),
            models.CheckConstraint(condition=~Q(by=F("person")), name="nobody_on_their_own_list"),
        ]

    def __str__(self) -> str:
        return f"target {self.code}"

    def get_absolute_url(self) -> str:
        return address("trust:target", self.code)


class Outside(models.Model):
    """Something that happened with a person elsewhere, as the keeper of the list remembers it."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="outside")
    reached = models.CharField(max_length=10, choices=Reached)
    words = models.CharField(max_length=160)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Outside"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint("target", "reached", name="one_note_per_step")]

    def __str__(self) -> str:
        return f"{self.reached} with {self.target_id}"
