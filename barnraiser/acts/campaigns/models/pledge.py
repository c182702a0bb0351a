from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .campaign import Campaign
from .need import Need


class PledgeQuerySet(models.QuerySet["Pledge"]):
    def with_step(self, *kinds: "Step.Kind") -> Self:
        return self.filter(_stepped(kinds))

    def without_step(self, *kinds: "Step.Kind") -> Self:
        return self.exclude(_stepped(kinds))

    def standing(self) -> Self:
        """What counts: neither let go nor said not to have been kept."""
        return self.without_step(Step.Kind.LET_GO, Step.Kind.NOT_KEPT)

    def named(self) -> Self:
        """Those whose giver stands there with their name."""
        return self.filter(quiet=False, by__isnull=False)

    def visible_to(self, person: Person | None) -> Self:
        """A pledge by itself is between its giver, also when they have left, and those who carry the campaign."""
        if person is None or not person.is_claimed:
            return self.none()
        carried = Campaign.objects.carried_by(person).values("pk")
        return self.filter(Q(by=person) | Q(need__campaign__in=carried))


class Pledge(Noun):
    """A member gave their word to give so much, by then. What became of it stands in its steps.

    What a forgotten person pledged stays counted, without a name.
    """

    need = models.ForeignKey(Need, models.CASCADE, related_name="pledges")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    amount = models.PositiveBigIntegerField(default=1)
    words = models.CharField(max_length=300, blank=True)
    due = models.DateField(null=True, blank=True)
    quiet = models.BooleanField(default=False)
    at = models.DateTimeField()

    objects = PlannedManager.from_queryset(PledgeQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("need", "by", name="one_pledge_per_person_and_need"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="a_pledge_gives_something"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} pledged {self.amount}"

    def get_absolute_url(self) -> str:
        return address("campaigns:pledge", self.code)


class Step(models.Model):
    """One thing that became of a pledge. Each happens once; an answer can be given again."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", "Counted on"
        DELIVERED = "delivered", "Said to be done"
        RECEIVED = "received", "Received"
        ASKED = "asked", "Asked after"
        ANSWERED = "answered", "Answered"
        LET_GO = "let_go", "Let go"
        NOT_KEPT = "not_kept", "Not kept"

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    objects = PlannedManager["Step"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("pledge", "kind", name="each_step_of_a_pledge_once"),
            models.UniqueConstraint(
                "pledge", condition=Q(kind__in=["received", "let_go", "not_kept"]), name="a_pledge_ends_once"
            ),
        ]

    def __str__(self) -> str:
        return self.kind


ENDS = (Step.Kind.RECEIVED, Step.Kind.LET_GO, Step.Kind.NOT_KEPT)


def _stepped(kinds: Any) -> Exists:
    return Exists(Step.objects.filter(pledge=OuterRef("pk"), kind__in=[*kinds]))
