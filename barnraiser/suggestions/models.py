"""What a member did with suggestions. The suggestions themselves are worked out anew each time."""

from typing import Self

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person


class PutAsideQuerySet(models.QuerySet["PutAside"]):
    def of(self, person: Person) -> Self:
        """What the person put aside, which nobody else ever sees."""
        return self.filter(person=person)


class PutAside(models.Model):
    """An opening the person does not want to see again, known by its key."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(PutAsideQuerySet)()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint("person", "key", name="put_aside_once")]

    def __str__(self) -> str:
        return self.key
