from django.db import models
from django.db.models import Q

from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .campaign import Campaign


class Point(Noun):
    """A point of what the campaign says to the world, as a member worded it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="points")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=240)
    at = models.DateTimeField()

    objects = PlannedManager["Point"]()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words


class Voice(models.Model):
    """What a member says to a point: I stand behind it, or I would word it otherwise, and how. It may change."""

    class Stance(models.TextChoices):
        BEHIND = "behind", "I stand behind it"
        OTHERWISE = "otherwise", "I would word it otherwise"

    point = models.ForeignKey(Point, models.CASCADE, related_name="voices")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    stance = models.CharField(max_length=10, choices=Stance)
    words = models.CharField(max_length=240, blank=True)
    at = models.DateTimeField()

    objects = PlannedManager["Voice"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("point", "by", name="one_voice_per_person_and_point"),
            models.CheckConstraint(condition=Q(stance="behind") | ~Q(words=""), name="otherwise_says_how"),
        ]

    def __str__(self) -> str:
        return self.stance


class Settlement(models.Model):
    """A point is agreed, by so many of those who spoke; or set aside, and the campaign does not say it."""

    point = models.OneToOneField(Point, models.CASCADE, related_name="settlement")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    agreed = models.BooleanField()
    behind = models.PositiveIntegerField()
    spoke = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects = PlannedManager["Settlement"]()

    def __str__(self) -> str:
        return "agreed" if self.agreed else "set aside"
