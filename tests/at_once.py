"""Several people at the same door in the same moment: real threads, each with its own connection."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

from django.db import connection, connections


def at_once(calls: Sequence[Callable[[], Any]], folder: Path) -> list[Any]:
    """What each call returned or raised. Needs `transactional_db`, and `tmp_path` as the folder.

    SQLite in memory cannot be shared by threads, so the database moves into a file for as long as the calls take.
    """
    if connection.vendor != "sqlite":
        return _together(calls)
    settings, memory = connections.settings["default"], connection.connection
    path, name = folder / "at_once.sqlite3", connection.settings_dict["NAME"]
    with closing(sqlite3.connect(path)) as file:
        memory.backup(file)
    settings["NAME"] = str(path)
    try:
        outcomes = _together(calls)
    finally:
        settings["NAME"] = name
    with closing(sqlite3.connect(path)) as file:
        file.backup(memory)
    return outcomes


def _together(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    outcomes: list[Any] = [None] * len(calls)
    start = Barrier(len(calls))

    def run(place: int) -> None:
        start.wait()
        try:
            outcomes[place] = calls[place]()
        except Exception as error:
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=600)
    return outcomes
