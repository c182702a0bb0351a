"""What matters to a member, in their own order; who agreed with whom to compare it; what a comparison found."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

SEVEN = 7


class Value(models.Model):
    """A value or a cause that matters to a member, and where in their order. Private until they agree to compare."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    word = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()

    objects = PlannedManager["Value"]()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint("by", Lower("word"), name="a_value_matters_once"),
            models.UniqueConstraint("by", "place", name="one_value_a_place"),
            models.CheckConstraint(condition=Q(place__gte=1, place__lte=SEVEN), name="seven_values_at_most"),
        ]

    def __str__(self) -> str:
        return self.word


class ValuesAgreementQuerySet(models.QuerySet["Agreement"]):
    def mutual(self) -> Self:
        """Those that the other has agreed to as well."""
        return self.filter(Exists(Agreement.objects.filter(by=OuterRef("toward"), toward=OuterRef("by"))))

    def visible_to(self, person: Person | None) -> Self:
        """One's own; and the other's once both have agreed."""
        if person is None or not person.is_claimed:
            return self.none()
        theirs = self.mutual().filter(toward=person).values("pk")
        return self.filter(Q(by=person) | Q(pk__in=theirs))

    def between(self, one: Person, other: Person) -> Self:
        return self.filter(Q(by=one, toward=other) | Q(by=other, toward=one))


class Agreement(Noun):
    """One agrees to compare with another what matters to each. Nothing shows to either before both have agreed."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    toward = models.ForeignKey(Person, models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(ValuesAgreementQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("by", "toward", name="one_agreement_toward_a_person"),
            models.CheckConstraint(condition=~Q(by=F("toward")), name="an_agreement_is_with_another"),
        ]

    def __str__(self) -> str:
        return f"agreement {self.code}"


class Check(models.Model):
    """That a member compared, when, and what was found then: for the one who did. Emptied when either takes it back."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    found = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Check"]()

    class Meta:
        constraints = [models.UniqueConstraint("by", "person", name="the_last_check_with_a_person")]

    def __str__(self) -> str:
        return f"check of {self.person_id}"
