"""Texts as a column of Arrow, by buffers: ``pyarrow.array`` looks for pandas, and loads it where it is installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa


def texts(values: Sequence[str | None]) -> pa.Array:
    """Return texts as a `pyarrow.Array` of strings; None is null.

    >>> texts(["ada", None, "Zoë"]).to_pylist(), texts([]).type
    (['ada', None, 'Zoë'], DataType(string))
    """
    import pyarrow as pa

    held = [b"" if text is None else text.encode() for text in values]
    offsets = np.zeros(len(held) + 1, np.int64)
    np.cumsum([len(text) for text in held], out=offsets[1:])
    kind, size = (pa.string(), np.int32) if offsets[-1] < 2**31 else (pa.large_string(), np.int64)
    valid = None
    if any(text is None for text in values):
        valid = pa.py_buffer(np.packbits([text is not None for text in values], bitorder="little"))
    buffers = [valid, pa.py_buffer(offsets.astype(size)), pa.py_buffer(b"".join(held))]
    return pa.Array.from_buffers(kind, len(held), buffers)
