from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.acts.conversations.models import Message
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


class State(models.TextChoices):
    """What became of a letter. Each ends as something."""

    WAITING = "waiting", "Not looked at yet"
    POSTED = "posted", "Posted"
    DONE = "done", "Done"
    HELD = "held", "Waits for its author"
    DISCARDED = "discarded", "Discarded by its author"
    LET_GO = "let_go", "Let go by a steward"
    REFUSED = "refused", "Refused"
    QUARANTINED = "quarantined", "Kept apart"


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def visible_to(self, person: Person | None) -> Self:
        """A letter is seen by whoever wrote it, as far as that is known."""
        return self.filter(by=person) if person else self.none()

    def waiting(self) -> Self:
        return self.filter(state=State.WAITING)

    def held(self) -> Self:
        return self.filter(state=State.HELD)

    def kept_apart(self) -> Self:
        """Could not be taken, and its bytes are still here."""
        return self.filter(state=State.QUARANTINED, raw__isnull=False)


class Arrival(Noun):
    """A letter that came in for one address. `reason` says in a sentence why it is not posted; `by` is whom it is taken to
    be from, which for a held letter is nobody's proof.
    """

    State = State

    received_at = models.DateTimeField(default=clock.now)
    sender = models.CharField(
        max_length=320, blank=True, help_text="Of the envelope; empty for what answers itself."
    )
    recipient = models.CharField(max_length=320)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the letter as it came.")
    key = models.CharField(max_length=64, blank=True, db_index=True, help_text="SHA-256 of its Message-ID.")
    parent = models.CharField(
        max_length=64, blank=True, help_text="The key of what it answers, while that is missing."
    )
    subject = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=11, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    due_at = models.DateTimeField(default=clock.now, help_text="When it is looked at next, while it waits.")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    community = models.ForeignKey(Community, models.SET_NULL, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(ArrivalQuerySet)()

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint("digest", "recipient", name="a_letter_arrives_once_at_an_address"),
            models.CheckConstraint(
                condition=~Q(state=State.HELD) | Q(by__isnull=False), name="what_is_held_is_held_for_somebody"
            ),
        ]
        indexes = [
            models.Index("due_at", condition=Q(state=State.WAITING), name="arrivals_that_wait"),
            models.Index(fields=["by", "state"], name="arrivals_by_author"),
            models.Index("parent", condition=~Q(parent=""), name="arrivals_before_their_parent"),
        ]

    def __str__(self) -> str:
        return f"letter {self.code}"

    def get_absolute_url(self) -> str:
        return address("lists:letter", self.code)


class Raw(models.Model):
    """A letter byte for byte as it came."""

    arrival = models.OneToOneField(Arrival, models.CASCADE, related_name="raw")
    data = models.BinaryField()

    objects = PlannedManager["Raw"]()

    def __str__(self) -> str:
        return f"raw of {self.arrival_id}"


class Attachment(Noun):
    """A part of a letter that is not its words: what it is called and how large it is. Its bytes are in the letter."""

    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="attachments")
    message = models.ForeignKey(Message, models.CASCADE, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(help_text="Which part of the letter it is.")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    kind = models.CharField(max_length=100)
    note = models.CharField(max_length=200, blank=True)

    objects = PlannedManager["Attachment"]()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint("arrival", "number", name="one_attachment_a_part")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("lists:attachment", self.code)
