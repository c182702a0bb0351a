"""Texts that stay where they are: bytes, and from where to where each of them goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Ints


@dataclass(frozen=True, eq=False, slots=True)
class Spans:
    """A column of texts.

    Attributes
    ----------
    data : uint8[...]
        UTF-8, and perhaps other bytes between.
    starts, ends : int64[rows]
        Text k is ``data[starts[k]:ends[k]]``.
    """

    data: NDArray[np.uint8]
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.starts)

    @classmethod
    def of(cls, texts: list[bytes]) -> Spans:
        """Put texts one behind the other.

        >>> Spans.of([b"ada", b"ben"]).ends
        array([3, 6])
        """
        offsets = np.zeros(len(texts) + 1, np.int64)
        np.cumsum([len(text) for text in texts], out=offsets[1:])
        return cls(np.frombuffer(b"".join(texts) or b"\0", np.uint8), offsets[:-1], offsets[1:])

    def texts(self) -> list[bytes]:
        """Return each text by itself."""
        held = self.data.tobytes()
        return [held[a:b] for a, b in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]
