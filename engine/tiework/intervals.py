"""How sure is a figure of the catalogue? Each by what it is made of: weeks of acts, waits, draws of a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from tiework.arrays import maybe
from tiework.contacts import DAY
from tiework.evidence import A_COUNT
from tiework.measures.cascade import first_callers
from tiework.measures.giving import WITHIN_HOURS, waits
from tiework.measures.measure import Measure
from tiework.measures.newcomers import first_reciprocated, first_replies
from tiework.measures.records import Records
from tiework.readings import read_network
from tiework.resampling import block_kind, interval, replicates, resampled_acts

MADE_OF_DRAWS = frozenset(
    {
        "detected_modularity", "partition_stability", "modularity_z", "small_world_sigma", "small_world_omega",
        "generalised_reciprocity",
    }
)  # fmt: skip
# What members are is counted, and no act changes it.
COUNTED = frozenset({"blau_network", "shannon_network", "hill_network", "exposure"})
WHOLE = frozenset({"isolates", "articulation_points", "diameter"})
_OF_CHANCE = "none: the figure is itself made of random draws"


def doubt(entry: Measure, records: Records, value: float, count: int, seed: int) -> dict[str, Any]:
    """Say how sure a figure of the network is: the fields of a Reading that hold its interval.

    Parameters
    ----------
    entry : Measure
    records : Records
    value : float
        The figure itself.
    count, seed : int
        Draws to make, and where to begin.

    Returns
    -------
    dict
        ``interval_kind``, and where there is an interval ``low`` and ``high``; also ``n`` and ``n_of`` where what stands
        behind it is not members.
    """
    if (own := _own_interval(entry.key, records)) is not None:
        return own
    if entry.key == "weighted_reciprocity_rho":
        return _of_rho(records, value, count, seed)
    if entry.key in MADE_OF_DRAWS:
        return {"interval_kind": _OF_CHANCE}
    if entry.key in COUNTED:
        return {"interval_kind": A_COUNT}
    if entry.basis not in ("ties", "acts") or records.given_graph is not None:
        return {"interval_kind": "none: its records do not fall into weeks"}
    draws = np.array([float(entry.function(**drawn)) for drawn in _drawn(entry, records, count, seed)])
    if not len(draws):
        return {"interval_kind": block_kind(0, records.block_days, count > 0)}
    bounds = interval(value, draws, *entry.range)
    if bounds and entry.key in WHOLE:
        bounds = float(np.floor(bounds[0])), float(np.ceil(bounds[1]))
    kind = block_kind(len(draws), records.block_days, True)
    return {"interval_kind": kind} | (dict(zip(("low", "high"), bounds, strict=True)) if bounds else {})


def _drawn(entry: Measure, records: Records, count: int, seed: int) -> Iterator[dict[str, Any]]:
    held = {name: getattr(records, name) for name in entry.inputs if name not in ("acts", "graph")}
    block = records.block_days * DAY
    if entry.basis == "ties":
        graph = records.graph
        for draw in replicates(records.acts, records.policy, records.as_of, graph.groups, count, seed, block):
            yield held | {"graph": replace(draw.graph, tiers=graph.tiers)}
        return
    for acts in resampled_acts(records.acts, records.as_of, count, seed, block):
        yield held | {"acts": acts}


def _own_interval(key: str, records: Records) -> dict[str, Any] | None:
    lasting = "95 %, Kaplan-Meier with Greenwood's variance"
    if key == "answered_asks":
        asked = waits(records.asks, records.as_of)
        _, low, high = asked.ended(WITHIN_HOURS)
        return {"low": low, "high": high, "interval_kind": lasting, "n": asked.n, "n_of": "asks"}
    waiting = {
        "median_wait": lambda: waits(records.asks, records.as_of),
        "days_to_first_reply": lambda: first_replies(
            records.acts, records.joined, records.as_of, records.reply_kinds
        ),
        "days_to_first_reciprocated": lambda: first_reciprocated(
            records.acts, records.policy, records.joined, records.as_of
        ),
    }
    if key in waiting:
        found = waiting[key]()
        low, high = found.median_interval
        n_of = "asks" if key == "median_wait" else "newcomers"
        kind = lasting if high == high else f"{lasting}; no upper end: too many are waiting still"
        return {"low": maybe(low), "high": maybe(high), "interval_kind": kind, "n": found.n, "n_of": n_of}
    if key != "first_callers_reach":
        return None
    callers = first_callers(records.initiations, records.responses, records.people, records.as_of)
    kind = "95 %, Wilson, for a share of draws from the model"
    return {"low": callers.low, "high": callers.high, "interval_kind": kind}


def _of_rho(records: Records, value: float, count: int, seed: int) -> dict[str, Any]:
    told = read_network(records.acts, records.policy, records.as_of, None, count, seed, 1)
    returned = next(one for one in told if one.key == "weighted_reciprocity")
    if returned.low is None or returned.high is None or returned.value is None or returned.value >= 1:
        return {"interval_kind": returned.interval_kind}
    # rho is a straight line in what is returned; what chance gives is held fixed.
    slope = (1 - value) / (1 - returned.value)
    low, high = (value + slope * (end - returned.value) for end in (returned.low, returned.high))
    return {
        "low": low,
        "high": min(high, 1.0),
        "interval_kind": returned.interval_kind,
        "p_value": returned.p_value,
    }
