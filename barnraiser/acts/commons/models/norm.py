from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager

LONGEST = 600


class Norm(models.Model):
    """How the members talk with each other, in their own words, by a decision. Rows are added; the open one stands."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="norms")
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=LONGEST)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=80)

    objects = PlannedManager["Norm"]()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint("community", "number", name="one_norm_a_number"),
            models.UniqueConstraint("community", condition=Q(until=None), name="one_standing_norm"),
            models.CheckConstraint(condition=~Q(decided_by=""), name="norms_are_decided_on"),
        ]

    def __str__(self) -> str:
        return f"norm {self.number} of {self.community_id}"
