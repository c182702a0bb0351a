from django.db import models

from barnraiser.ground.models import PlannedManager

from .person import Person


class FormerHandle(models.Model):
    """A handle somebody had before. It leads to them still, and is nobody else's."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="former_handles")
    handle = models.CharField(max_length=30, unique=True)

    objects = PlannedManager["FormerHandle"]()

    def __str__(self) -> str:
        return self.handle
