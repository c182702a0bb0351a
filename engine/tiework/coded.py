"""Columns that name the same things over and over, and do not hold a name a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tiework.arrays import Codes

if TYPE_CHECKING:
    import pyarrow as pa


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

        nobody = self.codes < 0
        return self.names.take(pa.array(self.codes, mask=nobody if nobody.any() else None))

    def to_pylist(self) -> list[Any]:
        """A name a row."""
        held: list[Any] = self.arrow().to_pylist()
        return held
