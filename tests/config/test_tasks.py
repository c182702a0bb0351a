"""The four things every job relies on, whatever backend carries it: real workers, on the database of the run."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.tasks import TaskResultStatus, default_task_backend

from . import jobs

pytestmark = pytest.mark.django_db(transaction=True)

type Hire = Callable[..., subprocess.Popen[bytes]]


def environment(folder: Path) -> dict[str, str]:
    """What a worker must know to work on this test's database, with a short lease."""
    told = {
        **os.environ,
        "BARNRAISER_DATA": str(folder),
        "BARNRAISER_JOB_LEASE": "3",
        "BARNRAISER_JOB_BACKOFF": "0.5",
    }
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        (folder / "db.sqlite3").symlink_to(name)
    else:
        told["BARNRAISER_DATABASE_URL"] = os.environ["BARNRAISER_DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}"
    return told


@pytest.fixture
def hire(tmp_path: Path) -> Iterator[Hire]:
    """Start a worker. All are gone when the test ends."""
    folder = tmp_path / "data"
    folder.mkdir()
    told, hired = environment(folder), []

    def start(*options: str) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            "barnraiser.cli",
            "ox_worker",
            "--interval",
            "0.1",
            "--skip-checks",
            *options,
        ]
        worker = subprocess.Popen(command, env=told, cwd=Path(__file__).parents[2])
        hired.append(worker)
        return worker

    yield start
    for worker in hired:
        worker.kill()
        worker.wait()


def wait_for(happened: Callable[[], Any], seconds: float = 60) -> Any:
    """What `happened` gives, once it gives something true."""
    deadline = time.monotonic() + seconds
    while not (outcome := happened()):
        assert time.monotonic() < deadline, f"{happened} did not happen within {seconds} s"
        time.sleep(0.05)
    return outcome


def test_the_backend_is_the_one_that_was_tried() -> None:
    assert settings.TASKS["default"]["BACKEND"] == "django_ox.backend.OxBackend"


def test_a_rolled_back_job_never_runs(tmp_path: Path, hire: Hire) -> None:
    with transaction.atomic():
        jobs.leave.enqueue(str(tmp_path / "taken back"))
        transaction.set_rollback(True)
    with transaction.atomic():
        jobs.leave.enqueue(str(tmp_path / "kept"))
    assert hire("--batch").wait(60) == 0
    assert (tmp_path / "kept").exists()
    assert not (tmp_path / "taken back").exists()


def test_a_failing_job_is_tried_again(tmp_path: Path, hire: Hire) -> None:
    result = jobs.fail_first.enqueue(str(tmp_path))
    hire()
    wait_for((tmp_path / "try-1").exists)
    wait_for(lambda: default_task_backend.get_result(result.id).status == TaskResultStatus.SUCCESSFUL)


def test_the_job_of_a_killed_worker_is_run_again(tmp_path: Path, hire: Hire) -> None:
    jobs.hold.enqueue(str(tmp_path))
    first = hire()
    wait_for(lambda: list(tmp_path.glob("started-*")))
    first.send_signal(signal.SIGKILL)
    first.wait()
    (tmp_path / "go").touch()
    hire()
    wait_for((tmp_path / "done").exists)
    assert len(list(tmp_path.glob("started-*"))) == 2


def test_a_stop_lets_the_running_job_finish(tmp_path: Path, hire: Hire) -> None:
    result = jobs.hold.enqueue(str(tmp_path))
    worker = hire()
    wait_for(lambda: list(tmp_path.glob("started-*")))
    worker.send_signal(signal.SIGTERM)
    with pytest.raises(subprocess.TimeoutExpired):
        worker.wait(0.5)
    (tmp_path / "go").touch()
    assert worker.wait(60) == 0
    assert (tmp_path / "done").exists()
    assert default_task_backend.get_result(result.id).status == TaskResultStatus.SUCCESSFUL
