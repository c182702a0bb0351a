"""The words of a planned message, read again from the file when they are needed: none is kept."""

from types import TracebackType
from typing import BinaryIO, Self

from tiework.errors import InputError
from tiework.readers.mbox import iter_messages
from tiework.readers.pieces import LINE_LIMIT

from .mbox import PlannedMessage


class Bodies:
    """Opens an archive so that the body of any of its messages can be read by the line it begins on."""

    def __init__(self, file: BinaryIO, *, name: str, lines: set[int]) -> None:
        self._file, self._name = file, name
        self._offsets = _offsets(file, lines)

    def of(self, message: PlannedMessage) -> str:
        """Raises InputError where the file no longer holds this message at its line."""
        self._file.seek(self._offsets.get(message.line, 0))
        found = next(iter_messages(self._file, name=self._name), None)
        if found is None or found.id != message.source:
            raise InputError(
                "the message that was there at first", found="another", file=self._name, line=message.line
            )
        return found.body

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def _offsets(file: BinaryIO, lines: set[int]) -> dict[int, int]:
    """Where each of the lines begins, counted as the reader counts them."""
    offsets: dict[int, int] = {}
    file.seek(0)
    at, number = 0, 0
    while line := file.readline(LINE_LIMIT):
        number += 1
        if number in lines:
            offsets[number] = at
        at += len(line)
    return offsets
