from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .mandate import Mandate
from .programme import Guideline

LONGEST = 6000


class DraftQuerySet(models.QuerySet["Draft"]):
    def waiting(self) -> Self:
        """Those that wait for somebody to read them."""
        return self.filter(waiting_since__isnull=False)


class Draft(Noun):
    """Words that somebody wants to say on behalf of an organisation, and where: a new conversation, or an answer.

    `waiting_since` is the moment from which it waits for a reader; empty when it is with its author, or done with.
    """

    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="drafts")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    answers = models.ForeignKey(Message, models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=15, choices=Conversation.Kind, blank=True)
    title = models.CharField(max_length=200, blank=True)
    words = models.TextField(max_length=LONGEST)
    written_at = models.DateTimeField(default=clock.now)
    waiting_since = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(DraftQuerySet)()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answers=None) & ~Q(title="") & ~Q(kind="")
                | Q(answers__isnull=False, title="", kind=""),
                name="a_draft_opens_or_answers",
            )
        ]

    def __str__(self) -> str:
        return f"draft {self.code}"

    def get_absolute_url(self) -> str:
        return address("programmes:draft", self.code)


class Answer(models.Model):
    """What a reader said to a draft: publish it, other words, or no. The one who wrote it never reads it first."""

    class Verdict(models.TextChoices):
        APPROVED = "approved", "Publish it"
        CHANGE = "change", "Other words, please"
        DECLINED = "declined", "No"

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="replies")
    verdict = models.CharField(max_length=10, choices=Verdict)
    marked = models.CharField(max_length=600, blank=True)
    said = models.CharField(max_length=600, blank=True)
    waited = models.DurationField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Answer"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "draft", condition=Q(verdict__in=("approved", "declined")), name="one_last_answer_per_draft"
            )
        ]

    def __str__(self) -> str:
        return self.get_verdict_display()


class Statement(Noun):
    """A message was said on behalf of an organisation: under whose mandate, which guidelines, and who read it first."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="+")
    draft = models.OneToOneField(Draft, models.PROTECT, related_name="statement")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="statements")
    guideline = models.ForeignKey(Guideline, models.PROTECT, related_name="statements")
    approved_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    was_read_first = models.BooleanField()
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Statement"]()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"statement {self.code}"
