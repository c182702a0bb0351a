import hashlib

from django.db import models
from django.utils.crypto import salted_hmac

from barnraiser.ground import clock
from barnraiser.ground.models import Noun, PlannedManager
from barnraiser.people.models import Person


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def token_for(code: str) -> str:
    """The secret in the address of the feed with this code. Made again to be shown, never stored."""
    return code + salted_hmac("gatherings.feed", code, algorithm="sha256").hexdigest()[:40]


class Feed(Noun):
    """A person's calendar may be read by whoever holds its address. Only the address's digest is kept."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    since = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Feed"]()

    def __str__(self) -> str:
        return f"feed {self.code}"
