from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager


class Answer(models.Model):
    """Something the house has to say by itself to an address. It goes out alone, or with others once a day is over."""

    address = models.EmailField(max_length=254, db_index=True)
    words = models.TextField()
    at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager["Answer"]()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"answer to {self.address}"


class Turn(models.Model):
    """When an address was last written to by the house itself: once a day, or two machines could talk for ever."""

    address = models.EmailField(max_length=254, unique=True)
    last_at = models.DateTimeField()

    objects = PlannedManager["Turn"]()

    def __str__(self) -> str:
        return f"turn of {self.address}"
