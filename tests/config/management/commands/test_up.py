"""`barnraiser up` on an empty folder: a network is served, its data is the owner's alone, and it stops when asked."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from barnraiser.config import serving
from barnraiser.config.management.commands import up
from barnraiser.config.serving import free_port

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def port() -> int:
    return free_port(20_000 + os.getpid() % 10_000, "127.0.0.1")


@pytest.fixture
def served(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    told = {name: value for name, value in os.environ.items() if not name.startswith("BARNRAISER_")}
    told["BARNRAISER_DATA"] = str(tmp_path / "data")
    command = [sys.executable, "-m", "barnraiser.cli", "up", "--port", str(port), "--greeting", "Come in."]
    network = subprocess.Popen(command, env=told, cwd=ROOT, text=True, stdout=subprocess.PIPE)
    yield network
    network.kill()
    network.wait()


def fetch(url: str) -> str:
    deadline = time.monotonic() + 120
    while True:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own address
                return str(answer.read().decode())
        except OSError:
            assert time.monotonic() < deadline, f"{url} did not answer"
            time.sleep(0.2)


@pytest.mark.requirement("E9")
def test_an_empty_folder_becomes_a_network_of_a_few_small_processes(
    served: subprocess.Popen[str], tmp_path: Path, port: int
) -> None:
    page = fetch(f"http://localhost:{port}/accounts/login/")
    assert 'type="password"' in page
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    running = household(served.pid)
    assert len(running) <= 4, (
        "this command, the server and the worker, and what they begin: nothing else, and nobody to pay"
    )
    assert sum(map(memory, running)) < 512, "MiB, before anybody came: a small machine holds it"
    served.send_signal(signal.SIGTERM)
    said, _ = served.communicate(timeout=60)
    assert served.returncode == 0
    assert f"is at http://localhost:{port}\nCome in." in said


def household(pid: int) -> list[int]:
    """The process and all it began."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    below = [int(child) for each in tasks for child in each.read_text().split()]
    return [pid, *(one for child in below for one in household(child))]


def memory(pid: int) -> float:
    """How much of it is its own, in MiB."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private")) / 1024


def test_a_taken_port_is_named(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "is_free", lambda port, host: False)
    with pytest.raises(SystemExit, match=f"Port {port} is taken"):
        up.Command()._port(port, "127.0.0.1")


def test_development_adds_reloading_and_a_mail_catcher(settings: Settings) -> None:
    settings.DEVELOPMENT = True
    running = up.commands(8000, "127.0.0.1", 1025)
    assert set(running) == {"server", "worker", "mail catcher"}
    assert "--reload" in running["server"]
    assert up.environment("http://localhost:8000", 1025)["BARNRAISER_SMTP"] == "127.0.0.1:1025"
    settings.DEVELOPMENT = False
    assert set(up.commands(8000, "127.0.0.1", 1025)) == {"server", "worker"}
    assert "BARNRAISER_SMTP" not in up.environment("http://localhost:8000", 1025)


def test_a_larger_network_is_answered_by_several_processes(settings: Settings) -> None:
    assert "--workers" not in up.commands(8000, "127.0.0.1", 1025)["server"]
    settings.SERVERS = 2
    assert up.commands(8000, "127.0.0.1", 1025)["server"][-2:] == ["--workers", "2"]
    settings.DEVELOPMENT = True
    assert "--workers" not in up.commands(8000, "127.0.0.1", 1025)["server"]
