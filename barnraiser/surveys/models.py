"""Rounds of questions, who said yes to being asked, what they answered, and the figures that came of it.

An answer hangs on a consent, and on nothing else: when the consent goes, the answers are gone. Names stand beside
consents, answers beside none; only the person's own page brings the two together.
"""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

from .instruments import INSTRUMENTS, Instrument


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, person: Person | None) -> Self:
        """A round is seen by the current members of its community, and by nobody else."""
        if person is None or not person.is_claimed:
            return self.none()
        return self.filter(community__in=Community.objects.of(person))

    def open(self) -> Self:
        return self.filter(closes_at__gt=clock.now())

    def closed(self) -> Self:
        return self.filter(closes_at__lte=clock.now())

    def waiting_for(self, person: Person) -> Self:
        """The open rounds that the person has neither answered nor put aside."""
        answered = Consent.objects.filter(round=OuterRef("pk"), person=person)
        declined = Decline.objects.filter(round=OuterRef("pk"), person=person)
        return self.open().filter(~Exists(answered), ~Exists(declined))


class Round(Noun):
    """A community is asked one instrument, from one moment until another."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="survey_rounds")
    instrument = models.CharField(
        max_length=10, choices=[(one.key, one.title) for one in INSTRUMENTS.values()]
    )
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    objects = PlannedManager.from_queryset(RoundQuerySet)()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["community", "-opened_at"], name="survey_rounds_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")), name="a_survey_round_closes_after_it_opens"
            )
        ]

    def __str__(self) -> str:
        return f"{self.asks.title} ({self.code})"

    def get_absolute_url(self) -> str:
        return address("surveys:detail", self.code)

    @property
    def asks(self) -> Instrument:
        return INSTRUMENTS[self.instrument]

    def is_open(self, at: datetime | None = None) -> bool:
        return (at or clock.now()) < self.closes_at


class Consent(models.Model):
    """A person said yes to being asked in this round, having read what for, who sees what, and how long it is kept."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="consents")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    terms = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Consent"]()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint("round", "person", name="one_consent_per_survey_round")]

    def __str__(self) -> str:
        return f"consent {self.pk} in {self.round_id}"


class Sheet(models.Model):
    """What was answered, by the key of each question. It names nobody, and goes with its consent."""

    consent = models.OneToOneField(Consent, models.CASCADE, related_name="sheet")
    answers = models.JSONField()

    objects = PlannedManager["Sheet"]()

    def __str__(self) -> str:
        return f"sheet {self.pk}"


class Decline(models.Model):
    """A person said “Not this time”. It is kept until the round has closed, so that they are not asked again."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    objects = PlannedManager["Decline"]()

    class Meta:
        constraints = [models.UniqueConstraint("round", "person", name="one_decline_per_survey_round")]

    def __str__(self) -> str:
        return f"{self.person_id} not in {self.round_id}"


class Result(models.Model):
    """The figures of a closed round, worked out once and never again: no later change can tell of who caused it."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="result")
    at = models.DateTimeField(default=clock.now)
    figures = models.JSONField()

    objects = PlannedManager["Result"]()

    def __str__(self) -> str:
        return f"result of {self.round_id}"
