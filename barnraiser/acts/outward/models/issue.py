from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.safestring import SafeString, mark_safe

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .reader import Reader


class IssueQuerySet(models.QuerySet["Issue"]):
    def sent(self) -> Self:
        """Those everybody may read."""
        return self.filter(sent_at__isnull=False)

    def drafts(self) -> Self:
        return self.filter(sent_at=None)


class Issue(Noun):
    """One newsletter of a community: a title, an opening word, and conversations that stand in public. Until it is sent, a
    draft of its stewards.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="newsletters")
    number = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=150)
    words = models.TextField(max_length=10_000, blank=True)
    html = models.TextField(editable=False, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)

    objects = PlannedManager.from_queryset(IssueQuerySet)()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint("community", "number", name="one_newsletter_a_number"),
            models.CheckConstraint(
                condition=Q(number=None, sent_at=None) | Q(number__isnull=False, sent_at__isnull=False),
                name="a_newsletter_has_a_number_once_sent",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("outward:issue", self.code)

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text


class Pick(models.Model):
    """The newsletter names this conversation, in this place."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="picks")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    objects = PlannedManager["Pick"]()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint("issue", "conversation", name="picked_once_per_newsletter")]

    def __str__(self) -> str:
        return f"{self.conversation_id} in {self.issue_id}"


class Delivery(models.Model):
    """The newsletter goes to this reader, or to this member who said yes to news: once."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="deliveries")
    reader = models.ForeignKey(Reader, models.CASCADE, null=True, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    is_sent = models.BooleanField(default=False)

    objects = PlannedManager["Delivery"]()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(F("issue"), F("reader"), name="one_newsletter_per_reader"),
            models.UniqueConstraint(F("issue"), F("person"), name="one_newsletter_per_member"),
            models.CheckConstraint(
                condition=Q(reader=None, person__isnull=False) | Q(reader__isnull=False, person=None),
                name="a_newsletter_goes_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} to {self.reader_id or self.person_id}"
