from django.db import models

from barnraiser.ground.models import PlannedManager

from .person import Person


class Spoken(models.Model):
    """A language somebody speaks, by the shortest code ISO 639 has for it: two letters, or three."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="languages")
    code = models.CharField(max_length=3, db_index=True)

    objects = PlannedManager["Spoken"]()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("person", "code", name="one_row_per_language")]

    def __str__(self) -> str:
        return self.code
