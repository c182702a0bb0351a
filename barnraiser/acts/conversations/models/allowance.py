"""What is done for a person so many times a while, and no more: counted where every process of the house reads it."""

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person


class Allowance(models.Model):
    """Since then they had so much of it."""

    class Of(models.TextChoices):
        CARDS = "cards", "Pages elsewhere looked at for cards"
        NAMES = "names", "Names offered while writing"

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    of = models.CharField(max_length=10, choices=Of)
    since = models.DateTimeField(default=clock.now)
    used = models.PositiveIntegerField(default=0)

    objects = PlannedManager["Allowance"]()

    class Meta:
        constraints = [models.UniqueConstraint("person", "of", name="one_allowance_a_person_and_thing")]

    def __str__(self) -> str:
        return f"{self.used} of {self.of} for {self.person_id}"
