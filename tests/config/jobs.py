"""Jobs that leave files behind, so that a test can watch a worker in another process."""

import os
import time
from pathlib import Path

from django.tasks import task


@task
def leave(path: str) -> None:
    Path(path).touch()


@task
def fail_first(folder: str) -> None:
    """Fails when it is run for the first time, and leaves a file each time."""
    tries = len(list(Path(folder).glob("try-*")))
    (Path(folder) / f"try-{tries}").touch()
    if tries == 0:
        raise OSError("the mail server is away")


@task
def hold(folder: str) -> None:
    """Says who runs it, waits for the word, says that it is done."""
    (Path(folder) / f"started-{os.getpid()}").touch()
    deadline = time.monotonic() + 90
    while not (Path(folder) / "go").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    (Path(folder) / "done").touch()
