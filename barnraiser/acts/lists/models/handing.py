from django.db import models
from django.db.models import Q

from barnraiser.acts.conversations.models import Message
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


class Round(models.Model):
    """One message on its way to everybody who hears all of it at once."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    next_at = models.DateTimeField(default=clock.now, help_text="When the mail server is asked next.")
    is_over = models.BooleanField(default=False)

    objects = PlannedManager["Round"]()

    class Meta:
        indexes = [models.Index("next_at", condition=Q(is_over=False), name="rounds_under_way")]

    def __str__(self) -> str:
        return f"round of {self.message_id}"


class Delivery(Noun):
    """One message to one member. Its code stands in the envelope, so that what comes back is known for what it is."""

    class State(models.TextChoices):
        WAITING = "waiting", "Not handed over yet"
        SENT = "sent", "Handed over"
        LEFT_OUT = "left_out", "No longer wanted or allowed"
        FAILED = "failed", "Not taken"

    round = models.ForeignKey(Round, models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager["Delivery"]()

    class Meta:
        constraints = [models.UniqueConstraint("round", "person", name="one_delivery_per_member")]
        indexes = [models.Index("round", "due_at", condition=Q(state="waiting"), name="deliveries_that_wait")]

    def __str__(self) -> str:
        return f"delivery {self.code}"
