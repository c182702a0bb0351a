"""How the database is emptied after a test that needed real transactions: quickly, since there are hundreds of them."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.management import create_contenttypes
from django.db import connection
from django.db.models.signals import post_migrate

ONLY_IF_FULL = "IF EXISTS (SELECT 1 FROM {name}) THEN DELETE FROM {name}; END IF; "


def empties_quickly() -> None:
    """From now on emptying takes milliseconds. The tables of a new database must stand already."""
    # Nothing here asks for permissions by model, and content types are made where they are asked for.
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    post_migrate.disconnect(create_contenttypes)
    if connection.vendor == "postgresql":
        vars(connection.ops)["sql_flush"] = _only_what_is_full


def _only_what_is_full(style: Any, tables: Sequence[str], **options: Any) -> list[str]:
    """TRUNCATE makes every table's file anew, also of the many that are empty: a second, where this takes a hundredth."""
    names = [connection.ops.quote_name(table) for table in tables]
    emptied = "".join(map(ONLY_IF_FULL.format_map, ({"name": name} for name in names)))
    return [f"SET LOCAL session_replication_role = replica; DO $$ BEGIN {emptied}END $$;"] if names else []


def sends_the_last_home() -> None:
    """Nobody holds the database any more, so that it can be dropped: a page's stream may outlive the last story."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            others = "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity {others}")  # noqa: S608
        connection.close()
