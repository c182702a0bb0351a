from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from .community import Community


class PowerAct(models.Model):
    """Somebody used a power over others here, in one sentence. It is never changed, and only a name leaves it.

    `is_signed` says that a person did it: without it, it was the machine's host or a decision.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="power_acts")
    what = models.CharField(max_length=300)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    toward = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    is_signed = models.BooleanField(default=True)
    about = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["PowerAct"]()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["community", "-at"], name="power_newest_first")]

    def __str__(self) -> str:
        return self.what

    @property
    def ref(self) -> Ref | None:
        """The thing it was about."""
        return Ref.parse(self.about) if self.about else None
