"""Who is in a log: every id, in order of first appearance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from tiework import kernels
from tiework.arrays import Codes, Ints
from tiework.errors import InputError
from tiework.kernels import ids as fast
from tiework.kernels.serving import serving
from tiework.kernels.spans import Spans
from tiework.logs.arrow import ids, plain, spans
from tiework.logs.batch import Batch
from tiework.reference import ids as twin

if TYPE_CHECKING:
    import pyarrow as pa


class Register:
    """Ids and their codes: whole numbers, until there is a text among them; then all are texts, under their old codes.

    Parameters
    ----------
    name : str
        Of the log, for errors.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._home = fast if kernels.available() else twin
        self._numbers: fast.Numbers | twin.Numbers | None = self._home.Numbers()
        self._words: fast.Words | twin.Words | None = None

    def __len__(self) -> int:
        return len(self._words if self._words is not None else self._numbers or ())

    def pairs(self, batch: Batch) -> tuple[Codes, Codes]:
        """Return the codes of actor and target of each row."""
        return self.ends(batch.actor, batch.target)

    def ends(self, actor: Ints | Spans, target: Ints | Spans) -> tuple[Codes, Codes]:
        """Return the codes of two columns of ids."""
        if self._words is None and not isinstance(actor, Spans) and not isinstance(target, Spans):
            assert self._numbers is not None  # noqa: S101
            return self._numbers.pairs(actor, target)
        return self._as_words().pairs(_spelt(actor), _spelt(target))

    def _as_words(self) -> fast.Words | twin.Words:
        if self._words is None:
            assert self._numbers is not None  # noqa: S101
            self._words = self._home.Words()
            spelt = _spelt(self._numbers.keys())
            self._words.pairs(spelt, spelt)
            self._numbers = None
        return self._words

    def add(self, people: Iterable[Any]) -> None:
        """Take in people who are known from elsewhere: ids as texts or whole numbers."""
        import pyarrow as pa

        if isinstance(people, pa.ChunkedArray):
            people = people.combine_chunks()
        if not isinstance(people, pa.Array):
            people = pa.array([str(one) for one in people], pa.string())
        ends = ids(numbers(people) if self._words is None else people, "id", "people", 0)
        self.ends(ends, ends)

    def people(self) -> pa.Array:
        """Return the ids in order of their codes: int64 or string."""
        import pyarrow as pa

        if self._words is None:
            assert self._numbers is not None  # noqa: S101
            keys = self._numbers.keys()
            # By buffers: `pyarrow.array` looks for masked arrays and for pandas.
            return pa.Array.from_buffers(pa.int64(), len(keys), [None, pa.py_buffer(keys)])
        held = self._words.keys()
        offsets = np.append(held.starts, held.ends[-1:] if len(held) else 0)
        small = int(offsets[-1]) < 2**31
        kind, size = (pa.string(), np.int32) if small else (pa.large_string(), np.int64)
        buffers = [None, pa.py_buffer(offsets.astype(size)), pa.py_buffer(held.data)]
        made = pa.Array.from_buffers(kind, len(held), buffers)
        try:
            made.validate(full=True)
        except pa.ArrowInvalid:
            raise InputError("ids in UTF-8", found="bytes that are no text", file=self._name) from None
        return made


def _spelt(ids: Ints | Spans) -> Spans:
    return ids if isinstance(ids, Spans) else Spans.of([b"%d" % one for one in ids.tolist()])


def numbers(people: pa.Array) -> pa.Array:
    """Turn texts into whole numbers, where each is one in its one spelling."""
    import pyarrow as pa

    held = plain(people)
    if held.null_count or not (pa.types.is_string(held.type) or pa.types.is_large_string(held.type)):
        return held
    # Not by casting, which loads half of Arrow.
    made = serving("ids").whole(spans(held))
    return held if made is None else pa.Array.from_buffers(pa.int64(), len(made), [None, pa.py_buffer(made)])
