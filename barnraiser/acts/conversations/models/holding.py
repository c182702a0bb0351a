"""What is kept of a conversation while it is held back, for the moment it is released. Gone after that."""

from django.db import models

from barnraiser.ground.models import PlannedManager

from .conversation import Conversation
from .message import Message


class Continuation(models.Model):
    """What is held back goes on in the conversation that this message stands in: released, it moves there."""

    held = models.OneToOneField(Conversation, models.CASCADE, related_name="continuation")
    beside = models.ForeignKey(Message, models.CASCADE, related_name="+")

    objects = PlannedManager["Continuation"]()

    def __str__(self) -> str:
        return f"{self.held_id} beside {self.beside_id}"


class Answering(models.Model):
    """A message that is held back answers this one, and the archive says so: released, it is an act toward its author."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="answering")
    answers = models.ForeignKey(Message, models.CASCADE, related_name="+")

    objects = PlannedManager["Answering"]()

    def __str__(self) -> str:
        return f"{self.message_id} answers {self.answers_id}"
