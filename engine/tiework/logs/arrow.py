"""Columns of Arrow as arrays of numpy, by their buffers: `to_numpy` would load pandas where it is installed."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Codes, Floats, Ints
from tiework.errors import InputError
from tiework.kernels.spans import Spans
from tiework.logs.kinds import Kinds
from tiework.logs.refusing import refused
from tiework.readers.collecting import EARLIEST, LATEST
from tiework.readers.times import moment

_UNITS = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}


def values[S: np.generic](column: Any, dtype: type[S]) -> NDArray[S]:
    """Return the values of a column of fixed width, where they are; what is null has some value."""
    if not len(column):
        return np.empty(0, dtype)
    size = np.dtype(dtype).itemsize
    return np.frombuffer(column.buffers()[1], dtype, len(column), column.offset * size)


def no_nulls(column: Any, what: str, file: str, before: int) -> None:
    """Refuse a column with a null, naming its row."""
    if column.null_count:
        row = before + next(k for k, valid in enumerate(column.is_valid().to_pylist()) if not valid) + 1
        raise InputError(f"a value in column {what!r} of every row", found="null", file=file, line=row)


def plain(column: Any) -> Any:
    """Return a column without its dictionary."""
    from pyarrow import types

    return column.dictionary_decode() if types.is_dictionary(column.type) else column


def ids(column: Any, what: str, file: str, before: int) -> Ints | Spans:
    """Return a column of ids: whole numbers as int64, texts as spans. `before`: rows before these."""
    import pyarrow as pa
    from pyarrow import types

    column = plain(column)
    no_nulls(column, what, file, before)
    # Casting, also to the same type, loads half of Arrow.
    if column.type == pa.int64():
        return values(column, np.int64)
    if types.is_integer(column.type):
        try:
            return values(column.cast(pa.int64()), np.int64)
        except pa.ArrowInvalid:
            large = values(column, np.uint64) >= 2**63
            row = before + int(np.argmax(large)) + 1
            raise InputError("ids below 2^63", found="a larger one", file=file, line=row) from None
    if not (types.is_string(column.type) or types.is_large_string(column.type)):
        if not types.is_string_view(column.type):
            expected = f"whole numbers or texts in column {what!r}"
            raise InputError(expected, found=str(column.type), file=file)
        column = column.cast(pa.large_string())
    held = spans(column)
    if empty := np.flatnonzero(held.starts == held.ends).tolist():
        raise refused("empty id", file, before + empty[0] + 1)
    return held


def spans(column: Any) -> Spans:
    """Return a column of texts (string or large string) where they are; what is null is some text."""
    from pyarrow import types

    if not len(column):
        return Spans.of([])
    _, offsets, data = column.buffers()
    wide = np.int64 if types.is_large_string(column.type) else np.int32
    begin = column.offset * np.dtype(wide).itemsize
    places = np.frombuffer(offsets, wide, len(column) + 1, begin).astype(np.int64)
    held = np.frombuffer(data, np.uint8) if data is not None and data.size else np.zeros(1, np.uint8)
    return Spans(held, places[:-1], places[1:])


def check_kinds(kind: Any, what: str, file: str) -> None:
    """Refuse a column of kinds that are neither texts nor plain values."""
    from pyarrow import types

    if types.is_dictionary(kind):
        kind = kind.value_type
    if (
        types.is_nested(kind)
        or types.is_binary(kind)
        or types.is_large_binary(kind)
        or types.is_floating(kind)
    ):
        raise InputError(f"texts in column {what!r}", found=str(kind), file=file)


def kind_codes(column: Any, kinds: Kinds) -> Codes:
    """Return codes of kinds; null is the usual kind."""
    import pyarrow as pa
    from pyarrow import types

    if types.is_null(column.type):
        return np.full(len(column), kinds.code(""), np.int32)
    held = column if types.is_dictionary(column.type) else column.dictionary_encode()
    places_ = held.indices if held.indices.type == pa.int32() else held.indices.cast(pa.int32())
    places = values(places_, np.int32)
    if held.null_count:
        valid = np.array(held.is_valid().to_pylist(), bool)
        places = np.where(valid, places, len(held.dictionary))
    # A dictionary may name what no row has, and what no row has is no kind.
    used = np.flatnonzero(np.bincount(places, minlength=len(held.dictionary) + 1)).tolist()
    codes = np.zeros(len(held.dictionary) + 1, np.int32)
    for k in used:
        text = held.dictionary[k].as_py() if k < len(held.dictionary) else None
        codes[k] = kinds.code("" if text is None else str(text))
    out: Codes = codes[places]
    return out


def seconds(column: Any, what: str, file: str, before: int) -> Floats:
    """Return a column of times as unix seconds: timestamps of any unit, dates, numbers, or texts as tables have them."""
    import pyarrow as pa
    from pyarrow import types

    column = plain(column)
    no_nulls(column, what, file, before)
    kind = column.type
    if types.is_timestamp(kind):
        time = values(column.view(pa.int64()), np.int64) / _UNITS[kind.unit]
    elif types.is_date(kind):
        time = values(column.cast(pa.timestamp("s")).view(pa.int64()), np.int64).astype(np.float64)
    elif kind == pa.int64():
        time = _scaled(values(column, np.int64).astype(np.float64))
    elif kind == pa.float64():
        time = _scaled(values(column, np.float64))
    elif types.is_integer(kind) or types.is_floating(kind):
        time = _scaled(values(column.cast(pa.float64(), safe=False), np.float64))
    elif types.is_string(kind) or types.is_large_string(kind):
        return _read(column, file, before)
    else:
        raise InputError(f"times in column {what!r}", found=str(kind), file=file)
    inside = (time >= EARLIEST) & (time <= LATEST)
    if not inside.all():
        row = int(np.flatnonzero(~inside)[0])
        raise InputError(
            "a time in the years 1 to 9999", found=f"{time[row]:g}", file=file, line=before + row + 1
        )
    return time


def _scaled(time: Floats) -> Floats:
    """Take large numbers for smaller units, as `tiework.readers.times.unix` does."""
    if not len(time) or (time.min() > -3e11 and time.max() < 3e11):
        return time
    size = np.abs(time)
    scaled: Floats = time / np.select([size >= 1e17, size >= 1e14, size >= 3e11], [1e9, 1e6, 1e3], 1.0)
    return scaled


def _read(column: Any, file: str, before: int) -> Floats:
    held = column.dictionary_encode()
    read = [moment(text) for text in held.dictionary.to_pylist()]
    places = values(held.indices, np.int32)
    bad = np.array([one is None for one in read], bool)
    if bad.any():
        row = int(np.flatnonzero(bad[places])[0])
        raise refused("odd time", file, before + row + 1, held.dictionary[int(places[row])].as_py())
    return np.array([one[0] for one in read if one is not None], np.float64)[places]
