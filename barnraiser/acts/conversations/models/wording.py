"""What a message said before its author changed it."""

from django.db import models
from django.utils.safestring import SafeString, mark_safe

from barnraiser.ground.models import PlannedManager

from .message import Message


class Wording(models.Model):
    """The message said this until then. `title` is the conversation's, where that was changed with its first message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="wordings")
    title = models.CharField(max_length=200, blank=True)
    words = models.TextField(max_length=60_000)
    html = models.TextField(editable=False)
    until = models.DateTimeField()

    objects = PlannedManager["Wording"]()

    class Meta:
        ordering = ["until", "pk"]

    def __str__(self) -> str:
        return f"{self.message_id} until {self.until}"

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text
