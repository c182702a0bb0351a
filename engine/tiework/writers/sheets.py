"""A network, or acts, laid out as columns: what every writer of files starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tiework.acts import ActTable
from tiework.errors import InputError
from tiework.graph import TieGraph
from tiework.readers.archive import TIER, Attributes
from tiework.ties import TieTable

type Value = str | float | int | bool | None
type Columns = dict[str, list[Value]]
FIXED = ("id", "name")


@dataclass(frozen=True, slots=True)
class Sheets:
    """People and ties as columns of plain values; undefined is None.

    Attributes
    ----------
    people : dict of str to list
        id, name where one is known, attributes, measures; one value a person.
    ties : dict of str to list
        source, target, weight, forward, backward, reciprocated, in_person; one value a tie.
    acts : ActTable or None
        Acts instead of ties.
    """

    people: Columns
    ties: Columns = field(default_factory=dict)
    acts: ActTable | None = None

    def rows(self, what: str) -> Iterator[dict[str, Value]]:
        """Go through people or ties, one mapping each, without what is undefined."""
        columns: Columns = getattr(self, what)
        for cells in zip(*columns.values(), strict=True):
            yield {key: cell for key, cell in zip(columns, cells, strict=True) if cell is not None}


def laid_out(
    what: TieGraph | TieTable | ActTable,
    attributes: Attributes | None,
    names: Mapping[str, str],
    measures: Mapping[str, Sequence[float | None]],
) -> Sheets:
    """Lay out a graph, a tie table (the ties present in it) or acts."""
    if isinstance(what, TieTable):
        what = TieGraph.from_ties(what)
    people = _people(what, attributes, names, measures)
    return Sheets(people, acts=what) if isinstance(what, ActTable) else Sheets(people, _ties(what))


def _people(
    what: TieGraph | ActTable,
    attributes: Attributes | None,
    names: Mapping[str, str],
    measures: Mapping[str, Sequence[float | None]],
) -> Columns:
    ids = what.people
    out: Columns = {"id": list(ids)}
    called = [names.get(person, person) for person in ids]
    if called != list(ids):
        out["name"] = list(called)
    if attributes is None and isinstance(what, TieGraph):
        attributes = _own(what)
    for column in (attributes or Attributes()).names:
        known: Mapping[str, Value] = attributes.tier if column == TIER else attributes.columns[column]  # type: ignore[union-attr]
        _add(out, column, [known.get(person) for person in ids])
    for key, values in measures.items():
        if len(values) != len(ids):
            raise InputError(f"{len(ids)} values of {key}, one a person", found=str(len(values)))
        _add(out, key, [_number(value) for value in values])
    return out


def _own(graph: TieGraph) -> Attributes:
    groups = graph.groups or ()
    tiers = graph.tiers or ()
    group = {person: label for person, label in zip(graph.people, groups, strict=False) if label is not None}
    tier = {person: value for person, value in zip(graph.people, tiers, strict=False) if value is not None}
    return Attributes({"group": group} if group else {}, tier)


def _add(out: Columns, column: str, values: list[Value]) -> None:
    if column in out or column in FIXED:
        raise InputError("each column of people once", found=f"{column!r} twice")
    out[column] = values


def _number(value: float | None) -> Value:
    if value is None:
        return None
    number = float(value)
    return number if np.isfinite(number) else None


def _ties(graph: TieGraph) -> Columns:
    a, b = graph.pairs
    at = graph.upper
    return {
        "source": [graph.people[k] for k in a],
        "target": [graph.people[k] for k in b],
        "weight": graph.weight[at].tolist(),
        "forward": graph.out[at].tolist(),
        "backward": graph.into[at].tolist(),
        "reciprocated": graph.reciprocated[at].tolist(),
        "in_person": graph.in_person[at].tolist(),
    }
