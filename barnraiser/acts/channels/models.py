"""Channels outside the network, kept by members: where, for whom, for what, and whether they are still good."""

from typing import Self
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Max, Q
from django.db.models.functions import Lower

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

AUDIENCES = ("Entrepreneurs", "Creatives", "Public sector", "Change makers", "Women")
NEEDS = ("Mentoring", "Investment", "Showing work", "Local meet-ups")


class Headings(models.Model):
    """The words a community sorts its channels by, where its stewards changed them."""

    community = models.OneToOneField(Community, models.CASCADE, related_name="channel_headings")
    audiences = models.JSONField(default=list)
    needs = models.JSONField(default=list)

    objects = PlannedManager["Headings"]()

    class Meta:
        verbose_name_plural = "headings"

    def __str__(self) -> str:
        return f"headings of {self.community_id}"


class ChannelQuerySet(models.QuerySet["Channel"]):
    def visible_to(self, person: Person | None) -> Self:
        """A channel is seen by the members of the community that keeps it. What was taken down is seen on its own page."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(community__in=Community.objects.of(person).values("pk"))

    def up(self) -> Self:
        return self.filter(taking_down=None)

    def judged(self) -> Self:
        """Each with when somebody last said that it is still good, and when that it is not."""
        return self.annotate(
            good_at=Max("judgements__at", filter=Q(judgements__is_good=True)),
            broken_at=Max("judgements__at", filter=Q(judgements__is_good=False)),
        )


class Channel(Noun):
    """A place outside the network that members of a community tell each other of."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="channels")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=80)
    address = models.URLField(max_length=300)
    line = models.CharField(max_length=160)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(ChannelQuerySet)()

    class Meta:
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.UniqueConstraint("community", "address", name="once_a_channel_in_a_community"),
            models.CheckConstraint(
                condition=Q(address__startswith="https://"), name="a_channel_is_reached_by_https"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("channels:detail", self.code)

    @property
    def house(self) -> str:
        """The house behind the address in plain letters: what looks like another name is seen not to be it."""
        host = urlsplit(self.address).hostname or ""
        try:
            return host.encode("idna").decode()
        except UnicodeError:
            return host


class Mark(models.Model):
    """A word a channel is found by: whom it is for, or what it helps with."""

    class Side(models.TextChoices):
        AUDIENCE = "audience", "For"
        NEED = "need", "Helps with"

    channel = models.ForeignKey(Channel, models.CASCADE, related_name="marks")
    side = models.CharField(max_length=8, choices=Side)
    word = models.CharField(max_length=40)

    objects = PlannedManager["Mark"]()

    class Meta:
        ordering = ["side", "pk"]
        constraints = [models.UniqueConstraint("channel", "side", Lower("word"), name="once_a_mark")]

    def __str__(self) -> str:
        return self.word


class Judgement(models.Model):
    """What a member last said of a channel: still good, or no longer working. One each, with its day."""

    channel = models.ForeignKey(Channel, models.CASCADE, related_name="judgements")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    is_good = models.BooleanField()
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Judgement"]()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint("channel", "by", name="one_judgement_a_person")]

    def __str__(self) -> str:
        return f"{'good' if self.is_good else 'broken'} ({self.channel_id})"


class TakingDown(models.Model):
    """The channel is no longer in the directory: who took it out, when and why."""

    channel = models.OneToOneField(Channel, models.CASCADE, related_name="taking_down")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["TakingDown"]()

    def __str__(self) -> str:
        return f"taking down of {self.channel_id}"


class Seeking(models.Model):
    """Somebody looks for this outside: known to them alone, so that what serves it can be shown to them first."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    word = models.CharField(max_length=40)
    since = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Seeking"]()

    class Meta:
        verbose_name_plural = "seekings"
        ordering = ["word"]
        constraints = [models.UniqueConstraint("person", Lower("word"), name="seeks_it_once")]

    def __str__(self) -> str:
        return self.word
