from typing import Self

from django.db import models
from django.db.models import F, Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .gathering import Gathering


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, person: Person | None) -> Self:
        """A meeting is seen by the two who met, and by nobody else."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(Q(one=person) | Q(other=person))

    def between(self, viewer: Person, other: Person) -> Self:
        return self.filter(Q(one=viewer, other=other) | Q(one=other, other=viewer))

    def confirmed(self) -> Self:
        return self.filter(reply__met=True)

    def open(self) -> Self:
        """Said by one, and not answered by the other yet."""
        return self.filter(reply=None)


class Meeting(Noun):
    """Two people met, as one of them (`by`) says: at a gathering, or over a coffee. It counts once the other says so too.

    `one` and `other` are in the order of their numbers, so that a pair is the same pair whoever speaks.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    gathering = models.ForeignKey(Gathering, models.CASCADE, null=True, related_name="meetings")
    one = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    other = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    day = models.DateField()
    minutes = models.PositiveIntegerField()
    place = models.CharField(max_length=120, blank=True)
    said_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager.from_queryset(MeetingQuerySet)()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint("gathering", "one", "other", name="a_pair_meets_once_at_a_gathering"),
            models.UniqueConstraint(
                "one", "other", "day", condition=Q(gathering=None), name="a_pair_meets_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(one=None) | Q(other=None) | Q(one__lt=F("other")), name="a_pair_in_one_order"
            ),
        ]

    def __str__(self) -> str:
        return f"meeting {self.code}"

    def get_absolute_url(self) -> str:
        return address("gatherings:meeting", self.code)

    @property
    def is_confirmed(self) -> bool:
        return hasattr(self, "reply") and self.reply.met

    @property
    def is_denied(self) -> bool:
        return hasattr(self, "reply") and not self.reply.met

    def other_than(self, person: Person) -> Person | None:
        """The one the person met. None where that one has been forgotten."""
        return self.other if self.one_id == person.pk else self.one


class Reply(models.Model):
    """What the other said: that they met, or that they did not."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="reply")
    met = models.BooleanField()
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Reply"]()

    class Meta:
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"{'met' if self.met else 'did not meet'} in {self.meeting_id}"
