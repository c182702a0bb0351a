"""How much a file may cost before it is refused: a small file must not fill the machine."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from tiework.errors import InputError

MB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a reader takes from one file; more is refused with an `InputError` that names the limit.

    With the defaults no file, made up or not, takes more than half a gigabyte of memory, Python included, or a minute
    of a processor. Whoever trusts a file and has the memory raises them: ``Limits.roomy()``.

    Parameters
    ----------
    unpacked : int
        Bytes of the file, after unpacking.
    ratio : int
        How many times larger than packed a file may be once it is over 16 MB. Real text packs to a twentieth or so.
    members : int
        Files in a zip or tar.
    rows : int
        Rows, posts or edges read, good ones and bad ones together.
    acts : int
    people : int
    text : int
        Bytes of memory for ids, names and attributes together.
    cell : int
        Characters of one id, name or attribute.
    block : int
        Characters of one line, one XML tag or one JSON value.
    depth : int
        Nesting of XML and JSON.
    problems : int
        Problems kept with their line; all are counted.
    """

    unpacked: int = 1024 * MB
    ratio: int = 200
    members: int = 200_000
    rows: int = 5_000_000
    acts: int = 3_000_000
    people: int = 1_000_000
    text: int = 160 * MB
    cell: int = 1_000
    block: int = 2 * MB
    depth: int = 64
    problems: int = 1_000

    @classmethod
    def roomy(cls) -> Limits:
        """Return limits for files one trusts: a hundred times the size, and still no bombs."""
        return cls(
            unpacked=100 * 1024 * MB,
            rows=500_000_000,
            acts=300_000_000,
            people=100_000_000,
            text=16 * 1024 * MB,
            block=64 * MB,
        )


class Budget:
    """What one reading has used up of its limits."""

    def __init__(self, limits: Limits, file: str) -> None:
        self.limits, self.file = limits, file
        self.text = 0

    def hold(self, words: str, line: int | None = None) -> str:
        """Account for a text that is kept."""
        # What a text costs beside itself: its place in a mapping.
        self.spend(sys.getsizeof(words) + 100, line)
        return words

    def spend(self, size: int, line: int | None = None) -> None:
        """Account for bytes of memory that texts take."""
        self.text += size
        if self.text > self.limits.text:
            most = self.limits.text // MB
            raise InputError(
                f"ids, names and attributes of at most {most} MB together",
                found="more",
                file=self.file,
                line=line,
            )

    def check(self, what: str, number: int, most: int, line: int | None = None) -> None:
        """Refuse the file where it holds more of something than it may."""
        if number > most:
            raise InputError(f"at most {most} {what}", found="more", file=self.file, line=line)
