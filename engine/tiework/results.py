"""The tables of a network: people, ties, groups, and the figures of the whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from tiework.arrays import Bools, Floats
from tiework.companions import companions
from tiework.errors import TieworkError
from tiework.measures.catalogue import CATALOGUE, Measure, measure
from tiework.measures.diversity import SMALLEST_CELL, group_ties, hidden
from tiework.measures.places import members_of
from tiework.measuring import refusal, values
from tiework.refusals import Refusal
from tiework.table import Table

if TYPE_CHECKING:
    from tiework.standing import Standing

# Worked out over every pair of people: in a crowd only where somebody asks for it.
OVER_ALL_PAIRS = frozenset({"betweenness", "closeness", "span", "short_blocks", "mean_distance", "diameter"})
BY_REWIRING = frozenset({"small_world_sigma", "small_world_omega", "modularity_z", "partition_stability"})
_CROWD = 3000
_TOO_SMALL = (
    f"Groups of fewer than {SMALLEST_CELL} members are named without figures: they would be figures of persons. Where that is one "
    "group alone, the next smallest goes without too: else it could be worked back from the totals."
)


def worked_out(entry: Measure, network: Standing) -> tuple[Any, Refusal | None]:
    """Return what a measure says of a network, or why it says nothing."""
    why = refusal(entry.key, network.records)
    return (None, why) if why is not None else (values(entry.key, network.records), None)


def chosen(
    level: str, measures: Collection[str] | None, network: Standing
) -> tuple[list[Measure], list[str]]:
    """Return the measures of a level to work out, and what is to be said of those left out."""
    here = [entry for entry in CATALOGUE if entry.level == level]
    if measures is not None:
        unknown = sorted(set(measures) - {entry.key for entry in here})
        if unknown:
            there = ", ".join(entry.key for entry in here)
            raise TieworkError(f"no measure of a {level} is called {unknown[0]!r}; there are {there}")
        return [entry for entry in here if entry.key in measures], []
    crowd = network.graph.n > _CROWD
    left = [entry.key for entry in here if crowd and entry.key in OVER_ALL_PAIRS]
    said = [f"{', '.join(left)}: left out among more than {_CROWD} people; ask by name."] if left else []
    # What rests on records that nobody handed in is no part of the usual table.
    usual = [
        entry for entry in here
        if entry.key not in left and (entry.basis in ("ties", "acts") or network.has(entry.inputs))
    ]  # fmt: skip
    return usual, said


def people_table(network: Standing, measures: Collection[str] | None) -> Table:
    """One row a member."""
    graph, archive = network.graph, network.archive
    columns: dict[str, Any] = {"person": np.array(graph.people, dtype=object)}
    names = [archive.people.get(person, person) for person in graph.people]
    if names != list(graph.people):
        columns["name"] = np.array(names, dtype=object)
    if graph.groups is not None:
        columns["group"] = np.array(graph.groups, dtype=object)
    if graph.tiers is not None and any(tier is not None for tier in graph.tiers):
        columns["tier_declared"] = np.array(graph.tiers, dtype=object)
    if measures is None:
        columns |= _tie_counts(network)
    entries, said = chosen("person", measures, network)
    return _filled(columns, entries, said, network, "People", np.arange(graph.n))


def _tie_counts(network: Standing) -> dict[str, Any]:
    graph, table = network.graph, network.tie_table
    ends = np.concatenate([table.i[table.dormant], table.j[table.dormant]])
    both = graph.reciprocated
    return {
        "reciprocated_ties": graph.sum_slots(both.astype(np.float64)).astype(np.int64),
        "strong_ties": graph.sum_slots((both & (graph.weight >= graph.strong)).astype(np.float64)).astype(
            np.int64
        ),
        "dormant_ties": np.bincount(ends, minlength=graph.n),
    }


def ties_table(network: Standing, measures: Collection[str] | None) -> Table:
    """One row a tie that is present now."""
    table = network.tie_table
    here = table.present
    people = np.array(table.people, dtype=object)
    columns: dict[str, Any] = {
        "a": people[table.i[here]], "b": people[table.j[here]], "strength": table.weight[here],
        "a_to_b": table.s_ij[here], "b_to_a": table.s_ji[here], "together": table.together[here],
        "in_person": table.in_person[here], "acts": table.n_acts[here],
    }  # fmt: skip
    if network.dated:
        columns["first"] = _moments(table.first[here])
        columns["last"] = _moments(table.last[here])
    columns |= {"reciprocated": table.reciprocated[here], "strong": table.strong[here]}
    entries, said = chosen("dyad", measures, network)
    entries = [entry for entry in entries if entry.key != "tie_strength" and entry.basis in ("ties", "acts")]
    return _filled(columns, entries, said, network, "Ties", np.flatnonzero(here))


def _moments(seconds: Floats) -> Any:
    return (seconds * 1e6).astype("datetime64[us]")


def groups_table(network: Standing, measures: Collection[str] | None) -> Table:
    """One row a group."""
    graph = network.graph
    names = graph.group_names
    low, high = graph.pairs
    members = [graph.memberships.of(code) for code in range(len(names))]

    def counted(who: Callable[[Bools], Bools]) -> Any:
        return np.array([np.count_nonzero(who(of)) for of in members], dtype=np.int64)

    columns: dict[str, Any] = {
        "group": np.array(names, dtype=object),
        "members": counted(lambda of: of),
        "with_ties": counted(lambda of: of & (graph.degree > 0)),
        "ties_inside": counted(lambda of: of[low] & of[high]),
        "ties_across": counted(lambda of: of[low] != of[high]),
    }
    entries, said = chosen("group", measures, network)
    said.append(f"Groups {network.grouping}.")
    # Of two groups each, not of one: see `between_table`.
    entries = [entry for entry in entries if entry.key != "cross_group_density"]
    if network.records.memberships is not None:
        # These speak of working groups then: see `working_groups_table`.
        entries = [entry for entry in entries if "memberships" not in entry.inputs]
    table = _filled(columns, entries, said, network, "Groups", np.arange(len(names)))
    return _suppressed(table, hidden(columns["members"]))


def working_groups_table(network: Standing) -> Table:
    """One row a working group."""
    records = network.records
    if records.memberships is None:
        raise TieworkError("no working groups are known: hand them in as memberships={group: people}")
    found = members_of(records.people, records.groups, records.memberships)
    sizes = np.array([np.count_nonzero(of) for of in found.values()], dtype=np.int64)
    columns: dict[str, Any] = {"group": np.array(list(found), dtype=object), "members": sizes}
    entries = [entry for entry in CATALOGUE if entry.level == "group" and "memberships" in entry.inputs]
    table = _filled(columns, entries, [], network, "Working groups", np.arange(len(sizes)))
    return _suppressed(table, hidden(sizes))


def between_table(network: Standing) -> Table:
    """One row for every two groups, and one for each with itself."""
    graph = network.graph
    names = graph.group_names
    small = hidden(np.array([np.count_nonzero(graph.memberships.of(k)) for k in range(len(names))], np.int64))
    counts = np.where(small[:, None] | small, np.nan, group_ties(graph))
    density, why = worked_out(measure("cross_group_density"), network)
    one, other = np.triu_indices(len(names))
    found = np.full(len(one), np.nan) if density is None else np.asarray(density)[one, other]
    people = np.array(names, dtype=object)
    columns = {"a": people[one], "b": people[other], "ties": counts[one, other], "density": found}
    said = [f"density: {why}"] if why else []
    if small.any():
        said.append(_TOO_SMALL)
    return Table(columns, "Between groups", said)


def _suppressed(table: Table, small: Bools) -> Table:
    # A figure of a group of three is a figure of persons.
    if not small.any():
        return table
    columns = {
        name: table[name] if name in ("group", "members") else np.where(small, np.nan, table[name])
        for name in table.column_names
    }
    return Table(columns, table.title, [*table.notes, _TOO_SMALL])


def _filled(
    columns: dict[str, Any],
    entries: Sequence[Measure],
    said: list[str],
    network: Standing,
    title: str,
    rows: Any,
) -> Table:
    count = len(next(iter(columns.values())))
    for entry in entries:
        found, why = worked_out(entry, network)
        if why is not None:
            said.append(f"{entry.key}: {why}")
            continue
        for name, column in ({entry.key: found} | companions(entry.key, network.records)).items():
            each = np.asarray(column, dtype=np.float64)
            # What is worked out from acts has a value for every pair that ever acted, not only for ties present now.
            columns[name] = each if len(each) == count else each[rows]
    return Table(columns, title, [*said, *_left_out(entries, network), str(network.policy)])


def _left_out(entries: Sequence[Measure], network: Standing) -> list[str]:
    without = int(np.count_nonzero(~network.graph.labelled))
    if not without or not any(entry.needs_groups for entry in entries):
        return []
    share = f"{100 * without / network.graph.n:.0f} %"
    return [
        f"{without} of {network.graph.n} people have no group ({share}): left out of what is about groups."
    ]
