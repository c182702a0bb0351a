"""Going with one's hands empty: what is handed on, and why somebody left, in words without a name."""

import uuid

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


class Words(models.TextChoices):
    """What becomes of what somebody wrote in a community when they leave it."""

    NAMED = "named", "It stays, with my name"
    UNNAMED = "unnamed", "It stays, without my name"
    OUT = "out", "It is taken out: only that something was said stays"


class Handover(Noun):
    """Somebody who is about to leave asks a member to take over one thing they hold. It passes on with a yes."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    to = models.ForeignKey(Person, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    what = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    is_taken = models.BooleanField(null=True, blank=True)

    objects = PlannedManager["Handover"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "community", "by", "key", condition=Q(until=None), name="one_open_handover_a_thing"
            )
        ]

    def __str__(self) -> str:
        return self.what


class Parting(models.Model):
    """Why somebody left, in their words. Neither who nor on which day is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    community = models.ForeignKey(Community, models.CASCADE, related_name="partings")
    words = models.CharField(max_length=500)

    objects = PlannedManager["Parting"]()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.words
