from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community, Membership, Role, RoleGrant
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, person: Person | None) -> Self:
        """A campaign is seen by the current members of its community, and by nobody else."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(community__in=Community.objects.of(person).values("pk"))

    def running(self) -> Self:
        return self.filter(closing=None)

    def carried_by(self, person: Person) -> Self:
        """Those the person carries a part of as a member; and as a steward, those that no member carries any more."""
        carry = Owner.objects.standing().filter(campaign=OuterRef("pk"))
        here = Membership.objects.current().filter(
            community=OuterRef("campaign__community"), person=OuterRef("person")
        )
        steward = RoleGrant.objects.filter(
            membership__person=person, membership__until=None, role=Role.STEWARD, until=None
        )
        stewarded = Q(community__in=steward.values("membership__community"))
        steps_in = stewarded & ~Q(Exists(carry.filter(Exists(here))))
        return self.visible_to(person).filter(Q(Exists(carry.filter(person=person))) | steps_in)


class Campaign(Noun):
    """What will be different in the world, by when, and whom that asks to move."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="campaigns")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=120)
    goal = models.CharField(max_length=400)
    words = models.TextField(max_length=20_000, blank=True)
    asks_whom = models.CharField(max_length=120)
    asks_what = models.CharField(max_length=300)
    until = models.DateField()
    until_what = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    conversation = models.OneToOneField(
        Conversation, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = PlannedManager.from_queryset(CampaignQuerySet)()

    class Meta:
        ordering = ["until", "pk"]
        indexes = [models.Index(fields=["community", "until"], name="campaigns_next_first")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("campaigns:detail", self.code)

    def is_past(self, today: date | None = None) -> bool:
        """Its day has gone by. It still waits for its owners to say how it ended."""
        return self.until < (today or timezone.localdate(clock.now()))


class OwnerQuerySet(models.QuerySet["Owner"]):
    def standing(self) -> Self:
        """Those who said yes and have not stepped down."""
        return self.filter(since__isnull=False, until=None)

    def asked(self) -> Self:
        """Those who were asked and have not answered."""
        return self.filter(since=None, until=None)


class Owner(models.Model):
    """Somebody carries a part of the campaign: asked by an owner, since they said yes, until they step down.

    Who said no, or was asked in vain, has an end and no beginning.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="owners")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    part = models.CharField(max_length=120)
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(OwnerQuerySet)()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint("campaign", "person", condition=Q(until=None), name="one_part_per_owner")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} carries {self.part}"


class Endorsement(models.Model):
    """A member puts their name to the campaign, with a reason if they like; quietly means for the owners' eyes only."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="endorsements")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    quiet = models.BooleanField(default=False)
    at = models.DateTimeField()

    objects = PlannedManager["Endorsement"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint("campaign", "by", name="one_name_per_person")]

    def __str__(self) -> str:
        return f"{self.by_id} behind {self.campaign_id}"


class Extension(models.Model):
    """The owners moved the day, and said why."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="extensions")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    was = models.DateField()
    until = models.DateField()
    why = models.CharField(max_length=300)
    at = models.DateTimeField()

    objects = PlannedManager["Extension"]()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.was} to {self.until}"


class Closing(models.Model):
    """How the campaign ended, once."""

    class How(models.TextChoices):
        REACHED = "reached", "It came true"
        ENDED = "ended", "It is over, and did not come true"
        CALLED_OFF = "called_off", "It is called off, and nobody owes it anything"

    campaign = models.OneToOneField(Campaign, models.CASCADE, related_name="closing")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    how = models.CharField(max_length=10, choices=How)
    words = models.CharField(max_length=600)
    at = models.DateTimeField()

    objects = PlannedManager["Closing"]()

    def __str__(self) -> str:
        return self.how
