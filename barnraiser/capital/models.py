"""Figures worked out from acts and ties. Everything here but `Refresh` can be emptied and worked out again."""

from typing import Self

from django.db import models

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person


class Sounding(models.Model):
    """One working-out of a community's figures as of one moment: what went in, so that it can be done again."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="soundings")
    as_of = models.DateTimeField()
    inputs = models.CharField(max_length=64)
    ledger_mark = models.PositiveBigIntegerField(default=0)
    taken_back_mark = models.PositiveBigIntegerField(default=0)
    policy = models.CharField(max_length=16)
    half_life_days = models.FloatField()
    engine_version = models.CharField(max_length=20)
    replicates = models.PositiveIntegerField()
    members = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    never_asked = models.PositiveIntegerField()
    act_count = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Sounding"]()

    class Meta:
        ordering = ["as_of"]
        constraints = [models.UniqueConstraint("community", "as_of", name="one_sounding_per_moment")]

    def __str__(self) -> str:
        return f"{self.community_id} as of {self.as_of:%Y-%m-%d}"


class Reading(models.Model):
    """One figure of a community with its doubt, or why it is not given. Never both."""

    sounding = models.ForeignKey(Sounding, models.CASCADE, related_name="readings")
    key = models.CharField(max_length=40)
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    unit = models.CharField(max_length=40)
    n = models.PositiveIntegerField()
    n_of = models.CharField(max_length=20)
    n_undefined = models.PositiveIntegerField()
    interval_kind = models.CharField(max_length=120)
    at_half = models.FloatField(null=True)
    at_double = models.FloatField(null=True)
    expected = models.FloatField(null=True)
    p_value = models.FloatField(null=True)
    grouping = models.CharField(max_length=10, blank=True)
    refusal = models.CharField(max_length=4, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    enough = models.CharField(max_length=200, blank=True)

    objects = PlannedManager["Reading"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("sounding", "key", name="one_reading_per_figure"),
            models.CheckConstraint(
                condition=models.Q(value=None) ^ models.Q(refusal=""), name="a_figure_or_a_refusal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.refusal or self.value}"


class OwnReadingQuerySet(models.QuerySet["OwnReading"]):
    def visible_to(self, person: Person | None) -> Self:
        """A person's own figures, to that person and nobody else, whatever role anybody carries."""
        return self.filter(person=person) if person else self.none()


class OwnReading(models.Model):
    """What one person may know about themselves in one community. No page shows it to anybody else.

    What rests on the person's own surroundings follows each act; what rests on the groups of the whole community is from
    `grouped_at`, when everything was worked out anew.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    as_of = models.DateTimeField()
    figures = models.JSONField()
    refusals = models.JSONField(default=dict)
    grouping = models.CharField(max_length=10)
    grouped_at = models.DateTimeField(null=True)

    objects = PlannedManager.from_queryset(OwnReadingQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("community", "person", name="one_own_reading_each")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.community_id}"


class Keeping(models.Model):
    """How far the own figures of a community's people have followed the ties, as of which moment; and how often a figure
    that was kept up act by act was another than the one worked out anew.
    """

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    as_of = models.DateTimeField()
    act = models.PositiveBigIntegerField(default=0)
    retraction = models.PositiveBigIntegerField(default=0)
    basis = models.CharField(max_length=64, blank=True)
    members = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(default=clock.now)
    turn = models.PositiveBigIntegerField(default=0)
    compared = models.PositiveBigIntegerField(default=0)
    differed = models.PositiveBigIntegerField(default=0)

    objects = PlannedManager["Keeping"]()

    def __str__(self) -> str:
        return f"own figures of {self.community_id} up to act {self.act}"


class Due(models.Model):
    """An act was done in the community that own figures do not know of yet, and a job waits that tells them."""

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")

    objects = PlannedManager["Due"]()

    def __str__(self) -> str:
        return f"own figures of {self.community_id} are due"


class Map(models.Model):
    """The lie of the land as a picture and as a table. Nothing in it says who is who, not even to this machine."""

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    as_of = models.DateTimeField()
    spots = models.JSONField()
    ties = models.JSONField()
    strands = models.JSONField()
    said = models.JSONField()
    svg = models.TextField()

    objects = PlannedManager["Map"]()

    def __str__(self) -> str:
        return f"map of {self.community_id}"


class Participation(models.Model):
    """How people take part in one community, in counts that tell of nobody."""

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    as_of = models.DateTimeField()
    said = models.JSONField()

    objects = PlannedManager["Participation"]()

    def __str__(self) -> str:
        return f"participation in {self.community_id}"


class Refresh(models.Model):
    """When somebody last asked to have a community's figures worked out again."""

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Refresh"]()

    def __str__(self) -> str:
        return f"{self.community_id} at {self.asked_at}"
