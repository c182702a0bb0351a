"""The few things every other settings file needs: where data lives, and how to read a variable."""

import os
from pathlib import Path

# The engine multiplies many small matrices: on a busy machine several threads each make that four times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parents[3]


def read(name: str, default: str = "") -> str:
    return os.environ.get(f"BARNRAISER_{name}", default)


def is_on(name: str) -> bool:
    return read(name).lower() in {"1", "true", "yes", "on"}


DATA = Path(read("DATA", str(ROOT / "var")))
DEVELOPMENT = is_on("DEVELOPMENT")
TESTING = is_on("TESTING")
