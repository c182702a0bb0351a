"""What is asked of somebody who comes in, what they answer, and asking to be let in where no door stands open."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.communities.models import Community, Role, RoleGrant
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

IMPACT = "Which social impact would you like to have here?"
MOST_QUESTIONS = 5
LATE_AFTER = timedelta(days=7)


class Question(models.Model):
    """One of the few questions that a community asks whoever comes in, beside the one that every community asks."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="join_questions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=160)

    objects = PlannedManager["Question"]()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("community", "number", name="one_question_a_number"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST_QUESTIONS), name="at_most_five_questions"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class JoinAnswer(models.Model):
    """What a person answered on coming into a community, and what had been asked, in the words of that day.

    Number 0 is the social impact they want to have there. It belongs to the person: they change it, take it with them,
    and it goes when they are forgotten.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="join_answers")
    number = models.PositiveSmallIntegerField()
    asked = models.CharField(max_length=160)
    words = models.TextField(max_length=600)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["JoinAnswer"]()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint("community", "person", "number", name="one_answer_a_question")]

    def __str__(self) -> str:
        return f"answer {self.number} of {self.person_id}"


class RequestQuerySet(models.QuerySet["Request"]):
    def open(self) -> Self:
        """Neither answered nor taken back."""
        return self.filter(until=None)

    def kept_by(self, keeper: Person) -> Self:
        """Those at the doors of the communities that this person is a steward or a host of."""
        grants = RoleGrant.objects.filter(
            membership__person=keeper,
            membership__until=None,
            until=None,
            role__in=[Role.STEWARD, Role.HOST],
        )
        return self.filter(community__in=grants.values("membership__community"))


class Request(Noun):
    """A person asks to be let into a community. It is open until it is answered or taken back."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="requests")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    said_late_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(RequestQuerySet)()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("community", "person", condition=Q(until=None), name="one_open_request")
        ]

    def __str__(self) -> str:
        return f"request {self.code}"

    @property
    def days(self) -> int:
        """How many whole days it has waited."""
        return (clock.now() - self.at).days

    @property
    def is_late(self) -> bool:
        """Nobody has answered it for a week."""
        return self.until is None and clock.now() - self.at >= LATE_AFTER


class Reply(models.Model):
    """A steward or a host answered the request: yes or no, and words."""

    request = models.OneToOneField(Request, models.CASCADE, related_name="reply")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    lets_in = models.BooleanField()
    words = models.CharField(max_length=500)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Reply"]()

    class Meta:
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"reply to {self.request_id}"
