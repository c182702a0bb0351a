"""A server that would lose acknowledged writes does not start, and says what to set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from barnraiser.ground.checks import check_sqlite, sqlite_problems

pytestmark = pytest.mark.django_db

UNSAFE = """
from barnraiser.config.settings import *
DATABASES["default"]["OPTIONS"] |= {change}
"""
# From within an event loop, as uvicorn does where it reloads.
LOAD = """
import asyncio, importlib
async def load(): importlib.import_module("barnraiser.config.asgi")
asyncio.run(load())
"""
SAFE_PRAGMAS = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"


def start(folder: Path, change: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Load the server's application, as uvicorn does, with these database options changed."""
    (folder / "unsafe.py").write_text(UNSAFE.format(change=change))
    told = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BARNRAISER_")},
        "BARNRAISER_DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "unsafe",
        "PYTHONPATH": str(folder),
    }
    command = [sys.executable, "-c", LOAD]
    return subprocess.run(command, env=told, capture_output=True, text=True, cwd=Path(__file__).parents[2])


def test_the_run_itself_is_on_safe_settings() -> None:
    assert sqlite_problems() == []
    assert check_sqlite(databases=["default"]) == []


def test_safe_settings_start(tmp_path: Path) -> None:
    result = start(tmp_path, {"init_command": SAFE_PRAGMAS})
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"}, "synchronous is not FULL"),
        ({"init_command": "PRAGMA journal_mode=DELETE;PRAGMA synchronous=FULL;"}, "journal_mode is delete"),
        ({"transaction_mode": "DEFERRED"}, "transaction_mode is not IMMEDIATE"),
    ],
)
def test_unsafe_settings_do_not_start(tmp_path: Path, change: dict[str, str], reason: str) -> None:
    result = start(tmp_path, change)
    assert result.returncode != 0
    assert reason in result.stderr


def test_without_databases_nothing_is_asked() -> None:
    assert check_sqlite(databases=None) == []
    assert connection.vendor in {"sqlite", "postgresql"}
