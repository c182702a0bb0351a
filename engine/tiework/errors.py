"""What can go wrong, said so that a person can act on it."""

from __future__ import annotations

from errno import EACCES, EISDIR, ENOENT, ENOTDIR, EPERM, EROFS


def found_instead(trouble: OSError) -> str:
    """Say what the system met, as a thing that was found.

    Examples
    --------
    >>> found_instead(FileNotFoundError(2, "No such file or directory"))
    'nothing at this place'
    """
    known = {ENOENT: "nothing at this place", EISDIR: "a folder", ENOTDIR: "a file where a folder should be"}
    denied = "a place that may not be used"
    return known.get(trouble.errno or 0) or (
        denied if trouble.errno in (EACCES, EPERM, EROFS) else (trouble.strerror or "trouble").lower()
    )


class TieworkError(Exception):
    """Anything tiework refuses to do, in one line."""


class InputError(TieworkError):
    """Input that cannot be read: which file, which line, what was expected, what was found.

    Parameters
    ----------
    expected : str
        What should have stood there.
    found : str
        What stood there instead.
    file : str or None
        Name of the file, as the caller knows it.
    line : int or None
        Line (or record) number, counted from 1.

    Examples
    --------
    >>> print(InputError("a number", found="'x'", file="acts.csv", line=3))
    acts.csv, line 3: expected a number, found 'x'
    """

    def __init__(
        self, expected: str, *, found: str, file: str | None = None, line: int | None = None
    ) -> None:
        self.file, self.line, self.expected, self.found = file, line, expected, found
        where = ", ".join(part for part in (file or "", f"line {line}" if line is not None else "") if part)
        super().__init__(f"{where + ': ' if where else ''}expected {expected}, found {found}")


class PolicyError(TieworkError):
    """A policy that contradicts itself, or that does not know a kind of act."""
