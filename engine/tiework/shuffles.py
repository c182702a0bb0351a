"""Measures of the network that are themselves made of shuffles: worked out within the time there is, and saying how many."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tiework.arrays import maybe
from tiework.chance import SHUFFLES, reciprocity_by_chance, weighted_reciprocity_rho
from tiework.effort import Effort
from tiework.measures import giving, rewiring
from tiework.measures.records import Records

type Fields = dict[str, Any]
_SMALL_WORLD = ("small_world_sigma", "small_world_omega")
MADE_OF_SHUFFLES = frozenset(
    {*_SMALL_WORLD, "modularity_z", "weighted_reciprocity_rho", "generalised_reciprocity"}
)


def made_of_shuffles(keys: Collection[str], records: Records, effort: Effort) -> dict[str, Fields]:
    """Work out those measures of `keys` that are made of shuffles, one after the other.

    Parameters
    ----------
    keys : collection of str
    records : Records
    effort : Effort
        Its seconds are shared out evenly.

    Returns
    -------
    dict of str to dict
        For each the fields of a Reading: ``value`` (None where undefined), ``shuffles`` and ``shuffles_asked``; beside some
        what chance gives.
    """
    asked = [key for key in keys if key in MADE_OF_SHUFFLES]
    worlds = [key for key in asked if key in _SMALL_WORLD]
    rest = [key for key in asked if key not in _SMALL_WORLD]
    parts = effort.shares(len(rest) + bool(worlds))
    found = {key: _ONE[key](records, effort, next(parts)) for key in rest}
    if worlds:
        found |= _small_world(records, effort, next(parts))
    return {key: found[key] for key in asked}


def _counted(value: float, shuffles: int, asked: int) -> Fields:
    return {"value": maybe(value), "shuffles": shuffles or None, "shuffles_asked": asked or None}


def _small_world(records: Records, effort: Effort, part: Effort) -> dict[str, Fields]:
    graph = records.graph
    if not rewiring.speaks(graph):
        return {key: _counted(float("nan"), 0, 0) for key in _SMALL_WORLD}
    world = rewiring.small_world(graph, effort=part)
    return {
        key: _counted(value, world.shuffles, world.asked)
        for key, value in zip(_SMALL_WORLD, (world.sigma, world.omega), strict=True)
    }


def _modularity(records: Records, effort: Effort, part: Effort) -> Fields:
    null = rewiring.modularity_against_rewired(records.graph, effort=part)
    return _counted(null.z, null.shuffles, null.asked)


def _rho(records: Records, effort: Effort, part: Effort) -> Fields:
    held = (records.acts, records.policy, records.as_of)
    chance = reciprocity_by_chance(*held, SHUFFLES, effort=part)
    found = _counted(weighted_reciprocity_rho(*held, chance=chance), chance.shuffles, chance.asked)
    return found | ({"p_value": maybe(chance.p_value)} if effort.replicates else {})


def _passing_on(records: Records, effort: Effort, part: Effort) -> Fields:
    passed = giving.passing_on(records.acts, records.help_kinds, records.as_of, effort=part)
    found = _counted(passed.ratio, passed.shuffles, giving.SHUFFLES if passed.shuffles else 0)
    return found | ({"expected": 1.0, "p_value": maybe(passed.p_value)} if effort.replicates else {})


_ONE = {
    "modularity_z": _modularity, "weighted_reciprocity_rho": _rho, "generalised_reciprocity": _passing_on,
}  # fmt: skip
