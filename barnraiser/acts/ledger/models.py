"""Who acted toward whom, within what, about what, when: one row, one act. Rows are added, never edited."""

from typing import Self

from django.db import models

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person


class ActQuerySet(models.QuerySet["Act"]):
    def standing(self) -> Self:
        return self.filter(retraction=None)

    def within(self, community: Community) -> Self:
        return self.filter(within=community)


class Act(models.Model):
    """One act. `about` is a Ref in words, so that facts never point upward with a key."""

    kind = models.CharField(max_length=60)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="acts")
    within = models.ForeignKey(Community, models.PROTECT, null=True, related_name="acts")
    about = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    occasion = models.CharField(max_length=64, unique=True)
    recorded_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(ActQuerySet)()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["within", "at"], name="acts_within_by_time"),
            models.Index(fields=["about"], name="acts_about"),
            models.Index(fields=["kind", "at"], name="acts_of_a_kind_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.pk})"


class Party(models.Model):
    """A person an act was done toward. A group act has one row here for each who took part."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = PlannedManager["Party"]()

    class Meta:
        constraints = [models.UniqueConstraint("act", "person", name="once_a_party_per_act")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.act_id}"


class Through(models.Model):
    """The act was done by another, in the person's name and with their agreement: through whom."""

    act = models.OneToOneField(Act, models.CASCADE, related_name="through")
    helper = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = PlannedManager["Through"]()

    class Meta:
        verbose_name_plural = "throughs"

    def __str__(self) -> str:
        return f"{self.act_id} through {self.helper_id}"


class Retraction(models.Model):
    """An act that no longer counts, since when, and why. The act itself stays."""

    act = models.OneToOneField(Act, models.CASCADE, related_name="retraction")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Retraction"]()

    def __str__(self) -> str:
        return f"retraction of {self.act_id}"
