"""Sheets of paper with a code: one lets a host enter whoever signed it, or a member act for whoever signed it."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.utils.crypto import salted_hmac

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import ALPHABET, Noun, PlannedManager
from barnraiser.people.models import Person

from .invitation import digest

GOOD_FOR = timedelta(days=60)
LETTERS = 10


def code_of(sheet: str) -> str:
    """The code on the sheet with this key: made again for printing, never stored."""
    worth = int(salted_hmac("belonging.sheet", sheet, algorithm="sha256").hexdigest(), 16)
    letters = [ALPHABET[worth // len(ALPHABET) ** place % len(ALPHABET)] for place in range(LETTERS)]
    return "".join(letters)


def plain_code(typed: str) -> str:
    """What was typed, without what hands add: `7K2XQ-M4TRA` is `7k2xqm4tra`."""
    return "".join(letter for letter in typed.lower() if letter in ALPHABET)


class SheetQuerySet(models.QuerySet["Sheet"]):
    def waiting(self) -> Self:
        """Neither used nor run out."""
        return self.filter(used_at=None, expires_at__gt=clock.now())

    def with_code(self, typed: str) -> Self:
        return self.filter(digest=digest(f"sheet {plain_code(typed)}"))


class Sheet(Noun):
    """A printed sheet of one community. With a `person` it is their agreement that another acts for them; without one it
    is a join form. Its code works once, for a while; only its digest is kept.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = PlannedManager.from_queryset(SheetQuerySet)()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"sheet {self.code}"

    @property
    def printed_code(self) -> str:
        """As it stands on the paper, in two groups that can be read aloud."""
        code = code_of(self.code)
        return f"{code[:5]}-{code[5:]}"


class Miss(models.Model):
    """Somebody entered a code that no sheet waits for. Kept for as long as it takes to guess no further."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Miss"]()

    class Meta:
        verbose_name_plural = "misses"
        indexes = [models.Index(fields=["person", "at"], name="misses_at_sheets")]

    def __str__(self) -> str:
        return f"miss of {self.person_id}"
