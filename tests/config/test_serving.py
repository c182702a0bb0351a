"""What runs together starts together and stops together."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from barnraiser.config.serving import Household, answers, free_port, is_free

HOST = "127.0.0.1"
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, sys, time, pathlib; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)",
]


@contextmanager
def taken() -> Iterator[int]:
    with socket.create_server((HOST, 0)) as door:
        yield door.getsockname()[1]


def test_a_taken_port_is_not_free_and_the_next_one_is_found() -> None:
    with taken() as port:
        assert not is_free(port, HOST)
        assert answers(port, HOST)
        assert free_port(port, HOST) > port
        with pytest.raises(OSError, match="No port"):
            free_port(port, HOST, tries=1)


def test_nobody_answers_on_a_free_port() -> None:
    with taken() as port:
        pass
    assert is_free(port, HOST)
    assert not answers(port, HOST)


def test_one_that_ends_by_itself_stops_the_others() -> None:
    household = Household(
        {"server": SLEEP, "worker": [sys.executable, "-c", "raise SystemExit(3)"]}, patience=5
    )
    with household.at_work():
        trouble = household.wait()
        children = [child.pid for child in household._running.values()]
    assert trouble == "The worker ended by itself (exit code 3), so everything stops."
    assert not any(_lives(pid) for pid in children)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_asks_everyone_to_stop(number: signal.Signals) -> None:
    household = Household({"server": SLEEP, "worker": SLEEP}, patience=5)
    before = signal.getsignal(number)
    with household.at_work():
        threading.Timer(0.2, os.kill, (os.getpid(), number)).start()
        assert household.wait() == ""
        assert household.asked_to_stop
        children = [child.pid for child in household._running.values()]
    assert not any(_lives(pid) for pid in children)
    assert signal.getsignal(number) == before


def test_who_does_not_stop_is_stopped_after_the_patience(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    household = Household({"worker": [*STUBBORN, str(ready)]}, patience=0.5)
    with household.at_work():
        while not ready.exists():
            time.sleep(0.02)
        [child] = household._running.values()
    assert child.returncode == -signal.SIGKILL


def test_children_are_told_what_they_need(tmp_path: Path) -> None:
    said = tmp_path / "said"
    script = "import os, pathlib, sys; pathlib.Path(sys.argv[1]).write_text(os.environ['BARN'])"
    household = Household({"worker": [sys.executable, "-c", script, str(said)]}, {"BARN": "red"})
    with household.at_work():
        household.wait()
    assert said.read_text() == "red"


def _lives(pid: int) -> bool:
    return subprocess.run(["kill", "-0", str(pid)], capture_output=True, check=False).returncode == 0
