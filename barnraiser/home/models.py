"""What a member did to the front door itself. It is theirs alone, never an act, and not rebuilt from the ledger."""

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person


class Visit(models.Model):
    """When a person was last here, and when the visit before that ended: Today shows what came between."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="visit")
    seen_at = models.DateTimeField(default=clock.now)
    before = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager["Visit"]()

    def __str__(self) -> str:
        return f"{self.person_id} at {self.seen_at}"
