from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .proposal import Proposal, Wording


class StanceQuerySet(models.QuerySet["Stance"]):
    def current(self) -> Self:
        return self.filter(until=None)

    def standing_objections(self) -> Self:
        """Objections that their objector has neither changed nor called settled."""
        return self.current().filter(stance=Stance.Where.OBJECTS, settlement=None)

    def counting(self, outdated: Collection[int]) -> Self:
        """Current ones, without what was said of versions outdated since. An objection stands until its objector is heard."""
        stands = Q(stance=Stance.Where.OBJECTS, settlement=None)
        return self.current().filter(~Q(wording__in=outdated) | stands)


class Stance(Noun):
    """Where somebody stood from one moment, perhaps until another, and why. Changing one's mind is a new row."""

    class Where(models.TextChoices):
        CONSENTS = "consents", "I consent"
        CONCERN = "concern", "I consent, with a concern"
        ASIDE = "aside", "I stand aside"
        OBJECTS = "objects", "I object"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="stances")
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    stance = models.CharField(max_length=10, choices=Where)
    reason = models.TextField(max_length=2_000, blank=True)
    at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(StanceQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "proposal", "person", condition=Q(until=None), name="one_stance_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.stance} by {self.person_id}"


class Answer(models.Model):
    """What the proposer is doing about an objection."""

    stance = models.ForeignKey(Stance, models.CASCADE, related_name="answers")
    words = models.TextField(max_length=1_000)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Answer"]()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"answer to {self.stance_id}"


class Settlement(models.Model):
    """The objector says that what they named is taken care of: the objection no longer stands in the way."""

    stance = models.OneToOneField(Stance, models.CASCADE, related_name="settlement")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Settlement"]()

    def __str__(self) -> str:
        return f"settlement of {self.stance_id}"


class Ballot(models.Model):
    """Somebody's ranking: the options' positions, the best first. Seen by nobody but the one who made it, and parted
    from the name when it is counted.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="ballots")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    ranking = models.JSONField(default=list)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Ballot"]()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("proposal", "person", name="one_ballot_per_person")]

    def __str__(self) -> str:
        return f"ballot of {self.person_id}"
