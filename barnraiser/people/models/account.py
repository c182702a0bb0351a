from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from barnraiser.ground import clock


class Account(AbstractBaseUser):
    """What signs in. It has no name and no rights: those belong to the person."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)
    round = models.PositiveIntegerField(default=0, help_text="Sign-ins of an earlier round no longer count.")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = BaseUserManager["Account"]()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must carry to be signed in: it changes with the password and with the round."""
        words = f"{self.round}|{self.password}"
        return salted_hmac("barnraiser.people.session", words, secret=secret, algorithm="sha256").hexdigest()
