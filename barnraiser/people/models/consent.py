from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager

from ..purposes import Purpose
from .person import Person

_PURPOSE = Purpose


class Consent(models.Model):
    """What a person says yes or no to, as it stands: one answer a purpose, to the wording of this number."""

    Purpose = _PURPOSE

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=10, choices=_PURPOSE)
    given = models.BooleanField()
    version = models.PositiveSmallIntegerField(default=1)
    answered_at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Consent"]()

    class Meta:
        constraints = [models.UniqueConstraint("person", "purpose", name="one_answer_per_purpose")]

    def __str__(self) -> str:
        return f"{self.purpose}: {'yes' if self.given else 'no'}"


class Answer(models.Model):
    """Something a person once said yes or no to, with the very words they were asked. Rows are added and never changed."""

    class Through(models.TextChoices):
        """Where the answer was given."""

        OWN_PAGE = "own page", "On your own page"
        COMING_IN = "coming in", "When you joined a community"
        LETTER = "letter", "By a link in a letter"
        ANOTHER = "another", "Through somebody who acts for you"
        BEFORE = "before", "Before answers were kept one by one"

    person = models.ForeignKey(Person, models.CASCADE, related_name="answers")
    purpose = models.CharField(max_length=10, choices=_PURPOSE)
    given = models.BooleanField()
    version = models.PositiveSmallIntegerField()
    words = models.TextField(max_length=2000)
    through = models.CharField(max_length=10, choices=Through)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Answer"]()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.purpose}: {'yes' if self.given else 'no'}, {self.at:%Y-%m-%d}"
