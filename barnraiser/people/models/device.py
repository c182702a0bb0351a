import hashlib

from django.db import models

from barnraiser.ground import clock
from barnraiser.ground.models import PlannedManager

from .account import Account


def device_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Device(models.Model):
    """A browser in which somebody signed in before: it keeps a secret, and the house the secret's digest."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="devices")
    digest = models.CharField(max_length=64)
    since = models.DateTimeField(default=clock.now)

    objects = PlannedManager["Device"]()

    class Meta:
        constraints = [models.UniqueConstraint("account", "digest", name="one_device_per_secret")]

    def __str__(self) -> str:
        return f"device of {self.account_id}"
