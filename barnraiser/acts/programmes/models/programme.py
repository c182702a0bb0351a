from typing import Self

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def standing(self) -> Self:
        return self.filter(until=None, organisation__until=None)


class Programme(Noun):
    """What an organisation takes part for, toward whom. Its guidelines, voices and places are rows of their own."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="programmes")
    name = models.CharField(max_length=80)
    goal = models.CharField(max_length=300)
    audience = models.CharField(max_length=200)
    begun_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(ProgrammeQuerySet)()

    class Meta:
        ordering = ["begun_at", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("programmes:detail", self.code)

    @property
    def stands(self) -> bool:
        return self.until is None and self.organisation.stands


class Guideline(models.Model):
    """One version of the guidelines. A changed guideline is a new version; what was said under the old one names it."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="guidelines")
    number = models.PositiveSmallIntegerField()
    without_asking = models.JSONField(default=list)
    ask_first = models.JSONField(default=list)
    never = models.JSONField(default=list)
    why = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Guideline"]()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint("programme", "number", name="one_guideline_a_version")]

    def __str__(self) -> str:
        return f"version {self.number}"


class Level(models.TextChoices):
    """How much rope a voice has."""

    BEFORE = "before", "Approved before"
    OPEN = "open", "Open"


class Review(models.Model):
    """Somebody looked at the balance between loosening and losing control, and chose: for the programme, or one voice.

    The programme's newest review holds for every voice that has none of its own; only it names the next day to look.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="reviews")
    mandate = models.ForeignKey(
        "programmes.Mandate", models.CASCADE, null=True, blank=True, related_name="reviews"
    )
    level = models.CharField(max_length=10, choices=Level)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    next_on = models.DateField(null=True, blank=True)

    objects = PlannedManager["Review"]()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mandate=None, next_on__isnull=False)
                | models.Q(mandate__isnull=False, next_on=None),
                name="a_programme_names_its_next_review",
            )
        ]

    def __str__(self) -> str:
        return self.get_level_display()
