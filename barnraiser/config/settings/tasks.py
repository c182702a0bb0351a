"""Work that can wait. Call sites know only `django.tasks`; the backend is one setting."""

from typing import Any

_options: dict[str, Any] = {
    "MAX_ATTEMPTS": 5,
    "LOCK_TIMEOUT": 60,
    "BACKOFF_INITIAL": 5,
    "SCHEDULES": {},
}
TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend", "OPTIONS": _options}}
