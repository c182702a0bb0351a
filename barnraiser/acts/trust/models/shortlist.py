"""Top fives: for one field and one reach, up to five people by a criterion the member picks, in the member's order."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

FIVE = 5


class ShortlistQuerySet(models.QuerySet["Shortlist"]):
    def visible_to(self, person: Person | None) -> Self:
        """A shortlist is seen by the one who keeps it, and by nobody else."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(by=person)


class Shortlist(Noun):
    """Whom a member thinks of first in one field, as near as they said, and by what. For their own eyes."""

    class Reach(models.TextChoices):
        """How far away, spelled as the directory spells it in its address."""

        PLACE = "place", "In my own place"
        COUNTRY = "country", "In my country"
        ANYWHERE = "anywhere", "Anywhere in the world"

    class Basis(models.TextChoices):
        WORDS = "words", "Something in my own words"
        SHARES = "shares", "Shares most with me"
        NEAR = "near", "Is nearest to me"
        VOUCHED = "vouched", "I have vouched for them in it"
        ANSWERED = "answered", "Has answered asks on it"

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    field = models.CharField(max_length=40)
    reach = models.CharField(max_length=8, choices=Reach, default=Reach.ANYWHERE)
    basis = models.CharField(max_length=8, choices=Basis, default=Basis.WORDS)
    words = models.CharField(max_length=80, blank=True)
    since = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(ShortlistQuerySet)()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint("by", Lower("field"), "reach", name="one_shortlist_a_field_and_reach"),
            models.CheckConstraint(
                condition=~Q(basis="words") | ~Q(words=""), name="a_criterion_of_ones_own_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}, {self.get_reach_display().lower()}"

    @property
    def criterion(self) -> str:
        """What “top” means here, in words."""
        return self.words or self.get_basis_display()

    def get_absolute_url(self) -> str:
        return address("trust:shortlist", self.code)


class Pick(models.Model):
    """One of the five at most. The place is the member's own order, and nothing worked out ever sets it."""

    shortlist = models.ForeignKey(Shortlist, models.CASCADE, related_name="picks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    objects = PlannedManager["Pick"]()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint("shortlist", "person", name="once_on_a_shortlist"),
            models.UniqueConstraint("shortlist", "place", name="one_person_a_place"),
            models.CheckConstraint(condition=Q(place__gte=1, place__lte=FIVE), name="five_on_a_shortlist"),
        ]

    def __str__(self) -> str:
        return f"{self.place} on {self.shortlist_id}"
