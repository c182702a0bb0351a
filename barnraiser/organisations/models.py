"""An organisation, and the people who answer for it. Nobody signs in as an organisation."""

from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person, Sector


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def standing(self) -> Self:
        return self.filter(until=None)

    def of(self, person: Person | None) -> Self:
        """Those the person answers for."""
        if person is None:
            return self.none()
        return self.filter(
            responsibilities__person=person,
            responsibilities__since__isnull=False,
            responsibilities__until=None,
        )


class Organisation(Noun):
    """A mill, a paper, a council's kitchen: what it is called and what it does. It acts through people alone."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    sector = models.CharField(max_length=10, choices=Sector)
    about = models.CharField(max_length=300)
    place = models.CharField(max_length=80, blank=True)
    website = models.URLField(blank=True)
    founded_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(OrganisationQuerySet)()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("organisations:detail", self.slug)

    @property
    def initials(self) -> str:
        """What stands on its plaque."""
        words = [word for word in self.name.split() if word[0].isalnum() and word.lower() != "the"]
        letters = [word[0] for word in words if word[0].isupper()] or [word[0] for word in words]
        return "".join(letters[:2]).upper() or "?"

    @property
    def stands(self) -> bool:
        return self.until is None


class ResponsibilityQuerySet(models.QuerySet["Responsibility"]):
    def current(self) -> Self:
        """Taken on, and not laid down."""
        return self.filter(until=None, since__isnull=False)

    def waiting(self) -> Self:
        """Named, and not answered yet."""
        return self.filter(until=None, since=None)


class Responsibility(models.Model):
    """A person answers for an organisation, from the day they took it on and perhaps until another.

    Whoever is named by another has it from the day they say yes: `since` is empty until then.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="responsibilities")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    named_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    named_at = models.DateTimeField(default=clock.now)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(ResponsibilityQuerySet)()

    class Meta:
        verbose_name_plural = "responsibilities"
        ordering = ["named_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "organisation", "person", condition=Q(until=None), name="one_current_responsibility"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.organisation_id}"

    @property
    def stands(self) -> bool:
        return self.since is not None and self.until is None
