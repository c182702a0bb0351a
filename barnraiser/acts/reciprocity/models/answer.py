from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .favour import Favour

STEPS = (
    "promise__doing",
    "promise__confirmation__thanks",
    "promise__miss__by",
    "promise__miss__rejoinder",
    "step_back__by",
)


class FavourAnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, person: Person | None) -> Self:
        """What two agreed on is seen by these two, as long as they see the ask or offer."""
        seen = Favour.objects.visible_to(person)
        return self.filter(Q(by=person) | Q(favour__by=person), favour__in=seen)

    def with_steps(self) -> Self:
        return self.select_related("by", "favour__by", "favour__community", "favour__closure", *STEPS)

    def waiting(self) -> Self:
        """Neither yes nor “not this time” was said, and the ask or offer is up."""
        return self.filter(promise=None, step_back=None, favour__closure=None)

    def promised(self) -> Self:
        """Agreed on, and not yet come to anything."""
        return self.filter(
            promise__isnull=False, step_back=None, promise__confirmation=None, promise__miss=None
        )

    def confirmed(self) -> Self:
        return self.filter(promise__confirmation__isnull=False)

    def helped_by(self, person: Person) -> Self:
        """Where the person is the one who helps."""
        return self.filter(
            Q(favour__side=Favour.Side.ASK, by=person) | Q(favour__side=Favour.Side.OFFER, favour__by=person)
        )

    def received_by(self, person: Person) -> Self:
        """Where the person is the one who is helped."""
        return self.filter(
            Q(favour__side=Favour.Side.ASK, favour__by=person) | Q(favour__side=Favour.Side.OFFER, by=person)
        )


class Answer(Noun):
    """Somebody comes forward: to help with an ask, or to take an offer up. Once per person."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for an answer"
        PROMISED = "promised", "Promised"
        DONE = "done", "Done, not yet confirmed"
        CONFIRMED = "confirmed", "Confirmed"
        MISSED = "missed", "Did not happen"
        STEPPED_BACK = "stepped_back", "Not this time"

    favour = models.ForeignKey(Favour, models.CASCADE, related_name="answers")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()

    objects = PlannedManager.from_queryset(FavourAnswerQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint("favour", "by", name="one_answer_per_favour_and_person")]

    def __str__(self) -> str:
        return f"answer {self.code}"

    @property
    def helper(self) -> Person | None:
        return self.by if self.favour.is_ask else self.favour.by

    @property
    def receiver(self) -> Person | None:
        return self.favour.by if self.favour.is_ask else self.by

    def other(self, person: Person) -> Person | None:
        return self.favour.by if person == self.by else self.by

    @property
    def public_thanks(self) -> models.Model | None:
        """The thanks that everybody sees who sees the ask or offer."""
        confirmation = getattr(getattr(self, "promise", None), "confirmation", None)
        thanks = getattr(confirmation, "thanks", None)
        return thanks if thanks and thanks.is_public else None

    @property
    def state(self) -> State:
        """How far it has come, read from the rows that `with_steps` fetched."""
        promise = getattr(self, "promise", None)
        if getattr(promise, "confirmation", None):
            return self.State.CONFIRMED
        if getattr(self, "step_back", None):
            return self.State.STEPPED_BACK
        if getattr(promise, "miss", None):
            return self.State.MISSED
        if getattr(promise, "doing", None):
            return self.State.DONE
        return self.State.PROMISED if promise else self.State.WAITING


class StepBack(models.Model):
    """One of the two said “not this time”, kindly and for good."""

    answer = models.OneToOneField(Answer, models.CASCADE, related_name="step_back")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    objects = PlannedManager["StepBack"]()

    def __str__(self) -> str:
        return f"step back from {self.answer_id}"
