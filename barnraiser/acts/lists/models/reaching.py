from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .handing import Delivery


class Bounce(models.Model):
    """A letter to a member came back, once however often it was said."""

    delivery = models.OneToOneField(Delivery, models.CASCADE, related_name="bounce")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    is_lasting = models.BooleanField(help_text="The address takes no mail, and not only today.")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Bounce"]()

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="bounces_of_a_member")]

    def __str__(self) -> str:
        return f"bounce of {self.delivery_id}"


class Pause(models.Model):
    """Letters to a member rest until `until`, or, where there is no such moment, until they ask for them again."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager["Pause"]()

    def __str__(self) -> str:
        return f"{self.person_id} rests"
