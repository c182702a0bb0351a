"""The compiled library: found once, when first asked for; or the reason why it is not there."""

from __future__ import annotations

import ctypes
import os
from functools import cache
from pathlib import Path
from typing import Any

OFF = "TIEWORK_KERNELS"
# In a folder that is no package: it is a library, and no module to import.
_PLACES = ("lib/tiework.so", "lib/tiework.dll")


class KernelError(RuntimeError):
    """What a kernel could not do: memory that is not to be had, or arrays that contradict each other."""


@cache
def _loaded() -> tuple[ctypes.CDLL | None, str]:
    if os.environ.get(OFF, "").lower() in ("off", "0", "no"):
        return None, f"{OFF} is {os.environ[OFF]}"
    path = next((place for name in _PLACES if (place := Path(__file__).parent / name).exists()), None)
    if path is None:
        return None, "it was installed where no C compiler was found"
    try:
        return ctypes.CDLL(str(path)), ""
    except OSError as trouble:
        return None, f"the compiled library cannot be loaded ({trouble})"


def available() -> bool:
    """Say whether the compiled kernels serve here; else the reference does, slower and with the same answers."""
    return _loaded()[0] is not None


def missing() -> str:
    """Say why the compiled kernels do not serve; empty where they do."""
    return _loaded()[1]


@cache
def function(name: str, *arguments: Any, returns: Any = ctypes.c_int) -> Any:
    """Return one function of the library, typed. It runs without holding Python's lock.

    Raises
    ------
    KernelError
        Where the library is not there: ask `available` first.
    """
    library, why = _loaded()
    if library is None:
        raise KernelError(f"no compiled kernels: {why}")
    found = library[name]
    found.argtypes, found.restype = list(arguments), returns
    return found
