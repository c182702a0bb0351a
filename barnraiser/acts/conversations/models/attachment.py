"""What hangs on a message: photographs, made anew, and files as they came."""

import secrets
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q, Sum

from barnraiser.ground.addresses import address
from barnraiser.ground.files import PrivateStorage
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .conversation import Conversation
from .message import Message


def where(thing: models.Model, name: str) -> str:
    """A name that tells nothing: neither of the message nor of what the file was called."""
    return f"conversations/{secrets.token_hex(20)}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, person: Person | None) -> Self:
        """Whoever sees the message; where it was taken down, only who wrote it."""
        return self.filter(Conversation.objects.read_by(person, "message__conversation")).filter(
            Q(message__hiding=None) | Q(message__by__isnull=False, message__by=person)
        )

    def bytes_since(self, person: Person, since: datetime) -> int:
        """How much the person has hung on messages since then."""
        sent = self.filter(by=person, at__gt=since).order_by().aggregate(sum=Sum("size"))
        return sent["sum"] or 0


class Attachment(Noun):
    """One of them. A photograph has words for those who do not see it; `name` is what the sender called a file."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    file = models.FileField(upload_to=where, storage=PrivateStorage(), max_length=120)
    is_photo = models.BooleanField()
    name = models.CharField(max_length=120)
    alt = models.CharField(max_length=300, blank=True)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    objects = PlannedManager.from_queryset(AttachmentQuerySet)()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["by", "at"], name="attachments_of_a_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_photo=False) | ~Q(alt=""), name="a_photo_says_what_it_shows"
            ),
        ]

    def __str__(self) -> str:
        return f"attachment {self.code}"

    def get_absolute_url(self) -> str:
        return address("conversations:attachment", self.code)
