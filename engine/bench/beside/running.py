"""A process of its own for each measuring, and what it cost."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PEER = str(Path(__file__).parents[1] / "peer.py")


@dataclass(frozen=True)
class Cost:
    """Seconds, processor seconds (user and system) and peak MB of a fresh process, its imports included."""

    wall: float
    cpu: float
    memory: float

    @staticmethod
    def middle(costs):
        """The median of each."""
        return Cost(*(median(getattr(one, name) for one in costs) for name in ("wall", "cpu", "memory")))


# This process stays small: a child's peak begins with what its parent holds when it starts.
def measured(name, folder, file=None):
    """Measure in a fresh process, from its start until the figures are there; writing them to `file` is not counted."""
    command = [sys.executable, PEER, name, str(folder), *([str(file)] if file else [])]
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    ended, cpu, memory = json.loads(done.stdout.splitlines()[-1])
    return Cost(ended - begun, cpu, memory)


def whole(command):
    """Run a command to its end."""
    begun = time.monotonic()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    trouble = running.stderr.read()
    _, code, spent = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(code)
    if running.returncode:
        raise RuntimeError(f"{command} ended with {running.returncode}: {trouble[-600:]}")
    return Cost(time.monotonic() - begun, spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024)


def said(function, *arguments):
    """What a function of `beside` returns, worked out in a process of its own."""
    module, name = function.split(":")
    code = f"import json, sys; from beside.{module} import {name}; print(json.dumps({name}(*sys.argv[1:])))"
    place = {**os.environ, "PYTHONPATH": str(Path(PEER).parent)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=place)
    if done.returncode:
        raise RuntimeError(f"{function} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return json.loads(done.stdout.splitlines()[-1])
