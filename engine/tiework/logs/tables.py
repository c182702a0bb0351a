"""Arrays of figures to tables: of people, of ties, and of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tiework.adjacency import Adjacency, Closures, Diversity
from tiework.arrays import Codes, Floats, Ints, ratio
from tiework.coded import Coded
from tiework.kernels.serving import serving
from tiework.logs.arrow import values
from tiework.logs.dyads import Dyads
from tiework.logs.people import Belonging
from tiework.table import Table
from tiework.texts import texts

if TYPE_CHECKING:
    import pyarrow as pa

PERSON = (
    "person", "degree", "strength_out", "strength_in", "strength", "balance", "clustering", "support", "constraint",
    "effective_size", "participation", "blau", "shannon", "ei_index", "pagerank", "core", "component", "community",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Found:
    """What was worked out of everybody's ties.

    Attributes
    ----------
    closures : Closures
    participation, pagerank : float64[n]
    core, component, community : int32[n]
    modularity : float
    strength_out, strength_in, strength : float64[n]
    diversity : Diversity or None
    """

    closures: Closures
    participation: Floats
    pagerank: Floats
    core: Codes
    component: Codes
    community: Codes
    modularity: float
    strength_out: Floats
    strength_in: Floats
    strength: Floats
    diversity: Diversity | None


def people_table(
    people: pa.Array, ties: Adjacency, found: Found, of: Belonging | None, notes: list[str]
) -> Table:
    """One row a person."""
    import pyarrow as pa

    closed, degree = found.closures, ties.degree
    columns: dict[str, Any] = {"person": values(people, np.int64) if people.type == pa.int64() else people}
    if of is not None:
        columns[of.by] = of.label
    columns |= {
        "degree": degree,
        "strength_out": found.strength_out,
        "strength_in": found.strength_in,
        "strength": found.strength,
        "balance": ratio(found.strength_out - found.strength_in, found.strength_out + found.strength_in),
        "clustering": ratio(2 * closed.triangles, degree * (degree - 1)),
        "support": ratio(closed.supported, degree),
        "constraint": closed.constraint,
        "effective_size": closed.effective,
        "participation": found.participation,
    }
    if found.diversity is not None:
        columns |= vars(found.diversity)
    columns |= {name: getattr(found, name) for name in ("pagerank", "core", "component", "community")}
    return Table(columns, "People", notes)


def ties_table(people: pa.Array, taken: list[tuple[Adjacency, Codes]], notes: list[str]) -> Table:
    """One row a tie. Takes the ties, and what common contacts their slots have, out of the list: what is used up goes."""
    ties, common = taken.pop()
    degree = ties.degree
    a, b, slot = serving("adjacency").pairs(ties.indptr, ties.indices)
    columns: dict[str, Any] = {"a": Coded(a, people), "b": Coded(b, people)}
    held: dict[str, Any] = {"a_to_b": ties.out, "b_to_a": ties.into, "strength": ties.weight}
    shared, acts = common[slot], ties.acts[slot]
    del ties, common
    for name in list(held):
        columns[name] = held.pop(name)[slot]
    del slot
    there, back = columns["a_to_b"], columns["b_to_a"]
    less = np.minimum(there, back)
    columns["mutual"] = less > 0
    columns["reciprocity"] = 2 * (less / columns["strength"])
    del less
    columns["common"] = shared
    columns["overlap"] = ratio(shared, degree[a] + degree[b] - 2 - shared)
    columns["supported"] = shared > 0
    columns["acts"] = acts
    return Table(columns, "Ties", notes)


def network_table(dyads: Dyads, ties: Adjacency, found: Found, notes: list[str]) -> Table:
    """One row a figure of the whole: measure, value."""
    n, degree = ties.n, ties.degree
    triples = float((degree.astype(np.float64) * (degree - 1)).sum())
    corners = int(found.closures.triangles.sum())
    directed = int(np.count_nonzero(ties.out))
    mutual = int(np.count_nonzero((ties.out > 0) & (ties.into > 0)))
    figures: dict[str, Any] = {
        "people": n,
        "acts": dyads.acts,
        "self_acts": dyads.self_acts,
        "later_acts": dyads.later,
        "directed_ties": directed,
        "ties": ties.m,
        "density": ratio(2.0 * ties.m, float(n) * (n - 1)),
        "transitivity": ratio(2.0 * corners, triples),
        "reciprocity": ratio(mutual, directed),
        "weighted_reciprocity": ratio(np.minimum(ties.out, ties.into).sum(), ties.out.sum()),
        "triangles": corners // 3,
        "components": _count(found.component),
        "communities": int(np.count_nonzero(np.bincount(found.community[degree > 0]))),
        "modularity": found.modularity,
    }
    value = np.array([float(one) for one in figures.values()])
    return Table({"measure": texts(list(figures)), "value": value}, "Network", notes)


def _count(labels: Codes | Ints) -> int:
    return int(labels.max(initial=-1)) + 1
