"""What every noun shares: an address that tells nothing about order or age."""

import secrets
from typing import Any

from django.conf import settings
from django.db import models

from .refs import Ref

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


class PlannedManager[M: models.Model](models.Manager[M]):
    """In development and tests a relation that the query did not plan for raises, instead of one query per row."""

    def get_queryset(self) -> models.QuerySet[M, M]:
        rows = super().get_queryset()
        return rows.fetch_mode(models.FETCH_RAISE) if settings.DEBUG or settings.TESTING else rows


class Noun(models.Model):
    """A thing with an address: `code` stands in URLs and refs, never the row's number."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)

    class Meta:
        abstract = True

    @property
    def ref(self) -> Ref:
        return Ref(self._meta.app_label, self._meta.model_name or "", self.code)


def database_error_names(error: Exception, constraint: str) -> bool:
    """Whether an IntegrityError speaks of this constraint, on either database."""
    detail: Any = getattr(error.__cause__, "diag", None)
    return constraint in str(error) or getattr(detail, "constraint_name", None) == constraint
