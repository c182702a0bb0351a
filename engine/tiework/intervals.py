"""How sure is a figure of the catalogue? Each by what it is made of: weeks of acts, waits, draws of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from tiework.arrays import Floats, maybe
from tiework.contacts import DAY
from tiework.effort import Effort, random_of
from tiework.evidence import A_COUNT
from tiework.figures import FIGURES
from tiework.measures.cascade import first_callers
from tiework.measures.catalogue import measure
from tiework.measures.giving import WITHIN_HOURS, waits
from tiework.measures.measure import Measure
from tiework.measures.newcomers import first_reciprocated, first_replies
from tiework.measures.records import Records
from tiework.readings import spread_of
from tiework.resampling import Draw, Happenings, Networks, block_kind, done_of, interval, no_interval

MADE_OF_DRAWS = frozenset(
    {
        "detected_modularity", "partition_stability", "modularity_z", "small_world_sigma", "small_world_omega",
        "generalised_reciprocity",
    }
)  # fmt: skip
# What members are is counted, and no act changes it.
COUNTED = frozenset({"blau_network", "shannon_network", "hill_network", "exposure"})
WHOLE = frozenset({"isolates", "articulation_points", "diameter"})
# Records that happened at a moment, and fall into weeks as acts do.
_DATED = ("outcomes", "asks", "introductions", "ratings", "initiations", "responses")
_OF_CHANCE = "none: the figure is itself made of random draws"


def doubts(figures: Mapping[str, float], records: Records, effort: Effort) -> dict[str, dict[str, Any]]:
    """Say how sure figures of the network are: for each, the fields of a Reading that hold its interval.

    Parameters
    ----------
    figures : mapping of str to float
        Keys of the catalogue, and the figures themselves.
    records : Records
    effort : Effort
        What is drawn is drawn once for all of them.

    Returns
    -------
    dict of str to dict
        ``interval_kind``, and where there is an interval ``low`` and ``high``; also ``n`` and ``n_of`` where what stands
        behind it is not members.
    """
    found = {
        key: known for key in figures if (known := _known(key, figures[key], records, effort)) is not None
    }
    left = [measure(key) for key in figures if key not in found]
    kinds = (
        ([entry for entry in left if entry.basis == "ties"], _ties),
        ([entry for entry in left if entry.basis != "ties"], _happenings),
    )
    parts = effort.shares(sum(bool(entries) for entries, _ in kinds))
    for entries, laid_out in kinds:
        if entries:
            columns = _columns(entries, *laid_out(records, effort), next(parts))
            found |= {
                entry.key: _of_draws(entry, figures[entry.key], column, records, effort)
                for entry, column in zip(entries, columns, strict=True)
            }
    return found


def _columns(
    entries: Sequence[Measure], draw: Callable[[int], Records], most: int, effort: Effort
) -> Iterable[Floats]:
    def drawn(k: int) -> list[float]:
        again = draw(k)
        return [
            float(entry.function(**{name: getattr(again, name) for name in entry.inputs}))
            for entry in entries
        ]

    rows = list(effort.draws(drawn, most))
    return np.array(rows, np.float64).reshape(len(rows), len(entries)).T


def _known(key: str, value: float, records: Records, effort: Effort) -> dict[str, Any] | None:
    entry = measure(key)
    if (own := _own_interval(key, records)) is not None:
        return own
    if key == "weighted_reciprocity_rho":
        return _of_rho(records, value, effort)
    if key in MADE_OF_DRAWS:
        return {"interval_kind": _OF_CHANCE}
    if key in COUNTED:
        return {"interval_kind": A_COUNT}
    if entry.basis == "answers":
        return _of_answers(entry, value, records, effort)
    if records.given_graph is not None:
        return {"interval_kind": "none: ties were given, and not the acts they are made of"}
    return None


def _of_draws(
    entry: Measure, value: float, draws: Floats, records: Records, effort: Effort
) -> dict[str, Any]:
    kind = block_kind(len(draws), records.block_days, effort.replicates)
    bounds = interval(value, draws, *entry.range) if len(draws) else None
    if bounds is None:
        return {"interval_kind": no_interval(draws) if len(draws) else kind}
    low, high = bounds
    if entry.key in WHOLE:
        low, high = float(np.floor(low)), float(np.ceil(high))
    return {"interval_kind": kind, "low": low, "high": high}


type _Draws = tuple[Callable[[int], Records], int]


def _ties(records: Records, effort: Effort) -> _Draws:
    networks = Networks(
        records.acts, records.policy, records.as_of, records.graph, effort.seed, records.block_days * DAY
    )
    return (
        lambda k: replace(records, given_graph=networks.draw(k).graph),
        networks.most(effort.replicates),
    )


def _happenings(records: Records, effort: Effort) -> _Draws:
    dated: list[Sequence[Any]] = [getattr(records, name) for name in _DATED]
    happenings = Happenings(records.acts, dated, records.as_of, effort.seed, records.block_days * DAY)

    def drawn(k: int) -> Records:
        draw = happenings.draw(k)
        others: dict[str, Any] = dict(zip(_DATED, draw.others, strict=True))
        return replace(records, acts=draw.acts, **others)

    return drawn, happenings.most(effort.replicates)


def _of_answers(entry: Measure, value: float, records: Records, effort: Effort) -> dict[str, Any]:
    answers = np.asarray(records.answers, dtype=np.float64)
    answers = answers[~np.isnan(answers)]
    behind = {"n": len(answers), "n_of": "answers"}
    if not effort.replicates:
        return {"interval_kind": "none asked for", **behind}

    def drawn(k: int) -> float:
        return float(random_of(effort.seed, k).choice(answers, len(answers)).mean())

    draws = np.array(list(effort.draws(drawn, effort.replicates)))
    low, high = interval(value, draws, *entry.range) or (None, None)
    many = done_of(len(draws), effort.replicates, "replicates")
    kind = f"95 %, people who answered drawn anew, {many}, centred on the figure"
    return {"interval_kind": kind, "low": low, "high": high, **behind}


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


def _of_rho(records: Records, value: float, effort: Effort) -> dict[str, Any]:
    key, table = "weighted_reciprocity", records.table
    figure = FIGURES[key]
    returned = figure.work_out(Draw(records.graph, table.s_ij, table.s_ji))
    days = records.block_days
    draws = spread_of([key], records.acts, records.policy, records.as_of, records.graph, days, effort)[key]
    kind = block_kind(len(draws), days, effort.replicates)
    bounds = interval(returned, draws, figure.low, figure.high) if len(draws) else None
    if bounds is None or returned >= 1:
        return {"interval_kind": no_interval(draws) if len(draws) and bounds is None else kind}
    # rho is a straight line in what is returned; what chance gives is held fixed.
    slope = (1 - value) / (1 - returned)
    low, high = (value + slope * (end - returned) for end in bounds)
    return {"low": low, "high": min(high, 1.0), "interval_kind": kind}
