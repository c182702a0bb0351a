from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db import connection, models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person

from .charter import Edition
from .community import Community


class Role(models.TextChoices):
    STEWARD = "steward", "Steward"
    HOST = "host", "Host"
    WEAVER = "weaver", "Weaver"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands in a community: whether they belong to it, the last edition of the charter they said yes to
    (0: none), since when a yes to a later one is waited for, if it is, and the roles they carry.
    """

    person: int
    is_member: bool = False
    affirmed: int = 0
    called_at: datetime | None = None
    roles: frozenset[str] = frozenset()


# Every page inside a community asks it. In the database's own words, because putting it together anew from the models took ten
# times as long as the answer. A test asks the models the same, on each database.
_STANDING = """
SELECT affirmed,
       (SELECT MIN(number) FROM communities_edition WHERE community_id = place.community_id AND number > affirmed),
       communities_rolegrant.role
  FROM (
    SELECT id, community_id,
           COALESCE((
             SELECT MAX(edition) FROM communities_affirmation WHERE membership_id = communities_membership.id
           ), 0) AS affirmed
      FROM communities_membership WHERE community_id = %s AND person_id = %s AND until IS NULL
  ) AS place
  LEFT JOIN communities_rolegrant
    ON communities_rolegrant.membership_id = place.id AND communities_rolegrant.until IS NULL
"""


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(until=None)

    def calls(
        self, person: Person, community: Community | None = None
    ) -> list[tuple[int, int, datetime | None]]:
        """For each current membership of the person (in this community) its key, the last edition of the charter they
        said yes to (0: none), and since when a yes to a later one is waited for, if it is.
        """
        found = self.current().filter(person=person)
        found = found.filter(community=community) if community else found
        return [(place, affirmed, at) for _, place, affirmed, at in found.called()]

    def called(self) -> list[tuple[int, int, int, datetime | None]]:
        """For each of these its person, its community, the last edition said yes to, and since when a yes is waited for."""
        rows = self._with_calls().order_by("called_at", "pk")
        return list(rows.values_list("person_id", "community_id", "affirmed", "called_at"))

    def standing(self, person: Person, community: Community) -> Standing:
        """How the person stands in the community, in one query; where a yes is waited for, one more says since when."""
        with connection.cursor() as cursor:
            cursor.execute(_STANDING, [community.pk, person.pk])
            found = cursor.fetchall()
        if not found:
            return Standing(person.pk)
        affirmed, called_to, _ = found[0]
        called_at = Edition.objects.get(community=community, number=called_to).at if called_to else None
        return Standing(person.pk, True, affirmed, called_at, frozenset(role for *_, role in found if role))

    def _with_calls(self) -> "models.QuerySet[Any]":
        """With `affirmed` and `called_at`, as `called` tells them."""
        yeses = Affirmation.objects.filter(membership=OuterRef("pk")).order_by("-edition")
        waiting = Edition.objects.filter(community=OuterRef("community"), number__gt=OuterRef("affirmed"))
        return self.annotate(
            affirmed=Coalesce(Subquery(yeses.values("edition")[:1]), 0),
            called_at=Subquery(waiting.order_by("number").values("at")[:1]),
        )


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
        indexes = [
            models.Index(fields=["person", "community"], condition=Q(until=None), name="members_by_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.community_id}"


class Removal(models.Model):
    """The membership did not end by its member's own choice: why is behind `about`, a Ref."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="removal")
    about = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Removal"]()

    def __str__(self) -> str:
        return f"removal of {self.membership_id}"


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
    """What exactly a member said yes to, on joining and after each change: purpose, rules and the way of deciding, in
    the words of that day.
    """

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="affirmations")
    edition = models.PositiveSmallIntegerField(default=1)
    purpose = models.CharField(max_length=300)
    rules = models.JSONField(default=list)
    method = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Affirmation"]()

    class Meta:
        ordering = ["edition"]
        constraints = [models.UniqueConstraint("membership", "edition", name="one_yes_an_edition")]

    def __str__(self) -> str:
        return self.purpose
