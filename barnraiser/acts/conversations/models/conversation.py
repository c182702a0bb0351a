from typing import Self

from django.db import models
from django.urls import reverse

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, person: Person | None) -> Self:
        """A conversation is seen by the current members of its community, and by nobody else."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(community__in=Community.objects.of(person))

    def unanswered(self) -> Self:
        """Questions that nobody has answered."""
        return self.filter(kind=Conversation.Kind.QUESTION, reply_count=0)


class Conversation(Noun):
    """A conversation of a kind in a community. Its first message opens it."""

    class Kind(models.TextChoices):
        QUESTION = "question", "Question"
        FAILURE = "failure", "Failure"
        FRUSTRATION = "frustration", "Frustration"
        SUCCESS = "success", "Success"
        RESOURCE = "resource", "Resource"
        ANNOUNCEMENT = "announcement", "Announcement"

    community = models.ForeignKey(Community, models.CASCADE, related_name="conversations")
    kind = models.CharField(max_length=15, choices=Kind)
    title = models.CharField(max_length=200)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="conversations")
    started_at = models.DateTimeField()
    last_at = models.DateTimeField()
    reply_count = models.PositiveIntegerField(default=0)

    objects = PlannedManager.from_queryset(ConversationQuerySet)()

    class Meta:
        ordering = ["-last_at", "-pk"]
        indexes = [models.Index(fields=["community", "-last_at"], name="conversations_newest_first")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("conversations:detail", args=[self.code])

    @property
    def waits(self) -> bool:
        """It asks, and nobody has answered."""
        return self.kind == self.Kind.QUESTION and self.reply_count == 0


class Reading(models.Model):
    """How far a person has read. What a member did, so it is not rebuilt from the ledger; never an act."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Reading"]()

    class Meta:
        constraints = [models.UniqueConstraint("conversation", "person", name="one_reading_per_person")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.conversation_id}"
