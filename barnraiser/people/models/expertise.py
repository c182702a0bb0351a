from django.db import models
from django.db.models.functions import Lower

from barnraiser.ground.models import PlannedManager

from .person import Person


class Expertise(models.Model):
    """A subject somebody knows, and how well by their own account: the three levels of RFC 6715."""

    class Level(models.TextChoices):
        EXPERT = "expert", "I could teach it"
        AVERAGE = "average", "I do it well"
        BEGINNER = "beginner", "I am learning it"

    person = models.ForeignKey(Person, models.CASCADE, related_name="expertise")
    subject = models.CharField(max_length=40)
    level = models.CharField(max_length=8, choices=Level)

    objects = PlannedManager["Expertise"]()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("person", Lower("subject"), name="one_level_per_subject")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.level}"
