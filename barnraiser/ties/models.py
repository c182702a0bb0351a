"""Ties, worked out from the ledger. Everything here can be emptied and worked out again."""

from django.db import models
from django.db.models import F, Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person


class Tie(models.Model):
    """What two people did toward each other in one community, decayed to the moment of their last act.

    Every act fades by the same clock, so the strengths at any later moment follow from these by one factor.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="ties")
    a = models.ForeignKey(Person, models.CASCADE, related_name="+")
    b = models.ForeignKey(Person, models.CASCADE, related_name="+")
    a_to_b = models.FloatField()
    b_to_a = models.FloatField()
    together = models.FloatField()
    in_person = models.FloatField()
    mutual = models.FloatField()
    peak = models.FloatField()
    act_count = models.PositiveIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    objects = PlannedManager["Tie"]()

    class Meta:
        ordering = ["a_id", "b_id"]
        constraints = [
            models.UniqueConstraint("community", "a", "b", name="one_tie_per_pair"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="a_tie_names_the_lower_first"),
        ]

    def __str__(self) -> str:
        return f"{self.a_id} and {self.b_id} in {self.community_id}"


class Mark(models.Model):
    """How far the ledger has been read for one community, and under which choices of its people.

    `read` holds the newest acts that were read, each with its retraction or 0, so that reading over them again for what
    became visible late costs only what did.
    """

    community = models.OneToOneField(Community, models.CASCADE, related_name="ties_mark")
    act = models.PositiveBigIntegerField(default=0)
    retraction = models.PositiveBigIntegerField(default=0)
    basis = models.CharField(max_length=64, blank=True)
    read = models.JSONField(default=list)
    turn = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Mark"]()

    def __str__(self) -> str:
        return f"act {self.act} in {self.community_id}"


class Weight(models.Model):
    """What a community's members hold an act of one kind to be worth, from one day and perhaps until another, and the
    decision that said so. No figure: a choice of people, which nothing works out again.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="tie_weights")
    kind = models.CharField(max_length=60)
    weight = models.FloatField()
    version = models.PositiveSmallIntegerField(default=1)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=80)

    objects = PlannedManager["Weight"]()

    class Meta:
        ordering = ["kind", "version"]
        constraints = [
            models.UniqueConstraint(
                "community", "kind", condition=Q(until=None), name="one_standing_weight_a_kind"
            ),
            models.UniqueConstraint("community", "kind", "version", name="one_version_of_a_weight"),
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=5), name="a_weight_is_between_0_and_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.weight:g}"

    @property
    def decision(self) -> Ref:
        """The decision that made it."""
        return Ref.parse(self.decided_by)
