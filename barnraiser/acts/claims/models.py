"""“That is me”: somebody who is in says so of a person whom an archive brought, and it is proven before it is true."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from barnraiser.ground import clock
from barnraiser.ground.addresses import address
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person

GOOD_FOR = timedelta(days=7)


def token_for(code: str) -> str:
    """The secret in the letter of the claim with this code. Made again for the letter, never stored."""
    return code + salted_hmac("claims.claim", code, algorithm="sha256").hexdigest()[:40]


class Claim(Noun):
    """A person says that another, who has not come in, is they themselves. A steward who knows them may confirm it, and
    then they say it once more; or a letter to an address of that other proves it at once.
    """

    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedManager["Claim"]()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint("by", condition=Q(until=None), name="one_open_claim_a_person"),
            models.CheckConstraint(condition=~Q(by=models.F("person")), name="nobody_claims_themselves"),
        ]

    def __str__(self) -> str:
        return f"claim {self.code}"

    def get_absolute_url(self) -> str:
        return address("claims:detail", self.code)

    @property
    def expires_at(self) -> object:
        return self.at + GOOD_FOR

    @property
    def is_open(self) -> bool:
        return self.until is None and clock.now() < self.at + GOOD_FOR
