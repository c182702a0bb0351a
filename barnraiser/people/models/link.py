from datetime import timedelta
from typing import Self

from django.db import models
from django.urls import reverse

from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager

from .person import Person

MOST_LINKS = 20
MOST_CHECKS_AN_HOUR = 10
LONGEST_PASTED = 300_000
# Whoever asked for a check and sees nothing of it after this may ask again.
CHECK_TAKES = timedelta(minutes=10)


class Link(Noun):
    """A page elsewhere that is the person's own, as they say. `key` is the address without what makes no difference."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    url = models.CharField(max_length=500)
    key = models.CharField(max_length=500)
    host = models.CharField(max_length=253)
    label = models.CharField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Link"]()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint("person", "key", name="one_link_per_person_and_page")]
        indexes = [models.Index("host", name="people_link_host")]

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """Host and path in ASCII, as the link is always written, whatever it is called."""
        from barnraiser.ground.outside import destination

        from ..elsewhere.urls import shown

        return shown(destination(self.url))

    @property
    def latest(self) -> "LinkCheck | None":
        """The check, if the page was ever checked. Ask for it together with the link."""
        return getattr(self, "checked", None)

    @property
    def links_back(self) -> bool:
        """Whether the page was seen to link back here, lately enough."""
        return self.latest is not None and self.latest.verified_at is not None

    def get_absolute_url(self) -> str:
        return f"{reverse('people:links')}#{self.code}"


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    def waiting(self) -> Self:
        """Asked for, and neither done nor given up."""
        return self.filter(asked_at__gt=clock.now() - CHECK_TAKES).filter(
            models.Q(checked_at=None) | models.Q(checked_at__lt=models.F("asked_at"))
        )


class LinkCheck(models.Model):
    """What was found on the page when it was last looked at. `told` is what the page said, to be compared with what stands here now.

    `verified_at` is when the page itself was last seen to link back; a pasted source proves nothing of that kind.
    """

    link = models.OneToOneField(Link, models.CASCADE, related_name="checked")
    asked_at = models.DateTimeField(default=clock.now)
    checked_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    is_pasted = models.BooleanField(default=False)
    links_back = models.BooleanField(default=False)
    trouble = models.CharField(max_length=80, blank=True)
    leads_on = models.CharField(max_length=253, blank=True)
    told = models.JSONField(default=dict)
    # How the picture there compared, and the picture here with which it was compared.
    picture = models.CharField(max_length=10, blank=True)
    picture_note = models.CharField(max_length=200, blank=True)
    picture_here = models.CharField(max_length=100, blank=True)

    objects = PlannedManager.from_queryset(LinkCheckQuerySet)()

    class Meta:
        indexes = [models.Index("verified_at", "checked_at", name="people_linkcheck_due")]

    def __str__(self) -> str:
        return f"check of link {self.link_id}"

    @property
    def is_waiting(self) -> bool:
        is_done = self.checked_at is not None and self.checked_at >= self.asked_at
        return not is_done and self.asked_at > clock.now() - CHECK_TAKES


class CheckAsked(models.Model):
    """The person asked for a check. Kept for an hour, to count how many there were."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["CheckAsked"]()

    def __str__(self) -> str:
        return f"asked at {self.at}"
