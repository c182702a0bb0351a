from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

BEFORE = timedelta(hours=1)
AFTER = timedelta(hours=12)
FOR_HOSTS = timedelta(days=7)


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def visible_to(self, person: Person | None) -> Self:
        """A gathering is seen by the current members of its community, and by nobody else."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(community__in=Community.objects.of(person).values("pk"))

    def standing(self) -> Self:
        """Those that were not called off."""
        return self.filter(calling_off=None)

    def ahead(self) -> Self:
        """Those that are not over."""
        return self.filter(ends_at__gt=clock.now())

    def over(self) -> Self:
        return self.filter(ends_at__lte=clock.now())


class Gathering(Noun):
    """People of a community come together, at a place or at a link, from one hour to another.

    `words_to_say` are the three by which those who came check in. `sequence` counts the changes, as calendars ask.
    """

    class Way(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        ONLINE = "online", "Online"

    community = models.ForeignKey(Community, models.CASCADE, related_name="gatherings")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=160)
    words = models.TextField(max_length=8000, blank=True)
    html = models.TextField(blank=True, editable=False)
    way = models.CharField(max_length=10, choices=Way)
    place = models.CharField(max_length=120, blank=True)
    directions = models.CharField(max_length=300, blank=True)
    access = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    words_to_say = models.CharField(max_length=60, editable=False)
    called_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)

    objects = PlannedManager.from_queryset(GatheringQuerySet)()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["community", "starts_at"], name="gatherings_by_time")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="ends_after_it_starts"),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gte=1), name="room_for_one"),
            models.CheckConstraint(
                condition=(Q(way="in_person") & ~Q(place="") & Q(link=""))
                | (Q(way="online") & ~Q(link="") & Q(place="")),
                name="a_place_or_a_link",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("gatherings:detail", self.code)

    @property
    def safe_html(self) -> SafeString:
        return mark_safe(self.html)  # noqa: S308 - rendered and cleaned by ground.text

    @property
    def is_online(self) -> bool:
        return self.way == self.Way.ONLINE

    @property
    def is_over(self) -> bool:
        return self.ends_at <= clock.now()

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()

    @property
    def opens_at(self) -> datetime:
        """From when those who come may check in."""
        return self.starts_at - BEFORE

    @property
    def closes_at(self) -> datetime:
        """Until when the three words are taken."""
        return self.ends_at + AFTER

    @property
    def closes_for_hosts_at(self) -> datetime:
        """Until when a host may still tick somebody in who was forgotten."""
        return self.ends_at + FOR_HOSTS

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def local_start(self) -> datetime:
        return timezone.localtime(self.starts_at)

    @property
    def local_end(self) -> datetime:
        return timezone.localtime(self.ends_at)


class Host(models.Model):
    """Who keeps the gathering: the one who called it, and those asked to help."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="hosts")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Host"]()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint("gathering", "person", name="once_a_host")]

    def __str__(self) -> str:
        return f"{self.person_id} hosts {self.gathering_id}"


class CallingOff(models.Model):
    """The gathering does not happen, and a word on why."""

    gathering = models.OneToOneField(Gathering, models.CASCADE, related_name="calling_off")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=500)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["CallingOff"]()

    def __str__(self) -> str:
        return f"calling off of {self.gathering_id}"
