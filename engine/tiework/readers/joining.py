"""An archive and what a table says of its people, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from tiework.readers.archive import Archive, Attributes, Problem

NOBODY = "none of the"


def joined(archive: Archive, people: Archive) -> Archive:
    """Return the archive, knowing of its people what the other one says."""
    ids = _matched(archive, people)
    moved = Attributes(
        {column: _moved(values, ids) for column, values in people.attributes.columns.items()},
        {ids[person]: tier for person, tier in people.attributes.tier.items()},
    )
    said = {ids[person]: name for person, name in people.people.items()}
    names = {**said, **archive.people}
    for person, name in said.items():
        # A name that was only the id again gives way to a real one.
        if names[person] == person:
            names[person] = name
    found = sum(person in archive.people for person in said)
    problems, counts = archive.problems, dict(archive.counts)
    if not found:
        note = f"{NOBODY} {len(said)} people of {people.name} occurs here: they became members without acts"
        problems = (*problems, Problem(1, note, "doubtful"))
        counts["doubtful"] = counts.get("doubtful", 0) + 1
    table = archive.table
    if table is not None:
        table = replace(table, people=tuple(dict.fromkeys((*table.people, *said))))
    counts["people"] = len(names)
    return replace(
        archive, people=names, problems=(*problems, *people.problems), table=table,
        attributes=archive.attributes.joined(moved), counts=_added(counts, people.counts),
        declared=archive.declared | frozenset(said),
    )  # fmt: skip


def _moved(values: Mapping[str, str], ids: Mapping[str, str]) -> dict[str, str]:
    return {ids[person]: value for person, value in values.items()}


def _added(counts: dict[str, int], more: Mapping[str, int]) -> dict[str, int]:
    for what in ("refused", "doubtful"):
        counts[what] = counts.get(what, 0) + more.get(what, 0)
    if "rows" in counts:
        counts["rows"] += more.get("rows", 0)
    return counts


def _matched(archive: Archive, people: Archive) -> dict[str, str]:
    often = Counter(archive.people.values())
    named = {name: person for person, name in archive.people.items() if often[name] == 1}
    out: dict[str, str] = {}
    for person, name in people.people.items():
        # Addresses are kept in lower case.
        choices = (person, person.lower()) if archive.format == "mbox" else (person,)
        here = next((one for one in choices if one in archive.people), None)
        out[person] = here or named.get(person) or named.get(name) or choices[-1]
    return out
