"""By what people are grouped: what they declared, what the ties show, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiework.errors import InputError
from tiework.labels import Groups, label

if TYPE_CHECKING:
    from tiework.readers.archive import Archive

type Labels = Mapping[str, str | None]

DETECTED, NONE = "detected", "none"
_USUAL = ("group", "sector", "place")


@dataclass(frozen=True, slots=True)
class Grouping:
    """What groups stand on.

    Attributes
    ----------
    by : str
        A column of what is known of people, ``given``, ``detected`` or ``none``.
    labels : mapping of person to label, or None
        None where groups are found from the ties.
    """

    by: str
    labels: Labels | None

    def __str__(self) -> str:
        said = {DETECTED: "found from the ties", NONE: "none", "given": "as given", "group": "as declared"}
        return said.get(self.by, f"by {self.by}")


def grouping(archive: Archive, by: str | Groups | None) -> Grouping:
    """Say by what people are grouped.

    Parameters
    ----------
    archive : Archive
    by : str, mapping of person to label or labels, or None
        A column of what is known of people, ``detected``, or ``none``. None: group, sector or place, whichever half of the
        people declared first in this order; else detected.

    Raises
    ------
    InputError
        Naming the columns that are there where this one is not.
    """
    people = archive.people
    if by is None:
        return _usual(archive)
    if isinstance(by, Mapping):
        return Grouping("given", {person: label(by.get(person)) for person in people})
    if by == NONE:
        return Grouping(NONE, dict.fromkeys(people))
    if by == DETECTED:
        return Grouping(DETECTED, None)
    known = archive.attributes
    if by not in known.names:
        # An archive that knows nothing of its people knows their groups from outside: say how.
        there = ", ".join((*known.names, DETECTED, NONE))
        hint = "" if known.names else "; say it with a table of people (--people people.csv)"
        raise InputError(f"groups by one of {there}{hint}", found=repr(by), file=archive.name)
    return Grouping(by, known.by(by))


def _usual(archive: Archive) -> Grouping:
    for column in _USUAL:
        labels = archive.attributes.columns.get(column, {})
        declared = [labels[person] for person in archive.people if person in labels]
        if 2 * len(declared) >= len(archive.people) and len(set(declared)) > 1:
            return Grouping(column, labels)
    return Grouping(DETECTED, None)
