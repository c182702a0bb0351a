"""The data folder: whether a demo stands in it, and starting over without touching anybody's real network."""

import json
import shutil
from datetime import datetime
from pathlib import Path

MARK = "demo.json"
BUILDING, STANDS = "building", "stands"
_MADE = ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "media", "static", MARK)


class NotADemo(Exception):
    """The folder holds something the demo did not make."""


def state(folder: Path) -> str:
    """`building`, `stands`, or nothing where no demo was ever begun."""
    try:
        return str(json.loads((folder / MARK).read_text(encoding="utf-8"))["state"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def mark(folder: Path, state: str, at: datetime) -> None:
    """The folder says that what is in it was made by the demo."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    (folder / MARK).write_text(json.dumps({"state": state, "at": at.isoformat()}), encoding="utf-8")


def is_empty(folder: Path) -> bool:
    """Whether nothing is there that somebody could miss."""
    return not any((folder / name).exists() for name in _MADE)


def clear(folder: Path) -> None:
    """What the demo made is gone. Raises NotADemo, and deletes nothing, where the mark is missing."""
    if is_empty(folder):
        return
    if not state(folder):
        raise NotADemo(
            f"{folder} holds no demo, so nothing was deleted.\n"
            "Name another folder in BARNRAISER_DATA, or delete that one yourself."
        )
    for name in _MADE:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
