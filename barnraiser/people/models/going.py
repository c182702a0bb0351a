from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.crypto import salted_hmac

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager

from .person import Person

TO_THINK_AGAIN = timedelta(days=7)


def erased_digest(kind: str, what: str) -> str:
    """Letters that only this house, with its own secret, can make again from an address or a person's code."""
    key = f"{kind}:{what.strip().lower()}"
    return salted_hmac("barnraiser.people.erased", key, algorithm="sha256").hexdigest()


class FarewellQuerySet(models.QuerySet["Farewell"]):
    def due(self) -> Self:
        return self.filter(asked_at__lte=clock.now() - TO_THINK_AGAIN)


class Farewell(models.Model):
    """The person asked to be forgotten. Until it is carried out they may think again, and nobody else sees their page."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="farewell")
    asked_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(FarewellQuerySet)()

    def __str__(self) -> str:
        return f"farewell of {self.person_id}"

    @property
    def due_at(self) -> datetime:
        return self.asked_at + TO_THINK_AGAIN


class Erased(models.Model):
    """Somebody with this address, or this code, was forgotten on that day. Names nobody to who lacks the house's secret.

    A copy of the database from before would bring them back: this list, kept beside it, takes them out again.
    """

    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Erased"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint("digest", "at", name="once_a_digest_per_erasure")]

    def __str__(self) -> str:
        return f"{self.digest[:8]}…, {self.at:%Y-%m-%d}"
