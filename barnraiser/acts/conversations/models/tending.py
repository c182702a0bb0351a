"""How a conversation is looked after: each step leaves a trace that everybody in it reads."""

from django.db import models
from django.utils.safestring import SafeString, mark_safe

from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .conversation import Conversation


class Step(models.TextChoices):
    """What somebody who looks after a community's talk may do to a conversation."""

    PINNED = "pinned", "pinned this"
    UNPINNED = "unpinned", "unpinned this"
    CLOSED = "closed", "closed this"
    REOPENED = "reopened", "opened this again"
    SLOWED = "slowed", "slowed this down"
    UNSLOWED = "unslowed", "let this go at its own pace again"
    MOVED = "moved", "moved this here"
    MERGED = "merged", "brought another conversation in here"
    SPLIT = "split", "moved a side talk from here"
    SPLIT_OFF = "split_off", "made this a conversation of its own"
    ASKED_SUMMARY = "asked_summary", "asked for a summary"
    SUMMED_UP = "summed_up", "summed this up"
    ASKED_IN = "asked_in", "asked a quiet member in"


class Trace(models.Model):
    """Somebody did this to the conversation, then, and said why. `said` is what else there is to know: where from."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="traces")
    step = models.CharField(max_length=15, choices=Step)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    said = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    toward = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    other = models.ForeignKey(Conversation, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = PlannedManager["Trace"]()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.by_id} {self.step} {self.conversation_id}"


class Summary(models.Model):
    """What a conversation came to so far, in the words of a member who was asked. One a conversation."""

    conversation = models.OneToOneField(Conversation, models.CASCADE, related_name="summary")
    asked = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.TextField(max_length=6_000, blank=True)
    html = models.TextField(editable=False, blank=True)
    written_at = models.DateTimeField(null=True)

    objects = PlannedManager["Summary"]()

    def __str__(self) -> str:
        return f"summary of {self.conversation_id}"

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text


class AskedIn(models.Model):
    """A quiet member was asked in, once a conversation, with a reason. Only the two of them know whom."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    objects = PlannedManager["AskedIn"]()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint("conversation", "person", name="once_asked_into_a_conversation")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} into {self.conversation_id}"
