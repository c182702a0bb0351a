from django.db import models
from django.db.models.functions import Lower

from barnraiser.ground.models import PlannedManager

from .person import Person


class Affiliation(models.Model):
    """Where somebody works or serves, in their own words. It speaks for nobody: mandates are given by organisations."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="affiliations")
    organisation = models.CharField(max_length=120)
    role = models.CharField(max_length=80, blank=True)
    website = models.URLField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = PlannedManager["Affiliation"]()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint("person", Lower("organisation"), Lower("role"), name="one_row_per_role")
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.organisation}" if self.role else self.organisation
