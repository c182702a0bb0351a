"""The circle of trust: where somebody comes from in a member's life, as the member marks it for themselves."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person


class MarkQuerySet(models.QuerySet["Mark"]):
    def visible_to(self, person: Person | None) -> Self:
        """A mark is seen by the one who set it, and by nobody else."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(by=person)


class Mark(models.Model):
    """The one knows the other from here. Never an act, never measured, never in the other's export."""

    class Origin(models.TextChoices):
        FAMILY = "family", "Family"
        FRIEND = "friend", "Friend"
        CLASSMATE = "classmate", "Classmate"
        CO_WORKER = "co-worker", "Co-worker"
        FELLOW = "fellow", "Fellow"

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    origin = models.CharField(max_length=10, choices=Origin)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(MarkQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("by", "person", "origin", name="one_mark_of_a_kind"),
            models.CheckConstraint(condition=~Q(by=F("person")), name="a_mark_is_on_another"),
        ]

    def __str__(self) -> str:
        return self.origin
