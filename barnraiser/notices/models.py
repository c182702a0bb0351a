"""What a member did to their notices, and which letters went out. The notices themselves are rows of nobody: the ledger
holds the acts they tell.
"""

from django.db import models

from barnraiser.acts.conversations.models import Cadence
from barnraiser.communities.models import Community
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


class Letter(models.Model):
    """One letter to one person for one period, once, or that there was nothing to tell. What stood in it is kept nowhere.

    `until` is the moment up to which it told; until it is settled, somebody is at it.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    cadence = models.CharField(max_length=7, choices=Cadence)
    period = models.CharField(max_length=40)
    until = models.DateTimeField()
    taken_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)
    is_sent = models.BooleanField(default=False)

    objects = PlannedManager["Letter"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("person", "cadence", "period", name="one_letter_per_person_and_period")
        ]

    def __str__(self) -> str:
        return f"{self.cadence} to {self.person_id} for {self.period}"


class Due(models.Model):
    """Something happened in the community that members may want to hear of at once, since this moment."""

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Due"]()

    class Meta:
        verbose_name_plural = "due"

    def __str__(self) -> str:
        return f"{self.community_id} since {self.since}"
