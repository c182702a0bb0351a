"""When letters may come: by the clock of where somebody lives."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q

from barnraiser.ground.models import PlannedManager

from .person import Person


class Quiet(models.Model):
    """A person's time zone, by its IANA name, and the hours in which no letter is to come. Theirs alone."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="quiet")
    zone = models.CharField(max_length=64)
    begins = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)

    objects = PlannedManager["Quiet"]()

    class Meta:
        verbose_name_plural = "quiet"
        constraints = [
            models.CheckConstraint(
                condition=Q(begins=None, ends=None)
                | (Q(begins__isnull=False, ends__isnull=False) & ~Q(begins=F("ends"))),
                name="quiet_hours_begin_and_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.zone}"

    def local(self, moment: datetime) -> datetime:
        """The moment as the clock on this person's wall shows it."""
        return moment.astimezone(ZoneInfo(self.zone))

    def is_quiet(self, moment: datetime) -> bool:
        return self._covers(self.local(moment).time())

    def opens_at(self, moment: datetime) -> datetime:
        """The moment itself, or where it falls into quiet hours the one in which they end."""
        if not self.is_quiet(moment) or self.ends is None:
            return moment
        here = self.local(moment)
        ends = here.replace(
            hour=self.ends.hour, minute=self.ends.minute, second=self.ends.second, microsecond=0, fold=0
        )
        if ends.time() <= here.time():
            ends += timedelta(days=1)
        # By way of UTC: an hour that the clocks leave out is the one after it.
        return max(moment, ends.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(self.zone)))

    def _covers(self, hour: time) -> bool:
        if self.begins is None or self.ends is None:
            return False
        if self.begins < self.ends:
            return self.begins <= hour < self.ends
        return hour >= self.begins or hour < self.ends
