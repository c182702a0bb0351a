from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .community import Community


class Role(models.TextChoices):
    STEWARD = "steward", "Steward"
    HOST = "host", "Host"
    WEAVER = "weaver", "Weaver"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(until=None)


class Membership(models.Model):
    """A person belongs to a community, from one day and perhaps until another."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager.from_queryset(MembershipQuerySet)()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                "community", "person", condition=Q(until=None), name="one_current_membership"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.community_id}"


class RoleGrant(models.Model):
    """A member carries a role, from one day and perhaps until another."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=10, choices=Role)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PlannedManager["RoleGrant"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("membership", "role", condition=Q(until=None), name="one_current_grant")
        ]

    def __str__(self) -> str:
        return self.role


class Affirmation(models.Model):
    """What exactly a member said yes to on joining: the purpose and the rules, in the words of that day."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="affirmation")
    purpose = models.CharField(max_length=300)
    rules = models.JSONField(default=list)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Affirmation"]()

    def __str__(self) -> str:
        return self.purpose
