from typing import Any

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager

from .proposal import Proposal, Wording


class Outcome(models.Model):
    """What came of a proposal: the words decided on, how people stood, what was done. Written once, never changed.

    `counts` holds how many stood where; `rankings`, for a ranked choice, every ranking without a name, in an order that
    tells nothing. `carried` says whether the effect was carried out: None where there was nothing to carry out.
    """

    class Result(models.TextChoices):
        PASSED = "passed", "Passed"
        NOT_PASSED = "not_passed", "Did not pass"
        NO_QUORUM = "no_quorum", "Too few spoke"
        WITHDRAWN = "withdrawn", "Withdrawn"

    proposal = models.OneToOneField(Proposal, models.CASCADE, related_name="outcome")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="+")
    result = models.CharField(max_length=10, choices=Result)
    voices = models.PositiveIntegerField(default=0)
    needed = models.PositiveIntegerField(default=0)
    electorate = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    rankings = models.JSONField(default=list)
    chosen = models.CharField(max_length=120, blank=True)
    carried = models.BooleanField(null=True)
    said = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Outcome"]()

    def __str__(self) -> str:
        return self.result

    def save(self, *args: Any, **options: Any) -> None:
        """An outcome is written once."""
        if not self._state.adding:
            raise TypeError("An outcome is never changed.")
        super().save(*args, **options)
