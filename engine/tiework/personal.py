"""One person's own figures, for that person's eyes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Bools, Floats, Ints, maybe, ratio
from tiework.contacts import FORWARD, TOGETHER, Contacts, contacts
from tiework.graph import TieGraph
from tiework.measures.bonding import bonding_capital, bonding_share, support_ratio
from tiework.measures.bridging import bridging_capital, constraint, effective_size, efficiency, participation
from tiework.measures.communities import detect_communities
from tiework.policy import Policy
from tiework.refusals import Refusal, too_little
from tiework.ties import seconds, tie_table

LEAST_HELP = 3


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What one person may see about themselves. A figure that is None has its reason in `refusals`, under its name.

    Attributes
    ----------
    ties, reciprocated_ties, strong_ties, dormant_ties : int
        Ties present now; those that go both ways; the strong ones; those that were present once.
    gave, took : int
        Acts toward others and acts of others toward this person, as often as each person was meant (no decay).
    help_given, help_taken : int
        The same for kinds of act that the policy marks as help.
    help_balance : float or None
        (given - taken) / (given + taken) over help, decayed; -1 to 1; refused below three acts.
    in_person_share : float or None
        In-person part of the strength of present ties.
    bonding, bonding_share, support_ratio, bridging, constraint, effective_size, efficiency, participation
        As in the catalogue.
    group : str or None
        The group that counted as one's own; `grouping` says whether it was declared or detected.
    """

    ties: int
    reciprocated_ties: int
    strong_ties: int
    dormant_ties: int
    gave: int
    took: int
    help_given: int
    help_taken: int
    help_balance: float | None
    in_person_share: float | None
    bonding: float | None
    bonding_share: float | None
    support_ratio: float | None
    bridging: float | None
    constraint: float | None
    effective_size: float | None
    efficiency: float | None
    participation: float | None
    group: str | None
    grouping: str
    refusals: Mapping[str, Refusal] = field(default_factory=dict)


def read_people(
    acts: ActTable, policy: Policy, as_of: datetime | float, groups: Mapping[str, str | None] | None = None
) -> dict[str, PersonFigures]:
    """How does each person stand, as they alone may see it?

    Parameters
    ----------
    acts : ActTable
    policy : Policy
    as_of : datetime or float
    groups : mapping of person to label, optional
        Declared groups; communities found from the ties unless given.

    Returns
    -------
    dict of person to PersonFigures
        Every member, in the table's order.

    Raises
    ------
    PolicyError
        Where a kind of act is unknown to the policy.
    """
    moment = seconds(as_of)
    rows = contacts(acts, policy, moment)
    worth = rows.decayed(moment, policy.half_life_days)
    table = tie_table(rows, worth, acts.people, policy, moment)
    graph = TieGraph.from_ties(table, groups=groups)
    if groups is None:
        graph = replace(graph, groups=detect_communities(graph).labels)
    counts = {
        "ties": graph.degree,
        "reciprocated_ties": _ends(graph, graph.reciprocated),
        "strong_ties": _ends(graph, graph.reciprocated & (graph.weight >= graph.strong)),
        "dormant_ties": np.bincount(
            np.concatenate([table.i[table.dormant], table.j[table.dormant]]), minlength=graph.n
        ),
        **_flows(acts, policy, rows),
    }
    shares = _shares(acts, policy, rows, worth, graph)
    grouping = "declared" if groups is not None else "detected"
    return {name: _figures(k, counts, shares, graph, grouping) for k, name in enumerate(acts.people)}


def _ends(graph: TieGraph, mask: Bools) -> Ints:
    return graph.sum_slots(mask.astype(np.float64)).astype(np.int64)


def _givers(rows: Contacts) -> tuple[Ints, Ints, Bools]:
    lo, hi = rows.lo[rows.pair].astype(np.int64), rows.hi[rows.pair].astype(np.int64)
    forward = rows.way == FORWARD
    return np.where(forward, lo, hi), np.where(forward, hi, lo), rows.way != TOGETHER


def _flows(acts: ActTable, policy: Policy, rows: Contacts) -> dict[str, Ints]:
    giver, taker, directed = _givers(rows)
    help_rows = directed & _is_help(acts, policy, rows)
    n = len(acts.people)
    return {
        "gave": np.bincount(giver[directed], minlength=n),
        "took": np.bincount(taker[directed], minlength=n),
        "help_given": np.bincount(giver[help_rows], minlength=n),
        "help_taken": np.bincount(taker[help_rows], minlength=n),
    }


def _is_help(acts: ActTable, policy: Policy, rows: Contacts) -> Bools:
    helps = np.array([policy.rule(kind).help for kind in acts.kinds], dtype=np.bool_)
    return helps[acts.kind[rows.act]]


def _shares(
    acts: ActTable, policy: Policy, rows: Contacts, worth: Floats, graph: TieGraph
) -> dict[str, Floats]:
    giver, taker, directed = _givers(rows)
    chosen = directed & _is_help(acts, policy, rows)
    given = np.bincount(giver[chosen], worth[chosen], minlength=graph.n)
    taken = np.bincount(taker[chosen], worth[chosen], minlength=graph.n)
    return {
        "help_balance": ratio(given - taken, given + taken),
        "in_person_share": ratio(graph.sum_slots(graph.in_person), graph.strength),
        "bonding": bonding_capital(graph),
        "bonding_share": bonding_share(graph),
        "support_ratio": support_ratio(graph),
        "bridging": bridging_capital(graph),
        "constraint": constraint(graph),
        "effective_size": effective_size(graph),
        "efficiency": efficiency(graph),
        "participation": participation(graph),
    }


def _figures(
    k: int, counts: dict[str, Ints], shares: dict[str, Floats], graph: TieGraph, grouping: str
) -> PersonFigures:
    whole: dict[str, Any] = {name: int(column[k]) for name, column in counts.items()}
    parts: dict[str, Any] = {name: maybe(column[k]) for name, column in shares.items()}
    acts_of_help = whole["help_given"] + whole["help_taken"]
    if acts_of_help < LEAST_HELP:
        parts["help_balance"] = None
    label = graph.groups[k] if graph.groups is not None else None
    refusals = {
        name: _why(name, acts_of_help, whole["ties"], label) for name, value in parts.items() if value is None
    }
    return PersonFigures(**whole, **parts, group=label, grouping=grouping, refusals=refusals)


def _why(name: str, acts_of_help: int, ties: int, label: str | None) -> Refusal:
    if name == "help_balance":
        return too_little(f"{acts_of_help} acts of help given or taken", f"this figure needs {LEAST_HELP}")
    if ties == 0:
        return too_little("no tie is present now", "this figure needs at least one")
    if name == "bridging" and label is None:
        return Refusal("R4", "no group of your own is known", "this figure needs one")
    return Refusal("R4", "no group of your contacts is known", "this figure needs at least one")
