from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .programme import Programme


class MandateQuerySet(models.QuerySet["Mandate"]):
    def standing(self, at: datetime | None = None) -> Self:
        """Accepted, not ended, not run out, of a programme and an organisation that stand."""
        return self.kept(at).filter(since__isnull=False)

    def waiting(self, at: datetime | None = None) -> Self:
        """Offered, and not answered yet."""
        return self.kept(at).filter(since=None)

    def kept(self, at: datetime | None = None) -> Self:
        """Both of these."""
        return self.filter(
            until=None,
            expires_at__gt=at or clock.now(),
            programme__until=None,
            programme__organisation__until=None,
        )


class Mandate(Noun):
    """A person may speak for an organisation: about what, and until when. It ends by itself on that day.

    `since` is empty until the person says yes; `until` is when it ended before its day, or was declined.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="mandates")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="mandates")
    role = models.CharField(max_length=60)
    scope = models.CharField(max_length=300)
    given_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    offered_at = models.DateTimeField(default=clock.now)
    since = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=200, blank=True)

    objects = PlannedManager.from_queryset(MandateQuerySet)()

    class Meta:
        ordering = ["offered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "programme", "person", condition=Q(until=None), name="one_standing_mandate"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("offered_at")), name="a_mandate_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"mandate {self.code}"

    def get_absolute_url(self) -> str:
        return address("programmes:mandate", self.code)

    @property
    def is_kept(self) -> bool:
        """It was not ended, and its day has not come."""
        return self.until is None and self.expires_at > clock.now() and self.programme.stands

    @property
    def stands(self) -> bool:
        return self.is_kept and self.since is not None

    @property
    def ended_at(self) -> datetime | None:
        """When it ended, by somebody or by itself."""
        if self.until:
            return self.until
        return self.expires_at if self.expires_at <= clock.now() else None
