"""What a member did to their notices. The notices themselves are rows of nobody: the ledger holds the acts they tell."""

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person


class Reading(models.Model):
    """Up to which moment a person has read their notices. Theirs alone, never an act, not rebuilt from the ledger."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    until = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Reading"]()

    def __str__(self) -> str:
        return f"{self.person_id} until {self.until}"
