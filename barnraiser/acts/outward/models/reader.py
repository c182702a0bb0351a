from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager

MOST_A_DAY = 3


class ReaderQuerySet(models.QuerySet["Reader"]):
    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)


class Reader(Noun):
    """An address that a community's newsletter goes to, once whoever reads mail there said yes. No account, no name; shown to
    nobody. Of the word in the letter that asks, only a digest is kept.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    address = models.EmailField(max_length=254)
    asked_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True)
    word = models.CharField(max_length=64, blank=True, editable=False)
    word_until = models.DateTimeField(null=True)

    objects = PlannedManager.from_queryset(ReaderQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("community", "address", name="one_reader_per_address")]
        indexes = [models.Index(fields=["word"], condition=~Q(word=""), name="readers_by_word")]

    def __str__(self) -> str:
        return f"reader {self.code}"

    def may_say_yes(self, at: datetime) -> bool:
        return self.confirmed_at is None and self.word_until is not None and at <= self.word_until


class Knock(models.Model):
    """One letter of these went to one address: so many a day, and no more, whoever asks for them. The address itself is not
    kept here.
    """

    digest = models.CharField(max_length=64)
    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Knock"]()

    class Meta:
        constraints = [
            models.UniqueConstraint("digest", "day", "number", name="one_knock_a_number"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST_A_DAY), name="three_knocks_a_day_at_the_most"
            ),
        ]

    def __str__(self) -> str:
        return f"knock {self.number} on {self.day}"


def digest_of(address: str) -> str:
    """What is kept of an address where only its count matters."""
    key = salted_hmac("barnraiser.acts.outward.knock", address.strip().lower(), algorithm="sha256")
    return key.hexdigest()
