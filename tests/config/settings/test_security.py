"""The secret is made at first start, is the owner's alone, and never leaves the data folder."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from barnraiser.config.settings.security import secret_key

ROOT = Path(__file__).resolve().parents[3]


def test_the_first_start_makes_it_and_later_ones_keep_it(tmp_path: Path) -> None:
    key = secret_key(tmp_path / "data")
    assert len(key) >= 64
    assert secret_key(tmp_path / "data") == key


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    secret_key(tmp_path / "data")
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_two_networks_have_two(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "a") != secret_key(tmp_path / "b")


def test_first_starts_side_by_side_agree_on_one(tmp_path: Path) -> None:
    together, keys = threading.Barrier(8), []

    def start() -> None:
        together.wait()
        keys.append(secret_key(tmp_path))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_it_is_never_committed() -> None:
    ignored = subprocess.run(["git", "check-ignore", "--quiet", "var/secret_key"], cwd=ROOT, check=False)
    assert ignored.returncode == 0
    kept = subprocess.run(
        ["git", "ls-files", "*secret_key"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert kept.stdout == ""


def told(code: str, **variables: str) -> str:
    """What a fresh interpreter prints with these variables of the host set."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("BARNRAISER_")}
    given = {f"BARNRAISER_{key}": value for key, value in variables.items()}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=kept | given | {"BARNRAISER_TESTING": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_proxys_header_is_trusted_only_where_the_host_says_yes() -> None:
    ask = "from barnraiser.config.settings import security as s; print(hasattr(s, 'SECURE_PROXY_SSL_HEADER'))"
    assert told(ask, BEHIND_PROXY="1") == "True"
    assert told(ask, BEHIND_PROXY="0") == "False"
    assert told(ask) == "False"
