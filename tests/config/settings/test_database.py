"""SQLite as it keeps acknowledged writes, PostgreSQL where a host names one."""

from django.db import connection

from barnraiser.config.settings.database import SQLITE, _postgres


def test_sqlite_takes_the_write_lock_first_and_syncs_every_commit() -> None:
    assert SQLITE["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert SQLITE["OPTIONS"]["timeout"] >= 20
    assert "synchronous=FULL" in SQLITE["OPTIONS"]["init_command"]


def test_a_url_names_a_postgres() -> None:
    there = _postgres("postgres://nell:barn@db.example:5433/soil")
    assert there["ENGINE"] == "django.db.backends.postgresql"
    assert (there["HOST"], there["PORT"], there["NAME"], there["USER"]) == (
        "db.example",
        5433,
        "soil",
        "nell",
    )
    assert there["CONN_MAX_AGE"] == 60
    assert there["CONN_HEALTH_CHECKS"]
    assert there["OPTIONS"] == {"options": "-c jit=off -c random_page_cost=1.1"}


def test_the_run_is_on_one_of_them() -> None:
    assert connection.vendor in {"sqlite", "postgresql"}
