from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, person: Person | None) -> Self:
        """A standing statement is seen by the two it runs between, and by nobody else."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.standing().filter(Q(by=person) | Q(toward=person))

    def standing(self) -> Self:
        return self.filter(until=None)

    def between(self, one: Person, other: Person) -> Self:
        return self.filter(Q(by=one, toward=other) | Q(by=other, toward=one))


class Statement(Noun):
    """One person says trust, respect or affection of another, and why. It stands until taken back, however quiet it gets.

    Trust names a matter and with what exactly; respect says what for; affection needs no scope.
    """

    class Quality(models.TextChoices):
        TRUST = "trust", "Trust"
        RESPECT = "respect", "Respect"
        AFFECTION = "affection", "Affection"

    class Matter(models.TextChoices):
        QUESTION = "question", "A question"
        WORD = "word", "A promise"
        CONFIDENCE = "confidence", "A failure I have told nobody"
        PEOPLE = "people", "An introduction to somebody I value"
        KEYS = "keys", "The keys to the barn"

    DEEP = frozenset({Matter.CONFIDENCE, Matter.PEOPLE, Matter.KEYS})

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    toward = models.ForeignKey(Person, models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    quality = models.CharField(max_length=9, choices=Quality)
    matter = models.CharField(max_length=10, choices=Matter, blank=True)
    scope = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(StatementQuerySet)()

    class Meta:
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["toward", "until"], name="statements_toward")]
        constraints = [
            models.UniqueConstraint(
                "by",
                "toward",
                "quality",
                "matter",
                Lower("scope"),
                condition=Q(until=None),
                name="one_standing_statement",
            ),
            models.CheckConstraint(condition=~Q(by=F("toward")), name="a_statement_is_of_another"),
            models.CheckConstraint(
                condition=(Q(quality="trust") & ~Q(matter="")) | (~Q(quality="trust") & Q(matter="")),
                name="trust_names_its_matter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quality} {self.code}"

    @property
    def is_deep(self) -> bool:
        return self.matter in self.DEEP

    def get_absolute_url(self) -> str:
        """The page of the two, for the one it was said by; cards lead each of them to their own."""
        return reverse("trust:two", args=[self.toward.handle])
