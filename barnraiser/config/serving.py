"""Server, worker and, while developing, a mail catcher: started together, stopped together."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

PATIENCE = 30.0
_STOPS = (signal.SIGTERM, signal.SIGINT)


def is_free(port: int, host: str) -> bool:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError:
            return False
        return True


def free_port(wanted: int, host: str, tries: int = 50) -> int:
    """The wanted port, or the next that nobody listens on."""
    for port in range(wanted, wanted + tries):
        if is_free(port, host):
            return port
    raise OSError(f"No port from {wanted} to {wanted + tries - 1} is free on {host}.")


def answers(port: int, host: str) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


@dataclass
class Household:
    """Commands by name that run together. When one ends, or a signal comes, all are asked to stop."""

    commands: Mapping[str, Sequence[str]]
    environment: Mapping[str, str] = field(default_factory=dict)
    patience: float = PATIENCE
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict, init=False)
    _asked: bool = field(default=False, init=False)

    def start(self) -> None:
        for name, command in self.commands.items():
            self._running[name] = subprocess.Popen(
                list(command),
                env={**os.environ, **self.environment},
                # A Ctrl-C reaches this process alone, which asks each child once: a second request means "now".
                process_group=0,
            )

    @property
    def asked_to_stop(self) -> bool:
        return self._asked

    def first_gone(self) -> tuple[str, int] | None:
        for name, child in self._running.items():
            if (code := child.poll()) is not None:
                return name, code
        return None

    def wait(self) -> str:
        """Until a stop is asked for (an empty answer) or a child ends by itself (a sentence that says which)."""
        while not self._asked:
            if gone := self.first_gone():
                return "The {} ended by itself (exit code {}), so everything stops.".format(*gone)
            time.sleep(0.1)
        return ""

    def stop(self) -> None:
        """Ask all to stop, and end by force whoever has not after the patience."""
        for child in self._running.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + self.patience
        for child in self._running.values():
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._asked = True

    @contextmanager
    def at_work(self) -> Iterator["Household"]:
        """All run within the block, and none after it."""
        before = {number: signal.signal(number, self._ask) for number in _STOPS}
        try:
            self.start()
            yield self
        finally:
            self.stop()
            for number, handler in before.items():
                signal.signal(number, handler)
