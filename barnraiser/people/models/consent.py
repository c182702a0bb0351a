from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager

from .person import Person


class Consent(models.Model):
    """What a person has said yes or no to. The latest answer per purpose stands; the row says when it was given."""

    class Purpose(models.TextChoices):
        TIES = "ties", "My ties count in the community's figures"

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=10, choices=Purpose)
    given = models.BooleanField()
    answered_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Consent"]()

    class Meta:
        constraints = [models.UniqueConstraint("person", "purpose", name="one_answer_per_purpose")]

    def __str__(self) -> str:
        return f"{self.purpose}: {'yes' if self.given else 'no'}"
