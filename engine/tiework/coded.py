"""Columns that name the same things over and over, and do not hold a name a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from tiework.arrays import Codes
from tiework.texts import texts

if TYPE_CHECKING:
    import pyarrow as pa

_FEW = 20_000


class Coded:
    """A column of names, each said by its place in a list; -1 is null.

    Parameters
    ----------
    codes : int32[rows]
    names : pyarrow.Array

    Examples
    --------
    >>> import pyarrow
    >>> column = Coded(np.array([1, 1, -1], np.int32), pyarrow.array(["ada", "ben"]))
    >>> column.to_pylist(), len(column), column[:1].to_pylist()
    (['ben', 'ben', None], 3, ['ben'])
    """

    __slots__ = ("codes", "names")

    def __init__(self, codes: Codes, names: pa.Array) -> None:
        self.codes, self.names = codes, names

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, rows: slice) -> Coded:
        """Some of the rows."""
        return Coded(self.codes[rows], self.names)

    def arrow(self) -> pa.Array:
        """A `pyarrow.Array` with a name a row."""
        import pyarrow as pa

        if len(self) <= _FEW and self.names.type == pa.string():
            # What is quick for many rows takes a while to load.
            return texts(self.to_pylist())
        if self.names.type == pa.int64() and not (self.codes < 0).any():
            held = np.frombuffer(self.names.buffers()[1], np.int64, len(self.names), 8 * self.names.offset)
            buffers = [None, pa.py_buffer(held[self.codes])]
            return pa.Array.from_buffers(pa.int64(), len(self), buffers)
        nobody = self.codes < 0
        return self.names.take(pa.array(self.codes, mask=nobody if nobody.any() else None))

    def to_pylist(self) -> list[Any]:
        """A name a row."""
        codes = self.codes.tolist()
        name = {code: None if code < 0 else self.names[code].as_py() for code in set(codes)}
        return [name[code] for code in codes]
