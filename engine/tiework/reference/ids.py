"""Ids as they are read to codes 0, 1, 2 … in order of first appearance."""

from __future__ import annotations

from typing import Any

import numpy as np

from tiework.arrays import Codes, Ints
from tiework.kernels.spans import Spans


def whole(texts: Spans) -> Ints | None:
    """Return texts as whole numbers (int64); None where one is none, or is not in its one spelling."""
    try:
        out = np.array([int(text) for text in texts.texts()], np.int64)
    except (ValueError, OverflowError):
        return None
    spelt = [b"%d" % number for number in out.tolist()]
    return out if spelt == texts.texts() else None


class _Table:
    def __init__(self) -> None:
        self._codes: dict[Any, int] = {}

    def __len__(self) -> int:
        return len(self._codes)

    def _coded(self, rows: Any) -> tuple[Codes, Codes]:
        """Code rows of actor, target, actor, target …: each batch's distinct ids first, then those for all batches."""
        held = rows.dictionary_encode()
        for key in held.dictionary.to_pylist():
            self._codes.setdefault(key, len(self._codes))
        codes = np.array([self._codes[key] for key in held.dictionary.to_pylist()], np.int32)
        both = codes[np.asarray(memoryview(held.indices.buffers()[1]).cast("i"), np.int32)[: len(held)]]
        return both[0::2].copy(), both[1::2].copy()


class Numbers(_Table):
    """Whole numbers and their codes."""

    def pairs(self, actor: Ints, target: Ints) -> tuple[Codes, Codes]:
        """Return the codes of both ends of each row (int32), new ones where they are new, the actor's before the target's."""
        import pyarrow as pa

        return self._coded(pa.array(np.column_stack([actor, target]).ravel(), pa.int64()))

    def keys(self) -> Ints:
        """Return the id of each code (int64)."""
        return np.array(list(self._codes), np.int64)


class Words(_Table):
    """Texts and their codes."""

    def pairs(self, actor: Spans, target: Spans) -> tuple[Codes, Codes]:
        """Return the codes of both ends of each row (int32), new ones where they are new, the actor's before the target's."""
        import pyarrow as pa

        both = [text for row in zip(actor.texts(), target.texts(), strict=True) for text in row]
        return self._coded(pa.array(both, pa.binary()))

    def keys(self) -> Spans:
        """Return the text of each code."""
        return Spans.of(list(self._codes))
