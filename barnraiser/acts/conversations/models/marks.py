"""Light marks on a message: a nod, and keeping it for oneself. Neither is an act, and neither counts as trust."""

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .message import Message


class Nod(models.Model):
    """A person nodded at a message, once, as one does in passing."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="nods")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Nod"]()

    class Meta:
        constraints = [models.UniqueConstraint("message", "by", name="one_nod_per_person")]

    def __str__(self) -> str:
        return f"{self.by_id} at {self.message_id}"


class Bookmark(models.Model):
    """A person keeps a message, for themselves alone."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Bookmark"]()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint("message", "person", name="one_bookmark_per_person")]

    def __str__(self) -> str:
        return f"{self.person_id} keeps {self.message_id}"
