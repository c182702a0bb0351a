"""What must hold before a server takes a request. Each check says what is wrong and what to set."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def sqlite_problems() -> list[str]:
    """What differs from the settings that keep acknowledged writes through a power cut. Empty on PostgreSQL."""
    if connection.vendor != "sqlite":
        return []
    problems = []
    if connection.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        problems.append("transaction_mode is not IMMEDIATE: concurrent writes would fail.")
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    in_memory = journal == "memory"
    if journal != "wal" and not (in_memory and settings.TESTING):
        problems.append(f"journal_mode is {journal}, not wal: readers would wait for writers.")
    if synchronous != 2:
        problems.append("synchronous is not FULL: a power cut would lose acknowledged writes.")
    return problems


@register(Tags.database)
def check_sqlite(**kwargs: Any) -> list[CheckMessage]:
    if not kwargs.get("databases"):
        return []
    return [Error(problem, id="ground.E001") for problem in sqlite_problems()]


def refuse_unsafe_start() -> None:
    """Raise ImproperlyConfigured, with every reason, rather than serve on settings that lose data."""
    if problems := sqlite_problems():
        raise ImproperlyConfigured("Barnraiser will not start on this SQLite. " + " ".join(problems))
