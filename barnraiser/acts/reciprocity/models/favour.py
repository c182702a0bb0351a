from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from ..gifts import Gift


class FavourQuerySet(models.QuerySet["Favour"]):
    def visible_to(self, person: Person | None) -> Self:
        """An ask or offer is seen by the current members of its community; one to a single person by the two alone."""
        if person is None or not person.is_claimed:
            return self.none()
        theirs = Q(audience=Favour.Audience.ALL) | Q(by=person) | Q(to=person)
        return self.filter(theirs, community__in=Community.objects.of(person))

    def open(self) -> Self:
        """Those that still stand: not closed, not past their day, and put up by a current member."""
        standing = Membership.objects.current().filter(community=OuterRef("community"), person=OuterRef("by"))
        today = timezone.localdate(clock.now())
        return self.filter(Exists(standing), Q(until=None) | Q(until__gte=today), closure=None)

    def asks(self) -> Self:
        return self.filter(side=Favour.Side.ASK)

    def offers(self) -> Self:
        return self.filter(side=Favour.Side.OFFER)

    def to_all(self) -> Self:
        return self.filter(audience=Favour.Audience.ALL)


class Favour(Noun):
    """What a member needs, or what a member can give: to everybody in a community, or to one of its members."""

    class Side(models.TextChoices):
        ASK = "ask", "Ask"
        OFFER = "offer", "Offer"

    class Audience(models.TextChoices):
        ALL = "all", "Everybody in the community"
        ONE = "one", "One person"

    community = models.ForeignKey(Community, models.CASCADE, related_name="favours")
    side = models.CharField(max_length=5, choices=Side)
    gift = models.CharField(max_length=11, choices=Gift)
    title = models.CharField(max_length=160)
    words = models.TextField(max_length=4000, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="favours")
    audience = models.CharField(max_length=3, choices=Audience, default=Audience.ALL)
    to = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    until = models.DateField(null=True, blank=True)
    at = models.DateTimeField()

    objects = PlannedManager.from_queryset(FavourQuerySet)()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["community", "side", "-at"], name="favours_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(to=None) | Q(audience="one"), name="only_to_one_names_a_person"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("reciprocity:detail", self.code)

    @property
    def is_ask(self) -> bool:
        return self.side == self.Side.ASK

    @property
    def is_to_one(self) -> bool:
        return self.audience == self.Audience.ONE

    @property
    def is_closed(self) -> bool:
        return getattr(self, "closure", None) is not None

    @property
    def is_over(self) -> bool:
        """Its day is past."""
        return self.until is not None and self.until < timezone.localdate(clock.now())


class Closure(models.Model):
    """The ask or offer no longer stands: taken down by who put it up, or let be by the one it was for."""

    favour = models.OneToOneField(Favour, models.CASCADE, related_name="closure")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = PlannedManager["Closure"]()

    def __str__(self) -> str:
        return f"closure of {self.favour_id}"
