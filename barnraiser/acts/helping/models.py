"""Acting for somebody who has no device at hand: what was agreed, by what proof, and each thing done by it."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

MOST_HELPED = 5
TO_TAKE_BACK = timedelta(days=14)


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def standing(self) -> Self:
        """Those by which somebody may act now."""
        return self.filter(until=None, since__isnull=False)

    def asked(self) -> Self:
        """Those that wait for the person's own yes."""
        return self.filter(until=None, since=None)


class Agreement(Noun):
    """A member lets another act for them in one community, from their yes until either ends it.

    How the yes was given is kept: on paper with a code, by the person's own hand here, or before a steward.
    """

    class Proof(models.TextChoices):
        PAPER = "paper", "Signed on a sheet with a code"
        OWN = "own", "Their own yes, here"
        WITNESS = "witness", "Said before a steward"

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="helped_by")
    helper = models.ForeignKey(Person, models.CASCADE, related_name="helps")
    proof = models.CharField(max_length=7, choices=Proof)
    witness = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(AgreementQuerySet)()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "community", "person", condition=Q(until=None), name="one_helper_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(person=models.F("helper")), name="nobody_is_their_own_helper"
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.code}"

    def get_absolute_url(self) -> str:
        return address("helping:detail", self.code)

    @property
    def stands(self) -> bool:
        return self.since is not None and self.until is None


class Deed(Noun):
    """One thing done for the person by their helper: of the closed list, about one thing, and perhaps taken back."""

    class What(models.TextChoices):
        COMES = "comes", "Said that they come to a gathering"
        ANSWERS = "answers", "Came forward for an ask"
        STANDS = "stands", "Said where they stand"
        TELLS = "tells", "Gave news of theirs"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="deeds")
    what = models.CharField(max_length=7, choices=What)
    about = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = PlannedManager["Deed"]()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what} ({self.code})"

    @property
    def may_still_be_taken_back(self) -> bool:
        return self.taken_back_at is None and clock.now() <= self.at + TO_TAKE_BACK


class Allowance(models.Model):
    """Whether helpers may say a stance for those they act for: members decided so."""

    community = models.OneToOneField(Community, models.CASCADE, related_name="+")
    stances = models.BooleanField()
    decided_by = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Allowance"]()

    def __str__(self) -> str:
        return f"stances through helpers in {self.community_id}: {self.stances}"
