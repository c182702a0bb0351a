"""A log in Parquet: piece by piece, only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import numpy as np

from tiework.errors import InputError
from tiework.logs.arrow import check_kinds, ids, kind_codes, seconds
from tiework.logs.batch import Batch
from tiework.logs.dyads import Dyads
from tiework.logs.kinds import Kinds
from tiework.logs.layout import ROLES, asked
from tiework.logs.pairs import COLUMNS, pairs
from tiework.readers.columns import ACTS, by_header, chosen

# Rows at a time: a row group may be the whole file, and pieces that fit a cache are quicker.
_ROWS = 1 << 16
_SEEN = 200


class Parquet:
    """An open log in Parquet.

    Attributes
    ----------
    columns : dict of str to str
        by, toward, and where there are such columns kind and at.
    rows : int
    """

    def __init__(
        self, source: str | BinaryIO, name: str, columns: Mapping[str, str | int] | None = None
    ) -> None:
        self.name = name
        self._file = _whole(source, name)
        names = self._file.schema_arrow.names
        places = {**by_header(names, ACTS), **chosen(asked(columns), names, tuple(ACTS), name)}
        if "by" not in places or "toward" not in places:
            found = f"the columns {', '.join(names)}"[:_SEEN]
            raise InputError("columns of people, by and toward", found=found, file=name)
        if max(places.values()) >= len(names) or places["by"] == places["toward"]:
            raise InputError(f"different columns from 1 to {len(names)}", found="others", file=name)
        self.columns = {role: names[places[role]] for role in ROLES if role in places}
        self.rows = int(self._file.metadata.num_rows)
        if "kind" in self.columns:
            check_kinds(self._file.schema_arrow.field(self.columns["kind"]).type, self.columns["kind"], name)
            self._file = _whole(source, name, [self.columns["kind"]])

    @property
    def added_up(self) -> bool:
        """Whether each row is a pair that was added up elsewhere, and no act."""
        return tuple(sorted(self._file.schema_arrow.names)) == tuple(sorted(COLUMNS))

    def dyads(self, people: Iterable[Any]) -> Dyads:
        """Take the rows as pairs (see `tiework.logs.pairs`)."""
        from pyarrow import ArrowException

        try:
            table = self._file.read(columns=list(COLUMNS), use_threads=False)
        except (ArrowException, OSError, ValueError, KeyError) as trouble:
            raise _torn(trouble, self.name) from None
        by, toward, weight, count = (table.column(name).combine_chunks() for name in COLUMNS)
        actor, target = ids(by, "actor", self.name, 0), ids(toward, "target", self.name, 0)
        return pairs(actor, target, weight, count, people, self.name)

    def batches(self, kinds: Kinds) -> Iterator[Batch]:
        """Yield the rows, in their order.

        Raises
        ------
        InputError
            Naming the row, or where the file is torn.
        """
        from pyarrow import ArrowException

        before = 0
        try:
            wanted = list(self.columns.values())
            for piece in self._file.iter_batches(_ROWS, columns=wanted, use_threads=False):
                yield self._taken(piece, kinds, before)
                before += len(piece)
        except (ArrowException, OSError, ValueError, KeyError) as trouble:
            raise _torn(trouble, self.name) from None

    def _taken(self, piece: Any, kinds: Kinds, before: int) -> Batch:
        held = {role: piece.column(column) for role, column in self.columns.items()}
        return Batch(
            ids(held["by"], self.columns["by"], self.name, before),
            ids(held["toward"], self.columns["toward"], self.name, before),
            kind_codes(held["kind"], kinds) if "kind" in held else None,
            np.ascontiguousarray(seconds(held["at"], self.columns["at"], self.name, before))
            if "at" in held
            else None,
        )


def _whole(source: str | BinaryIO, name: str, texts: list[str] | None = None) -> Any:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        return ParquetFile(source, read_dictionary=texts, pre_buffer=False)
    except (ArrowException, OSError, ValueError, KeyError) as trouble:
        raise _torn(trouble, name) from None


def _torn(trouble: Exception, name: str) -> InputError:
    found = str(trouble).splitlines()[0][:_SEEN] if str(trouble) else "trouble"
    return InputError("a whole Parquet file", found=found, file=name)
