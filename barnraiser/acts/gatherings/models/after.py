from datetime import datetime

from django.db import models
from django.db.models import F, Q

from barnraiser.acts.conversations.models import Conversation
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .gathering import Gathering


class FollowUp(models.Model):
    """The conversation that goes on after the gathering: it hangs on the gathering, not the other way round."""

    gathering = models.OneToOneField(Gathering, models.CASCADE, related_name="follow_up")
    conversation = models.OneToOneField(Conversation, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["FollowUp"]()

    def __str__(self) -> str:
        return f"{self.conversation_id} after {self.gathering_id}"


class Intention(Noun):
    """Whom somebody who was there wants to talk to again. Seen by that one alone."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    toward = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Intention"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("gathering", "by", "toward", name="one_intention_per_pair"),
            models.CheckConstraint(condition=~Q(by=F("toward")), name="intends_another"),
        ]

    def __str__(self) -> str:
        return f"intention {self.code}"


class Step(Noun):
    """What was agreed to do: what, who, by when."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="steps")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    who = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=240)
    due = models.DateField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Step"]()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words

    @property
    def done_at(self) -> datetime | None:
        """Since when it is done, if it is."""
        return self.completion.at if hasattr(self, "completion") else None


class Completion(models.Model):
    """It is done, as the one who was to do it says."""

    step = models.OneToOneField(Step, models.CASCADE, related_name="completion")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Completion"]()

    def __str__(self) -> str:
        return f"completion of {self.step_id}"
