from django.db import models

from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .campaign import Campaign


class Influence(models.Model):
    """Whom the campaign moved to do what, and when."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="influences")
    whom = models.CharField(max_length=120)
    words = models.CharField(max_length=600)
    on = models.DateField()
    link = models.URLField(blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = PlannedManager["Influence"]()

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.words


class Result(Noun):
    """What changed in the world, how one can know it, and whether somebody took part in public life by it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="results")
    words = models.TextField(max_length=4000)
    evidence = models.TextField(max_length=2000)
    links = models.JSONField(default=list)
    civic = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = PlannedManager["Result"]()

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.words


class Witness(models.Model):
    """Another who took part saw the result with their own eyes."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="witnesses")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=240, blank=True)
    at = models.DateTimeField()

    objects = PlannedManager["Witness"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint("result", "by", name="one_witness_per_person")]

    def __str__(self) -> str:
        return f"{self.by_id} saw {self.result_id}"
