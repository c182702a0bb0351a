from django.db import models
from django.db.models.functions import Lower

from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager

from .person import Person


class SavedSearch(Noun):
    """Whom somebody goes on looking for, under a name of their own. `asked` is the search as its address says it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="searches")
    name = models.CharField(max_length=60)
    asked = models.CharField(max_length=1500)
    letters = models.BooleanField(default=True)
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["SavedSearch"]()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint("person", Lower("name"), name="one_search_per_name")]

    def __str__(self) -> str:
        return self.name


class Told(models.Model):
    """The search found this person before: no letter says so again."""

    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="told")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    objects = PlannedManager["Told"]()

    class Meta:
        constraints = [models.UniqueConstraint("search", "person", name="told_once_per_search")]

    def __str__(self) -> str:
        return f"{self.person_id} by {self.search_id}"


class SearchLetter(models.Model):
    """When somebody last had a letter about the searches they keep."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="search_letter")
    sent_at = models.DateTimeField(null=True)

    objects = PlannedManager["SearchLetter"]()

    def __str__(self) -> str:
        return f"to {self.person_id}"
