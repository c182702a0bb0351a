from django.db import models

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager
from barnraiser.people.models import Person


class ToldApart(models.Model):
    """A steward looked at a name that looks like somebody else's, and knows who it is. Another name is another look."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    skeleton = models.CharField(max_length=200)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["ToldApart"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("community", "person", "skeleton", name="told_apart_once_a_name")
        ]

    def __str__(self) -> str:
        return self.skeleton
