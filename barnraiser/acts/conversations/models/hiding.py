from django.db import models
from django.utils.safestring import SafeString, mark_safe

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager

from .message import Message


class Hiding(models.Model):
    """A message was taken down under a rule. Its words wait here; where they stood, the message says what became of
    them. `title` is the conversation's, where that was taken down too.
    """

    message = models.OneToOneField(Message, models.CASCADE, related_name="hiding")
    title = models.CharField(max_length=200, blank=True)
    words = models.TextField(max_length=60_000)
    html = models.TextField(editable=False)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Hiding"]()

    def __str__(self) -> str:
        return f"hiding of {self.message_id}"

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text
