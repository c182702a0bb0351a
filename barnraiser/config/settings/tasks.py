"""Work that can wait. Call sites know only `django.tasks`; the backend is one setting."""

from typing import Any

from .environment import read

_options: dict[str, Any] = {
    "MAX_ATTEMPTS": 5,
    # A job whose worker died is run again this many seconds later; each failure doubles the wait before the next try.
    "LOCK_TIMEOUT": float(read("JOB_LEASE", "60")),
    "BACKOFF_INITIAL": float(read("JOB_BACKOFF", "5")),
    "SCHEDULES": {},
}
TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend", "OPTIONS": _options}}
