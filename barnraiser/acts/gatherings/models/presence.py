from typing import Self

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .gathering import Gathering

# In a larger gathering than this, to have been there is not to have met.
A_SMALL_ROUND = 12


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def there(self) -> Self:
        """Those who were there, and have not said otherwise."""
        return self.filter(absence=None)


class Attendance(models.Model):
    """A person was there: by the three words they entered, or because a host ticked them in."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(AttendanceQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint("gathering", "person", name="there_once")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.gathering_id}"


class Absence(models.Model):
    """The person says they were not there: nobody else can say so, or say otherwise."""

    attendance = models.OneToOneField(Attendance, models.CASCADE, related_name="absence")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Absence"]()

    def __str__(self) -> str:
        return f"absence in {self.attendance_id}"


class Miss(models.Model):
    """Somebody entered words that were not the three. Kept for as long as it takes to guess no further."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Miss"]()

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="misses_of_a_person")]

    def __str__(self) -> str:
        return f"miss of {self.person_id}"


class Conclusion(models.Model):
    """It is said who was there, by a host or, hours later, by the house. Corrections after it count `turns`."""

    gathering = models.OneToOneField(Gathering, models.CASCADE, related_name="conclusion")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    turns = models.PositiveIntegerField(default=0)

    objects = PlannedManager["Conclusion"]()

    def __str__(self) -> str:
        return f"conclusion of {self.gathering_id}"
