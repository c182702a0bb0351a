"""Pages elsewhere that messages link to, as cards: fetched once by the house, never by a reader's browser."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef

from barnraiser.ground.addresses import address
from barnraiser.ground.files import PrivateStorage
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .attachment import where
from .conversation import Conversation
from .message import Message


class LinkCardQuerySet(models.QuerySet["LinkCard"]):
    def visible_to(self, person: Person | None) -> Self:
        """Whoever sees a message that shows the card."""
        seen = Conversation.objects.read_by(person, "message__conversation")
        shown = Linked.objects.filter(seen, card=OuterRef("pk"), message__hiding=None)
        return self.filter(Exists(shown))


class LinkCard(Noun):
    """A page as it said of itself when it was fetched. Without a title it is not shown."""

    url = models.CharField(max_length=500, unique=True)
    site = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=300, blank=True)
    picture = models.FileField(upload_to=where, storage=PrivateStorage(), max_length=120, blank=True)
    fetched_at = models.DateTimeField()

    objects = PlannedManager.from_queryset(LinkCardQuerySet)()

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def picture_url(self) -> str:
        return address("conversations:card_picture", self.code) if self.picture else ""


class Linked(models.Model):
    """The message shows the card, at this place among the others. Its author may take it away."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="linked")
    card = models.ForeignKey(LinkCard, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)

    objects = PlannedManager["Linked"]()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint("message", "card", name="one_card_per_message_and_page")]

    def __str__(self) -> str:
        return f"{self.card_id} in {self.message_id}"
