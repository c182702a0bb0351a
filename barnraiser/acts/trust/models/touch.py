"""Staying in touch: how often a member wants to, and the nod in passing."""

from django.db import models
from django.db.models import F, Q

from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .own import Target


class Rhythm(models.Model):
    """How often a member wants to be in touch with somebody on their list, and until when they are not to be reminded.

    For the keeper of the list alone. Without a row there is no reminder.
    """

    class Every(models.IntegerChoices):
        MONTH = 30, "Every month"
        QUARTER = 91, "Every three months"
        HALF_YEAR = 182, "Twice a year"
        YEAR = 365, "Once a year"

    target = models.OneToOneField(Target, models.CASCADE, related_name="rhythm")
    every = models.PositiveSmallIntegerField(choices=Every)
    since = models.DateTimeField(default=clock.now)
    quiet_until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager["Rhythm"]()

    def __str__(self) -> str:
        return f"every {self.every} days"


class Nod(Noun):
    """One nods to another in passing. It is no step between them, forms no tie, and is never taken for trust."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    toward = models.ForeignKey(Person, models.CASCADE, related_name="+")
    day = models.DateField()
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Nod"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("by", "toward", "day", name="one_nod_a_day"),
            models.CheckConstraint(condition=~Q(by=F("toward")), name="a_nod_is_toward_another"),
        ]

    def __str__(self) -> str:
        return f"nod {self.code}"
