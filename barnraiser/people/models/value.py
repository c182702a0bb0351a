from django.db import models
from django.db.models.functions import Lower

from barnraiser.ground.models import PlannedManager

from .person import Person

MOST_VALUES = 5


class StatedValue(models.Model):
    """A value somebody states, in a phrase of their own: candour, patience. The first five places are all there are."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="stated_values")
    phrase = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()

    objects = PlannedManager["StatedValue"]()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint("person", "order", name="one_value_per_place"),
            models.UniqueConstraint("person", Lower("phrase"), name="one_row_per_value"),
            models.CheckConstraint(
                condition=models.Q(order__gte=1, order__lte=MOST_VALUES), name="five_values_at_most"
            ),
        ]

    def __str__(self) -> str:
        return self.phrase
