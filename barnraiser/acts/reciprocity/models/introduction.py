from typing import Self

from django.db import models
from django.db.models import F, Q

from barnraiser.communities.models import Community
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def visible_to(self, person: Person | None) -> Self:
        """An introduction is seen by its three people."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(Q(by=person) | Q(one=person) | Q(two=person))

    def for_(self, person: Person) -> Self:
        """Those in which the person is one of the two."""
        return self.filter(Q(one=person) | Q(two=person))


class Introduction(Noun):
    """A member wants two others to know each other, and says why. It is made when both said yes.

    Of the two, the one who was in the house first stands first.
    """

    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="introductions")
    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    two = models.ForeignKey(Person, models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, models.SET_NULL, null=True, related_name="introductions")
    words = models.TextField(max_length=1000)
    at = models.DateTimeField()

    objects = PlannedManager.from_queryset(IntroductionQuerySet)()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint("by", "one", "two", name="one_introduction_per_pair_and_introducer"),
            models.CheckConstraint(condition=Q(one__lt=F("two")), name="an_introduction_is_of_two"),
        ]

    def __str__(self) -> str:
        return f"introduction {self.code}"

    def get_absolute_url(self) -> str:
        return address("reciprocity:introduction", self.code)

    def other(self, person: Person) -> Person:
        return self.two if person == self.one else self.one


class Response(models.Model):
    """One of the two said yes, or “not this time”. The others learn only what comes of both answers."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="responses")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    is_yes = models.BooleanField()
    at = models.DateTimeField()

    objects = PlannedManager["Response"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("introduction", "person", name="one_response_per_introduction_and_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} to {self.introduction_id}"


class Acquaintance(models.Model):
    """One of two who were introduced knows of the other since then. An introduction that is made has two."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="acquaintances")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")

    objects = PlannedManager["Acquaintance"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("introduction", "person", name="acquainted_once_per_introduction")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} knows {self.other_id}"
