"""Ids as they are read to codes 0, 1, 2 … in order of first appearance."""

from __future__ import annotations

import ctypes
import os
import weakref

import numpy as np

from tiework.arrays import Codes, Ints
from tiework.kernels.checks import POINTER, SIZE, array, done, pointer
from tiework.kernels.library import function
from tiework.kernels.spans import Spans

_SEED = ctypes.c_uint64


# Bytes that the kernel may read behind a text.
_SLACK = 8


def whole(texts: Spans) -> Ints | None:
    """Return texts as whole numbers (int64); None where one is none, or is not in its one spelling.

    >>> from tiework.kernels.serving import serving
    >>> serving("ids").whole(Spans.of([b"7", b"-12"])), serving("ids").whole(Spans.of([b"7", b"07"]))
    (array([  7, -12]), None)
    """
    rows = len(texts.starts)
    _checked("texts", texts, rows)
    data = np.append(texts.data, np.zeros(_SLACK, np.uint8))
    out = np.empty(rows, np.int64)
    run = function("tw_whole", SIZE, *[POINTER] * 4, returns=SIZE)
    read = run(rows, pointer(data), pointer(texts.starts), pointer(texts.ends), pointer(out))
    return out if read == rows else None


class _Table:
    """A table that lives outside Python, and goes when this does."""

    _name = ""

    def __init__(self) -> None:
        # A seed of its own: nobody can write ids that all meet in one place.
        held = function(f"tw_{self._name}", _SEED, returns=POINTER)(int.from_bytes(os.urandom(8)))
        if not held:
            raise MemoryError("no memory for a table of ids")
        self.handle = POINTER(held)
        weakref.finalize(self, function(f"tw_{self._name}_free", POINTER, returns=None), self.handle)

    def __len__(self) -> int:
        return int(function(f"tw_{self._name}_count", POINTER, returns=SIZE)(self.handle))


class Numbers(_Table):
    """Whole numbers and their codes."""

    _name = "numbers"

    def pairs(self, actor: Ints, target: Ints) -> tuple[Codes, Codes]:
        """Return the codes of both ends of each row (int32), new ones where they are new, the actor's before the target's.

        Parameters
        ----------
        actor, target : int64[rows]
        """
        rows = len(array("actor", actor, np.int64))
        array("target", target, np.int64, rows)
        by, toward = np.empty(rows, np.int32), np.empty(rows, np.int32)
        run = function("tw_numbers_pairs", POINTER, SIZE, POINTER, POINTER, POINTER, POINTER)
        done(run(self.handle, rows, pointer(actor), pointer(target), pointer(by), pointer(toward)))
        return by, toward

    def keys(self) -> Ints:
        """Return the id of each code (int64)."""
        keys = np.empty(len(self), np.int64)
        function("tw_numbers_keys", POINTER, POINTER, returns=None)(self.handle, pointer(keys))
        return keys


class Words(_Table):
    """Texts and their codes."""

    _name = "words"

    def pairs(self, actor: Spans, target: Spans) -> tuple[Codes, Codes]:
        """Return the codes of both ends of each row (int32), new ones where they are new, the actor's before the target's."""
        rows = len(actor.starts)
        ends = [*_checked("actor", actor, rows), *_checked("target", target, rows)]
        by, toward = np.empty(rows, np.int32), np.empty(rows, np.int32)
        run = function("tw_words_pairs", POINTER, SIZE, *[POINTER] * 8)
        done(run(self.handle, rows, *ends, pointer(by), pointer(toward)))
        return by, toward

    def keys(self) -> Spans:
        """Return the text of each code."""
        bytes_ = function("tw_words_bytes", POINTER, returns=SIZE)(self.handle)
        offsets, data = np.empty(len(self) + 1, np.int64), np.empty(max(bytes_, 1), np.uint8)
        function("tw_words_keys", POINTER, POINTER, POINTER, returns=None)(
            self.handle, pointer(offsets), pointer(data)
        )
        return Spans(data, offsets[:-1], offsets[1:])


def _checked(name: str, spans: Spans, rows: int) -> tuple[int, int, int]:
    data = array(f"{name}.data", spans.data, np.uint8)
    starts = array(f"{name}.starts", spans.starts, np.int64, rows)
    ends = array(f"{name}.ends", spans.ends, np.int64, rows)
    if rows and not (starts.min() >= 0 and ends.max() <= len(data) and bool(np.all(ends >= starts))):
        raise ValueError(f"{name}: expected texts within {len(data)} bytes, found others")
    return pointer(data), pointer(starts), pointer(ends)
