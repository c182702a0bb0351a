"""The charter: purpose, goals, rules and the way rules are made. What is changed stays readable as a version."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.ground.refs import Ref

from .community import Community

GRACE = timedelta(days=14)
TITLE = 90


class Version(models.Model):
    """Words of the charter as they stood from one day (and edition) and perhaps until another, and the decisions that
    made and ended them: a Ref, or nothing for what the founder wrote.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveSmallIntegerField(default=1)
    ended_in = models.PositiveSmallIntegerField(null=True, blank=True)
    decided_by = models.CharField(max_length=80, blank=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True

    def stood_in(self, edition: int) -> bool:
        """Whether these words were in that edition of the charter."""
        return self.edition <= edition and (self.ended_in is None or self.ended_in > edition)

    @property
    def decision(self) -> Ref | None:
        """The decision that made it."""
        return Ref.parse(self.decided_by) if self.decided_by else None

    @property
    def ending(self) -> Ref | None:
        """The decision that ended it."""
        return Ref.parse(self.ended_by) if self.ended_by else None


class Purpose(Version):
    """What the community is here for, in the words of one time. The standing ones are the community's own."""

    text = models.CharField(max_length=300)

    objects = PlannedManager["Purpose"]()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint("community", condition=Q(until=None), name="one_standing_purpose"),
            models.UniqueConstraint("community", "version", name="one_version_of_the_purpose"),
        ]

    def __str__(self) -> str:
        return self.text


class Goal(Version):
    """What the community wants to have reached, and how it would know."""

    number = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(max_length=160)
    measured = models.CharField(max_length=200, blank=True)

    objects = PlannedManager["Goal"]()

    class Meta:
        ordering = ["number", "version"]
        constraints = [
            models.UniqueConstraint("community", "number", "version", name="one_version_of_a_goal")
        ]

    def __str__(self) -> str:
        return self.text


class Rule(Version):
    """One rule for taking part, and whether members made it or the law did. A changed rule is a new version under the
    same number; the number of a retired rule is never given again.
    """

    class Ground(models.TextChoices):
        OURS = "ours", "Our own rule"
        LAW = "law", "The law asks it of us"

    number = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(max_length=300)
    ground = models.CharField(max_length=5, choices=Ground, default=Ground.OURS)

    objects = PlannedManager["Rule"]()

    class Meta:
        ordering = ["number", "version"]
        constraints = [
            models.UniqueConstraint(
                "community", "number", condition=Q(until=None), name="one_standing_rule_a_number"
            ),
            models.UniqueConstraint("community", "number", "version", name="one_version_of_a_rule"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def title(self) -> str:
        """Its first sentence, where that is short enough to be called by."""
        first, stop, _ = self.text.partition(". ")
        return "" if len(first) > TITLE else first + stop.strip()

    @property
    def body(self) -> str:
        return self.text.removeprefix(self.title).strip()


class Method(Version):
    """How the community decides: itself a rule that its members change."""

    class Needs(models.TextChoices):
        CONSENT = "consent", "nobody objects"
        TWO_THIRDS = "two_thirds", "two thirds of those who took a side agree"
        HALF = "half", "more than half of those who took a side agree"

    days = models.PositiveSmallIntegerField(default=7)
    quorum = models.FloatField(default=0.5)
    needs = models.CharField(max_length=10, choices=Needs, default=Needs.CONSENT)

    objects = PlannedManager["Method"]()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint("community", condition=Q(until=None), name="one_standing_method"),
            models.UniqueConstraint("community", "version", name="one_version_of_the_method"),
            models.CheckConstraint(
                condition=Q(quorum__gt=0, quorum__lte=1), name="a_quorum_is_a_share_of_the_members"
            ),
            models.CheckConstraint(condition=Q(days__gte=1), name="a_decision_takes_a_day_at_least"),
        ]

    def __str__(self) -> str:
        return self.said

    @property
    def said(self) -> str:
        days = "a day" if self.days == 1 else f"{self.days} days"
        return (
            f"A proposal is open for {days}. It passes when {round(100 * self.quorum)}% of the members have spoken "
            f"and {self.get_needs_display()}."
        )


class Edition(models.Model):
    """The charter turned a page: purpose, rules or method changed, and members are asked for their yes again."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField(default=1)
    said = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)
    decided_by = models.CharField(max_length=80, blank=True)

    objects = PlannedManager["Edition"]()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint("community", "number", name="one_edition_a_number")]

    def __str__(self) -> str:
        return self.said
