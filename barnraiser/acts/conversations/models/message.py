from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString, mark_safe

from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .conversation import Conversation

# What stands where a message was taken out by whoever wrote it.
OUT = "*Taken out by whoever wrote it.*"


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, person: Person | None) -> Self:
        """What is said where the person may read."""
        return self.filter(Conversation.objects.read_by(person, "conversation"))

    def read_by(self, person: Person | None, at: str) -> Exists:
        """Whether the person reads the message that a row names in this field, as with conversations."""
        return Exists(self.visible_to(person).filter(pk=OuterRef(at)))

    def opening(self) -> Self:
        return self.filter(reply_to=None)

    def replies(self) -> Self:
        return self.exclude(reply_to=None)


class Message(Noun):
    """What somebody said. `html` is the safe rendering of `words`, kept because rendering is slow.

    One message opens the conversation; every other one answers a message of the same conversation.
    """

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="messages")
    words = models.TextField(max_length=60_000)
    html = models.TextField(editable=False)
    at = models.DateTimeField()
    reply_to = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="replies")
    source = models.CharField(max_length=64, blank=True)

    objects = PlannedManager.from_queryset(MessageQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["conversation", "at"], name="messages_in_order")]
        constraints = [
            models.UniqueConstraint(
                "source", condition=~models.Q(source=""), name="once_a_message_per_source"
            ),
            models.UniqueConstraint(
                "conversation", condition=models.Q(reply_to=None), name="one_opening_per_conversation"
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.code}"

    def get_absolute_url(self) -> str:
        return address("conversations:message", self.code)

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text


class Mention(models.Model):
    """A message calls a person in by handle."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    objects = PlannedManager["Mention"]()

    class Meta:
        constraints = [models.UniqueConstraint("message", "person", name="one_mention_per_message")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.message_id}"


class Thanks(models.Model):
    """A person thanked another for a message, once."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="thanks")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    objects = PlannedManager["Thanks"]()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "thanks"
        constraints = [models.UniqueConstraint("message", "by", name="one_thanks_per_person")]

    def __str__(self) -> str:
        return f"{self.by_id} for {self.message_id}"
