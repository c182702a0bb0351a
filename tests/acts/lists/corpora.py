"""Letters that others keep for their own tests: CPython's, and two packages' where `bin/corpora` has put them."""

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[3]
FETCHED = Path(os.environ.get("BARNRAISER_CORPORA", ROOT / "var" / "corpora"))
BOUNCES, PARSED, PYTHON = "flufl_bounce-*/tests/data/*.txt", "mail_parser-*/tests/mails/*", "data/*.txt"


@cache
def letters_of(pattern: str) -> list[bytes]:
    """The letters, or none where they are not on this machine."""
    folder = _python() if pattern == PYTHON else FETCHED
    return [path.read_bytes() for path in sorted(folder.glob(pattern)) if path.is_file()] if folder else []


def _python() -> Path | None:
    found = find_spec("test")
    places = list(found.submodule_search_locations or []) if found else []
    return Path(places[0]) / "test_email" if places else None
