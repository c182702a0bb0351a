"""Rules 1 and 3: imports follow the story, downward only; the engine knows no web. import-linter holds the contract."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .house import ROOT, stands_on

COMMAND = [
    str(Path(sys.executable).with_name("lint-imports")),
    "--no-cache",
    "--config",
    str(ROOT / "pyproject.toml"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        COMMAND, cwd=folder, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(folder)}
    )


@pytest.fixture
def model_house(tmp_path: Path) -> Path:
    """The real house's rooms, all empty."""
    for package in ("barnraiser", "demo", "engine/tiework"):
        for path in (ROOT / package).rglob("__init__.py"):
            room = tmp_path / path.relative_to(ROOT / "engine" if package.startswith("engine") else ROOT)
            room.parent.mkdir(parents=True, exist_ok=True)
            room.write_text("")
    return tmp_path


def test_the_house_keeps_its_contracts() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_empty_rooms_keep_the_contracts(model_house: Path) -> None:
    result = lint(model_house)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("barnraiser/people/pride.py", "import barnraiser.home"),
        ("barnraiser/acts/ledger/pride.py", "from barnraiser.acts import conversations"),
        ("barnraiser/people/pride.py", "import tiework"),
        ("tiework/pride.py", "import django"),
        ("barnraiser/home/pride.py", "import demo"),
        ("barnraiser/attic/__init__.py", ""),
        ("barnraiser/acts/attic/__init__.py", ""),
    ],
)
def test_a_planted_import_upward_or_an_unplaced_room_fails(model_house: Path, file: str, text: str) -> None:
    path = model_house / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    result = lint(model_house)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout or "attic" in result.stdout + result.stderr


def test_the_other_rules_read_their_order_from_the_contract() -> None:
    assert stands_on("barnraiser.home", "barnraiser.people")
    assert stands_on("barnraiser.acts.belonging", "barnraiser.acts.ledger")
    assert not stands_on("barnraiser.people", "barnraiser.communities")
    assert not stands_on("barnraiser.acts.belonging", "barnraiser.acts.gatherings")
