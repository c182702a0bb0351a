from typing import Any

from django.db import models

from barnraiser.ground import search
from barnraiser.ground.models import PlannedManager

from .person import Interest, Person, Sector, Tier


class Reach(models.TextChoices):
    """Whose eyes an entry of the directory is for."""

    CLOSE = "close", "Those who know the person"
    MEMBERS = "members", "Every other member"


class Listed(models.Model):
    """Somebody as one kind of reader may find them: it holds what such a reader may know, and not a word more.

    Everybody has an entry for those who know them. Who lets every member know their name has one for the others too. Derived
    from the person's page: `actions.list_person` keeps it, `barnraiser relist_people` makes all of it anew.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="listings")
    reach = models.CharField(max_length=7, choices=Reach)
    called = models.CharField(max_length=80, help_text="The name, folded: what the alphabet goes by.")
    sector = models.CharField(max_length=10, choices=Sector, blank=True)
    tier = models.PositiveSmallIntegerField(choices=Tier, null=True, blank=True)
    country = models.CharField(max_length=2, blank=True)
    town = models.CharField(max_length=80, blank=True, help_text="The place, folded.")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    arrived_at = models.DateTimeField()
    interests = models.ManyToManyField(Interest, blank=True, related_name="listings")

    objects = PlannedManager["Listed"]()

    class Meta:
        constraints = [models.UniqueConstraint("person", "reach", name="one_entry_per_reach")]
        indexes = [
            models.Index(fields=["called"], name="listed_by_name"),
            models.Index(fields=["-arrived_at"], name="listed_by_arrival"),
            models.Index(fields=["country", "town"], name="listed_by_place"),
        ]

    def __str__(self) -> str:
        return f"{self.called} for {self.reach}"


class ListedLanguage(models.Model):
    """A language of somebody, as an entry of the directory may tell."""

    listed = models.ForeignKey(Listed, models.CASCADE, related_name="languages")
    code = models.CharField(max_length=3)

    objects = PlannedManager["ListedLanguage"]()

    class Meta:
        constraints = [models.UniqueConstraint("code", "listed", name="listed_once_per_language")]

    def __str__(self) -> str:
        return self.code


class Wording(search.Words):
    """Every word of an entry, by its key; those of the name once more behind a sign of their own."""

    NAMED = search.SIGN

    objects = models.Manager["Wording"]()

    class Meta:
        db_table = "people_wording"

    def __str__(self) -> str:
        return str(self.key)

    @classmethod
    def of_name(cls, asked: Any) -> tuple[search.Asked, ...]:
        """The same words, asked of the name alone."""
        return tuple(search.Asked(f"{cls.NAMED}{each.word}", each.is_beginning) for each in asked)
