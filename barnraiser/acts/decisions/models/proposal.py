from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community, Method
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, person: Person | None) -> Self:
        """A proposal is seen by the current members of its community, and by nobody else."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(community__in=Community.objects.of(person))

    def open(self) -> Self:
        """Those whose time is not over, by the database's clock."""
        return self.filter(outcome=None, closes_at__gt=clock.in_database())

    def due(self) -> Self:
        """Those whose time is over, by the database's clock, and that nobody has counted."""
        return self.filter(outcome=None, closes_at__lte=clock.in_database())

    def decided(self) -> Self:
        return self.exclude(outcome=None)


class Proposal(Noun):
    """Something a community decides: by what way, until when, and how many must speak for it to count.

    What a decision needs is written down when it opens: a change of the community's method is for the next one.
    """

    class Way(models.TextChoices):
        CONSENT = "consent", "Decision by consent"
        RANKED = "ranked", "Ranked choice"

    community = models.ForeignKey(Community, models.CASCADE, related_name="proposals")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="proposals")
    way = models.CharField(max_length=10, choices=Way)
    needs = models.CharField(max_length=10, choices=Method.Needs, default=Method.Needs.CONSENT)
    needed = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    effect = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField(default=clock.now)
    closes_at = models.DateTimeField()
    again_on = models.DateField(null=True, blank=True)
    talk = models.OneToOneField(Conversation, models.SET_NULL, null=True, related_name="+")

    objects = PlannedManager.from_queryset(ProposalQuerySet)()

    class Meta:
        ordering = ["closes_at", "pk"]
        indexes = [models.Index(fields=["community", "closes_at"], name="proposals_nearest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(needed__gte=1), name="a_decision_needs_a_voice"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("opened_at")), name="a_decision_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("decisions:detail", self.code)

    @property
    def is_ranked(self) -> bool:
        return self.way == self.Way.RANKED


class Wording(models.Model):
    """The words of a proposal, and what its effect is asked to do, in one version. An amendment is a new one."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField(default=1)
    words = models.TextField(max_length=20_000)
    html = models.TextField(editable=False)
    why = models.TextField(max_length=2_000)
    values = models.JSONField(default=dict)
    changed = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Wording"]()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint("proposal", "number", name="one_wording_a_number")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.proposal_id}"

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text


class Option(models.Model):
    """One of the things to choose from. The order they are listed in settles the last of ties, so it never changes."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=120)

    objects = PlannedManager["Option"]()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint("proposal", "position", name="one_option_a_position")]

    def __str__(self) -> str:
        return self.text
