"""The dry run: what would come in."""

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager

from .archive import Import


class Plan(models.Model):
    """The dry run: what the archive would bring, counted. Its lines are `Line` rows."""

    of = models.OneToOneField(Import, models.CASCADE, related_name="plan")
    counts = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Plan"]()

    def __str__(self) -> str:
        return f"plan of {self.of_id}"


class Line(models.Model):
    """One line of the dry run: what would be done with what, and why. Lines that name people go when the run is over."""

    class Would(models.TextChoices):
        ADD = "add", "Would be created"
        MERGE = "merge", "Would be merged"
        CHANGE = "change", "Taken with doubt"
        REFUSE = "refuse", "Refused"

    of = models.ForeignKey(Import, models.CASCADE, related_name="lines")
    would = models.CharField(max_length=10, choices=Would)
    what = models.CharField(max_length=12)
    name = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    line = models.PositiveBigIntegerField(null=True)

    objects = PlannedManager["Line"]()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["of", "would", "what"], name="import_lines")]

    def __str__(self) -> str:
        return f"{self.would} {self.what}"
