"""JSON read value by value: a file of any size in the memory of its largest wanted value."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from tiework.errors import InputError
from tiework.readers.limits import Limits
from tiework.readers.unpacking import Opened

type Path = tuple[str, ...]
ANY = "*"
_TOKEN = re.compile(r'\s*+("[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s"{}\[\],:]++)', re.DOTALL)
_CHUNK = 256 * 1024
_OPEN, _CLOSE, _COMMA, _COLON = ("{", "["), ("}", "]"), ",", ":"
_OPENED = {"}": "{", "]": "["}


def values(file: Opened, wanted: Sequence[Path], limits: Limits) -> Iterator[tuple[int, Path, Any]]:
    r"""Read the values at certain places of a JSON file, or of a file with one JSON value after another.

    Parameters
    ----------
    file : Opened
    wanted : sequence of tuple of str
        Places: keys from the top down, ``"*"`` for each element of an array.
    limits : Limits

    Yields
    ------
    tuple of (int, tuple of str, object)
        Line, place as it was wanted, value.

    Raises
    ------
    InputError
        Where the text is no JSON, ends early, nests too deeply, or a wanted value is too long.

    Examples
    --------
    >>> from io import BytesIO
    >>> from tiework.readers.unpacking import opened
    >>> with opened(BytesIO(b'{"n": 2, "people": [{"id": 1},\n {"id": 2}]}'), "p.json") as file:
    ...     list(values(file, [("people", "*")], Limits()))
    [(1, ('people', '*'), {'id': 1}), (2, ('people', '*'), {'id': 2})]
    """
    yield from _Walk(file, wanted, limits).values()


class _Walk:
    def __init__(self, file: Opened, wanted: Sequence[Path], limits: Limits) -> None:
        self.file, self.wanted, self.limits = file, tuple(wanted), limits
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self.buffer, self.at, self.ended = "", 0, False
        self.line, self.counted = 1, 0
        # The text of the wanted value so far, once one has begun.
        self.kept: list[str] | None = None
        self.kept_from, self.kept_size = 0, 0

    def fail(self, expected: str, found: str) -> InputError:
        self._count()
        return InputError(expected, found=found, file=self.file.name, line=self.line)

    def _count(self) -> None:
        self.line += self.buffer.count("\n", self.counted, self.at)
        self.counted = self.at

    def _more(self) -> bool:
        if self.ended:
            return False
        if self.kept is not None:
            self._keep(self.at)
        self._count()
        data = self.file.stream.read1(_CHUNK)
        self.ended = not data
        try:
            text = self.decoder.decode(data, self.ended)
        except UnicodeDecodeError:
            raise self.fail("JSON in UTF-8", "other bytes") from None
        self.buffer = self.buffer[self.at :] + text
        self.at = self.counted = self.kept_from = 0
        return True

    def _keep(self, end: int) -> None:
        if self.kept is not None:
            self.kept.append(self.buffer[self.kept_from : end])
            self.kept_size += end - self.kept_from
            self.kept_from = end
            if self.kept_size > self.limits.block:
                raise self.fail(f"JSON values of at most {self.limits.block} characters", "a longer one")

    def token(self) -> str:
        """Return the next token; empty at the end."""
        while True:
            found = _TOKEN.match(self.buffer, self.at)
            # A token at the very end of what is there may go on.
            if found is not None and (found.end() < len(self.buffer) or self.ended):
                self.at = found.end()
                return found.group(1)
            if found is None and not self.buffer[self.at :].strip():
                self.at = len(self.buffer)
            if len(self.buffer) - self.at > self.limits.block:
                raise self.fail(f"JSON values of at most {self.limits.block} characters", "a longer one")
            if not self._more():
                if self.at < len(self.buffer):
                    raise self.fail("JSON to its end", "an end in the middle of it")
                return ""

    def values(self) -> Iterator[tuple[int, Path, Any]]:
        token = self.token()
        if not token:
            raise self.fail("JSON", "an empty file")
        while token:
            yield from self._top(token)
            token = self.token()

    def _top(self, token: str) -> Iterator[tuple[int, Path, Any]]:
        """Walk through one value from its first token on."""
        stack: list[str] = []  # of open brackets
        alive = [self.wanted]  # for each depth the places that are still possible
        while True:
            if token in _CLOSE:
                self._close(token, stack)
                alive.pop()
            elif (hit := next((one for one in alive[-1] if len(one) == len(stack)), None)) is not None:
                self._count()
                yield self.line, hit, self._whole(token)
            elif token in _OPEN:
                self._open(token, stack, alive)
            if not stack:
                return
            token = self._next(stack, alive)

    def _close(self, token: str, stack: list[str]) -> None:
        if not stack or stack.pop() != _OPENED[token]:
            raise self.fail("JSON", f"{token} where nothing was open")

    def _open(self, token: str, stack: list[str], alive: list[tuple[Path, ...]]) -> None:
        if len(stack) >= self.limits.depth:
            raise self.fail(f"JSON nested at most {self.limits.depth} deep", "more")
        if any(len(one) > len(stack) for one in alive[-1]):
            stack.append(token)
            alive.append(alive[-1])
        else:
            self._skip(token)

    def _next(self, stack: list[str], alive: list[tuple[Path, ...]]) -> str:
        """Move to the next value or closing bracket, and see which places are still possible for it."""
        depth = len(stack) - 1
        token = self.token()
        if token == _COMMA:
            token = self.token()
        if not token:
            raise self.fail("JSON to its end", "an end in the middle of it")
        if token in _CLOSE:
            return token
        step = ANY
        if stack[-1] == "{":
            if not token.startswith('"') or self.token() != _COLON:
                raise self.fail("a key and a colon in a JSON object", "something else")
            step, token = self._parsed(token), self.token()
        alive[-1] = tuple(one for one in alive[-2] if len(one) > depth and one[depth] == step)
        return token

    def _whole(self, token: str) -> Any:
        """Parse the value that begins with this token."""
        if token not in _OPEN:
            return self._parsed(token)
        self.kept, self.kept_from, self.kept_size = [], self.at - 1, 0
        self._skip(token)
        self._keep(self.at)
        text, self.kept = "".join(self.kept), None
        return self._parsed(text)

    def _skip(self, token: str) -> None:
        """Move behind the value that begins with this bracket."""
        depth = 1
        while depth:
            token = self.token()
            if token in _OPEN:
                depth += 1
                if depth > self.limits.depth:
                    raise self.fail(f"JSON nested at most {self.limits.depth} deep", "more")
            elif token in _CLOSE:
                depth -= 1
            elif not token:
                raise self.fail("JSON to its end", "an end in the middle of it")

    def _parsed(self, text: str) -> Any:
        try:
            return json.loads(text, parse_constant=_no_constant, parse_int=_whole_number)
        except (ValueError, RecursionError):
            raise self.fail("JSON", "something else") from None


def _no_constant(name: str) -> None:
    return None


def _whole_number(text: str) -> int | float:
    # Digits without end would be turned into a number with care, and for a long time.
    return int(text) if len(text) < 30 else float(text)


def text_of(value: object) -> str:
    """Return a JSON value as the text of an id, name or attribute; empty for null and for containers."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return str(value).lower() if isinstance(value, bool) else ""
    return format(value, "g") if isinstance(value, float) and value.is_integer() else str(value)
