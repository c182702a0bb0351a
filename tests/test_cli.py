"""`barnraiser` is the house's own command: it needs no settings named, and passes its words on."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def barnraiser(*words: str, **told: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
    } | told
    command = [str(Path(sys.executable).with_name("barnraiser")), *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_every_command_of_the_house_is_there() -> None:
    listed = barnraiser("help", "--commands")
    assert listed.returncode == 0, listed.stderr
    assert {"up", "migrate", "import", "found", "catch_mail", "ox_worker"} <= set(listed.stdout.split())


def test_a_word_it_does_not_know_is_refused() -> None:
    refused = barnraiser("raze")
    assert refused.returncode != 0
    assert "raze" in refused.stderr
