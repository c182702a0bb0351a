from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .programme import Programme


class SeatQuerySet(models.QuerySet["Seat"]):
    def taken(self) -> Self:
        """A steward said yes, and it has not ended."""
        return self.filter(
            until=None, since__isnull=False, programme__until=None, programme__organisation__until=None
        )

    def waiting(self) -> Self:
        return self.filter(until=None, since=None, programme__until=None, programme__organisation__until=None)


class Seat(models.Model):
    """A programme takes part in a community, from the day one of its stewards said yes and perhaps until another."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="seats")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    words = models.CharField(max_length=300)
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    answered_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=200, blank=True)

    objects = PlannedManager.from_queryset(SeatQuerySet)()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "programme", "community", condition=Q(until=None), name="one_current_seat"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} in {self.community_id}"

    @property
    def is_taken(self) -> bool:
        return self.since is not None and self.until is None
