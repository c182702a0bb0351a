"""Sorted lines in one piece of memory: half a million of them cost what they weigh, and no object each."""

from collections.abc import Iterator


class Lines:
    """Lines of `key<TAB>rest` in the order of their bytes, found by halving."""

    def __init__(self, text: bytes) -> None:
        self._text = text

    def exactly(self, key: bytes) -> Iterator[bytes]:
        """The lines with this key."""
        return self.starting(key + b"\t")

    def starting(self, start: bytes) -> Iterator[bytes]:
        """The lines that begin like this, in order."""
        at = self._first_not_before(start)
        while self._text.startswith(start, at):
            end = self._end(at)
            yield self._text[at:end]
            at = end + 1

    def _first_not_before(self, start: bytes) -> int:
        low, high = 0, len(self._text)
        while low < high:
            at = self._text.rfind(b"\n", 0, (low + high) // 2) + 1
            if self._text[at : self._end(at)] < start:
                low = self._end(at) + 1
            else:
                high = at
        return low

    def _end(self, at: int) -> int:
        end = self._text.find(b"\n", at)
        return len(self._text) if end < 0 else end
