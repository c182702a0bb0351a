from django.db import models

from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .campaign import Campaign


class Milestone(Noun):
    """A piece of the work, and who took it on. Without an owner it looks for somebody."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    due = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = PlannedManager["Milestone"]()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.title


class Completion(models.Model):
    """The piece of work is done, and who said so."""

    milestone = models.OneToOneField(Milestone, models.CASCADE, related_name="completion")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    objects = PlannedManager["Completion"]()

    def __str__(self) -> str:
        return f"{self.milestone_id} is done"
