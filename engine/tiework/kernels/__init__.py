"""Kernels compiled ahead of time: arrays in, arrays out, nothing else.

Each has an obvious twin of the same name in `tiework.reference`, which serves where no compiler was found.
"""

from tiework.kernels.library import available, missing

__all__ = ["available", "missing"]
