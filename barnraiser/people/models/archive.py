from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from barnraiser.ground import clock
from barnraiser.ground.files import PrivateStorage
from barnraiser.ground.models import Noun, PlannedManager

from .person import Person

GOOD_FOR = timedelta(hours=24)


def private_storage() -> PrivateStorage:
    return PrivateStorage()


def random_name(archive: "Archive", name: str) -> str:
    return f"archives/{archive.code}.zip"


class ArchiveQuerySet(models.QuerySet["Archive"]):
    def in_the_making(self) -> Self:
        return self.filter(made_at=None)

    def ready(self) -> Self:
        """Made, not fetched yet, and not older than a day."""
        return self.filter(fetched_at=None, made_at__gt=clock.now() - GOOD_FOR).exclude(file="")

    def over(self) -> Self:
        """Nobody can fetch these any more."""
        return self.filter(Q(fetched_at__isnull=False) | Q(made_at__lte=clock.now() - GOOD_FOR))


class Archive(Noun):
    """Everything about a person in one file, for that person: fetched once, and gone after a day."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="archives")
    asked_at = models.DateTimeField(default=clock.now)
    made_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    file = models.FileField(storage=private_storage, upload_to=random_name, max_length=200, blank=True)

    objects = PlannedManager.from_queryset(ArchiveQuerySet)()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "person", condition=Q(made_at=None), name="one_archive_in_the_making_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"archive {self.code}"

    @property
    def good_until(self) -> datetime | None:
        return self.made_at + GOOD_FOR if self.made_at else None
