from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


class CareQuerySet(models.QuerySet["Care"]):
    def shared(self) -> Self:
        """Those that the other has answered with their own."""
        return self.filter(Exists(Care.objects.filter(by=OuterRef("toward"), toward=OuterRef("by"))))

    def visible_to(self, person: Person | None) -> Self:
        """One's own; and the other's once both have said so."""
        if person is None or not person.is_claimed:
            return self.none()
        shared = self.shared().filter(toward=person).values("pk")
        return self.filter(Q(by=person) | Q(pk__in=shared))

    def between(self, one: Person, other: Person) -> Self:
        return self.filter(Q(by=one, toward=other) | Q(by=other, toward=one))


class Care(Noun):
    """One says that they and another care about the same thing. The two are aligned once both have said so."""

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    toward = models.ForeignKey(Person, models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    thing = models.CharField(max_length=120)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(CareQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("by", "toward", name="one_care_toward_a_person"),
            models.CheckConstraint(condition=~Q(by=F("toward")), name="a_care_is_toward_another"),
        ]

    def __str__(self) -> str:
        return self.thing
