"""SQLite unless BARNRAISER_DATABASE_URL names a PostgreSQL.

synchronous=FULL because NORMAL loses acknowledged commits on a power cut; IMMEDIATE because a transaction that
reads first and writes later fails at once under load otherwise. `ground.checks` refuses to start without them.
"""

from typing import Any

import dj_database_url

from .environment import DATA, TESTING, read

SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "db.sqlite3",
    # Opened anew, three hundred tables are read again before a page asks for anything: 3 ms.
    "CONN_MAX_AGE": 0 if TESTING else 60,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA journal_size_limit=27103364;"
            "PRAGMA cache_size=-16000;PRAGMA temp_store=MEMORY;PRAGMA mmap_size=134217728;"
        ),
    },
}
if TESTING:
    # A file as in production, with the same pragmas, so that a page, a worker and a test may open it side by side.
    SQLITE["TEST"] = {"NAME": DATA / "test.sqlite3"}


def _postgres(url: str) -> dict[str, Any]:
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    # Compiling a query that asks many small things takes PostgreSQL seconds, and running it a tenth of one. And no disk of
    # today reads a page elsewhere four times as slowly as the next one, so that whole tables would be read for a few rows.
    found["OPTIONS"] = {"options": "-c jit=off -c random_page_cost=1.1", **found.get("OPTIONS", {})}
    return found


_url = read("DATABASE_URL")
DATABASES = {"default": _postgres(_url) if _url else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
