"""Results as tables: named columns that Polars, pandas and DuckDB take as they are, through Arrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tiework.errors import TieworkError

if TYPE_CHECKING:
    import pyarrow as pa

type Column = NDArray[Any] | Sequence[Any]

_SHOWN, _WIDE = 20, 8


class Table:
    """Named columns of one length. Undefined is null, never 0.

    It speaks the Arrow PyCapsule interface: ``polars.DataFrame(table)``, ``pandas.DataFrame.from_arrow(table)``,
    ``pyarrow.table(table)`` and ``duckdb.sql("from table")`` take it as it is. pyarrow is loaded only then.

    Parameters
    ----------
    columns : mapping of str to array or sequence
        nan and None are null.
    title : str
        What the rows are, in words.
    notes : sequence of str
        What is to be known beside the columns: settings, refusals.

    Examples
    --------
    >>> table = Table({"person": ["ada", "ben"], "constraint": np.array([0.5, np.nan])}, "People")
    >>> len(table), table.column_names, table["constraint"]
    (2, ('person', 'constraint'), array([0.5, nan]))
    >>> list(table)
    [{'person': 'ada', 'constraint': 0.5}, {'person': 'ben', 'constraint': None}]
    >>> print(table)
    person  constraint
    ada     0.5
    ben     –
    >>> import pyarrow
    >>> pyarrow.table(table).column("constraint").null_count
    1
    """

    __slots__ = ("_columns", "_length", "notes", "title")

    def __init__(self, columns: Mapping[str, Column], title: str = "", notes: Sequence[str] = ()) -> None:
        lengths = {len(values) for values in columns.values()}
        if len(lengths) > 1:
            raise TieworkError(f"expected columns of one length, found lengths {sorted(lengths)}")
        self._columns = dict(columns)
        self._length = lengths.pop() if lengths else 0
        self.title, self.notes = title, tuple(notes)

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(self._columns)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, name: str) -> NDArray[Any]:
        """One column as an array; undefined is nan, or None among texts."""
        if name not in self._columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self._columns)}")
        values = self._columns[name]
        return values if isinstance(values, np.ndarray) else np.array(values, dtype=object)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row as a mapping of column to value; None is undefined."""
        plain = [_plain(values) for values in self._columns.values()]
        for row in zip(*plain, strict=True):
            yield dict(zip(self._columns, row, strict=True))

    def select(self, *names: str) -> Table:
        """Return the same rows with these columns only."""
        return Table({name: self[name] for name in names}, self.title, self.notes)

    def to_arrow(self) -> pa.Table:
        """Return a `pyarrow.Table`."""
        import pyarrow as pa

        return pa.table({name: _arrow(values) for name, values in self._columns.items()})

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Arrow PyCapsule interface."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        """Arrow PyCapsule interface: the names and types of the columns."""
        return self.to_arrow().schema.__arrow_c_schema__()

    def to_pandas(self) -> Any:
        """Return a `pandas.DataFrame`; needs pandas."""
        from tiework.elsewhere import load

        load("pandas", "to_pandas()")
        return self.to_arrow().to_pandas()

    def text(self, most: int | None = None) -> str:
        """Return the rows set in columns, all of them or the first `most`."""
        from tiework.writers.table import text

        return text(self.column_names, list(_said(self, len(self) if most is None else most)))

    def __repr__(self) -> str:
        more = f"\n… {len(self) - _SHOWN} more rows" if len(self) > _SHOWN else ""
        return self.text(_SHOWN) + more

    def _repr_html_(self) -> str:
        """How a notebook shows it: the first rows and columns, and how many there are."""
        shown = self.select(*self.column_names[:_WIDE])
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in shown.column_names)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in _said(shown, _SHOWN)
        )
        title = f"{self.title}: " if self.title else ""
        rows = "1 row" if len(self) == 1 else f"{len(self)} rows"
        left = self.column_names[_WIDE:]
        more = f"<p>{_more(left)}</p>" if left else ""
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes[:6])
        return (
            f"<div><table><caption>{escape(title)}{rows}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>{more}{notes}</div>"
        )


def _more(names: Sequence[str]) -> str:
    columns = "1 more column" if len(names) == 1 else f"{len(names)} more columns"
    return f"{columns}: {escape(', '.join(names))}"


def _arrow(values: Column) -> Any:
    import pyarrow as pa

    if not isinstance(values, np.ndarray) or values.dtype == object:
        return pa.array([None if value != value else value for value in values])
    missing = np.isnan(values) if values.dtype.kind == "f" else None
    return pa.array(values, mask=missing)


def _plain(values: Column) -> list[Any]:
    listed = values.tolist() if isinstance(values, np.ndarray) else list(values)
    return [None if value != value else value for value in listed]


def _said(table: Table, most: int) -> Iterator[list[str]]:
    columns = [_plain(table[name][:most]) for name in table.column_names]
    for row in zip(*columns, strict=True):
        yield [_cell(value) for value in row]


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    # Names come from files: what would steer a terminal is shown as a box.
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in str(value))
