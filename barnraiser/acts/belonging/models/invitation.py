"""Invitations from person to person, and what became of each."""

import hashlib
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.crypto import salted_hmac

from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def token_for(code: str) -> str:
    """The secret in the link of the invitation with this code. Made again for the letter, never stored."""
    return code + salted_hmac("belonging.invitation", code, algorithm="sha256").hexdigest()[:40]


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Those that still open the door: not used, not declined, not taken back, in time, and written by a current
        member, or by decision of all.
        """
        hosts = Membership.objects.current().filter(community=OuterRef("community"), person=OuterRef("by"))
        stands = self.unanswered().filter(expires_at__gt=clock.now())
        return stands.filter(Exists(hosts) | ~Q(decision=""))

    def unanswered(self) -> Self:
        """Nobody came in by them, said “not this time”, or took them back."""
        return self.filter(acceptance=None, declination=None, revocation=None)

    def with_token(self, token: str) -> Self:
        return self.filter(token_digest=digest(token))


class Invitation(Noun):
    """One member asks one person in, at one address, for a while. The link works once; only its digest is kept.

    With a `decision` (a Ref) it is all members who ask, and `by` is who proposed it. With a `person` it is somebody in the
    network, whose address nobody here is shown.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="invitations")
    by = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    address = models.EmailField()
    name = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=500, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    decision = models.CharField(max_length=80, blank=True)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()

    objects = PlannedManager.from_queryset(InvitationQuerySet)()

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"invitation {self.code}"

    @property
    def greeting(self) -> str:
        """Who asks whom in, as the letter and the page say it."""
        name = self.community.name
        return (
            f"The members of {name} invite you" if self.decision else f"{self.by.name} invites you to {name}"
        )

    @property
    def masked(self) -> str:
        """The address as others than its writer may see it."""
        name, _, house = self.address.partition("@")
        return f"{name[:1]}…@{house}"


class Acceptance(models.Model):
    """The invitation brought this person in."""

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="acceptance")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Acceptance"]()

    def __str__(self) -> str:
        return f"acceptance of {self.invitation_id}"


class Declination(models.Model):
    """The invited person said “not this time”. Whoever invited them sees it, and nobody else is told."""

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="declination")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Declination"]()

    def __str__(self) -> str:
        return f"declination of {self.invitation_id}"


class Revocation(models.Model):
    """The invitation was taken back."""

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="revocation")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Revocation"]()

    def __str__(self) -> str:
        return f"revocation of {self.invitation_id}"
