"""SIGKILL in the middle, again and again: the end is the same, and nobody outside saw anything at any moment."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

START = "import django; django.setup(); from tests.acts.imports.interrupted import main; main()"
ROOT = Path(__file__).resolve().parents[3]


def brought_in(folder: Path, kind: str, *kills: int) -> dict[str, Any]:
    """What the end looks like when the importer was killed in these batches. On SQLite, in a folder of its own."""
    folder.mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "BARNRAISER_DATABASE_URL"}
    environment |= {"DJANGO_SETTINGS_MODULE": "barnraiser.config.settings", "BARNRAISER_TESTING": "1"}
    environment |= {"BARNRAISER_DATA": str(folder), "BARNRAISER_ADDRESS": "http://testserver"}
    done = subprocess.run(
        [sys.executable, "-c", START, str(folder), kind, *map(str, kills)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.requirement("L1")
@pytest.mark.parametrize("kind", ["mbox", "slack"])
def test_killed_in_the_middle_it_ends_as_if_nothing_had_happened(tmp_path: Path, kind: str) -> None:
    calm = brought_in(tmp_path / "calm", kind)
    killed = brought_in(tmp_path / "killed", kind, 0, 1, 2, 0)
    assert [status for status, _ in killed["ends"]] == [-9, -9, -9, -9, 0]
    counts = [count for _, count in killed["ends"]]
    assert counts[0] == 0
    assert 0 < counts[1] < counts[2] <= counts[3] < counts[4] == 200
    assert killed["state"] == calm["state"]
    assert calm["state"]["files"] == []
    assert calm["state"]["outcomes"][0]["messages"] == 200
    assert calm["member_sees"]
    for looks in (calm["seen"], killed["seen"]):
        assert looks["looked"] == looks["answered"] > 20
        assert looks["leaked"] == 0
