"""The run: who holds it, how far it is, what came of it."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .archive import Import

STALLED_AFTER = timedelta(seconds=60)


class Run(models.Model):
    """The archive is being brought in. `holder` names the process that does it; who lost it stops at the next batch."""

    of = models.OneToOneField(Import, models.CASCADE, related_name="run")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    holder = models.CharField(max_length=12, blank=True)
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    people = models.PositiveIntegerField(default=0)
    conversations = models.PositiveIntegerField(default=0)
    messages = models.PositiveIntegerField(default=0)
    shortened = models.PositiveIntegerField(default=0)

    objects = PlannedManager["Run"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("community", condition=Q(ended_at=None), name="one_running_import")
        ]

    def __str__(self) -> str:
        return f"run of {self.of_id}"


class Progress(models.Model):
    """How far reading or bringing in is, and when it last moved."""

    of = models.OneToOneField(Import, models.CASCADE, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=clock.now)
    moved_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Progress"]()

    def __str__(self) -> str:
        return f"{self.done} of {self.total}"

    @property
    def is_stalled(self) -> bool:
        return clock.now() - self.moved_at > STALLED_AFTER


class Outcome(models.Model):
    """What came of it, counted; or what went wrong."""

    of = models.OneToOneField(Import, models.CASCADE, related_name="outcome")
    counts = models.JSONField(default=dict)
    trouble = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Outcome"]()

    def __str__(self) -> str:
        return self.trouble or "brought in"
