"""The figures of the whole network, each with its doubt or its refusal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from tiework.arrays import Floats
from tiework.effort import Effort
from tiework.evidence import KEYS, read_acts
from tiework.figures import FIGURES
from tiework.measures.catalogue import measure
from tiework.measuring import read_measures
from tiework.readings import Reading, readings_of
from tiework.results import chosen
from tiework.table import Table

if TYPE_CHECKING:
    from tiework.standing import Standing

SMALLEST = 8
UNDATED = "none: the acts carry no dates"


def readings(
    network: Standing, measures: Collection[str] | str | None, effort: Effort
) -> tuple[Reading, ...]:
    """Return the figures of a network in reading order; see `tiework.Network.readings`."""
    effort = effort if network.dated else replace(effort, replicates=0)
    wanted = (
        None
        if measures is None or measures == "all"
        else [measures]
        if isinstance(measures, str)
        else list(measures)
    )
    others = wanted is not None and any(key not in FIGURES and key not in KEYS for key in wanted)
    parts = effort.shares(2 if measures == "all" or others else 1)
    found = readings_of(
        network.acts, network.policy, network.as_of, network.grouping.labels, next(parts), SMALLEST,
        network.archive.attributes.tier or None, network.block_days, wanted,
    )  # fmt: skip
    if not network.dated:
        found = tuple(_undated(reading) for reading in found)
    else:
        found = (*found, *read_acts(
            network.acts, network.as_of, help_kinds=network.help_kinds, outcomes=network.outcomes,
            groups=network.declared(), smallest_group=SMALLEST, together_kinds=network.policy.together_kinds,
        ))  # fmt: skip
    keys = network_keys(measures, network, [reading.key for reading in found])
    more = more_readings(network, keys, next(parts, effort)) if keys else []
    if wanted is None:
        return (*found, *more)
    by_key = {reading.key: reading for reading in (*found, *more)}
    return tuple(by_key[key] for key in wanted)


def more_readings(network: Standing, keys: Iterable[str], effort: Effort) -> list[Reading]:
    """Figures of the whole that the catalogue has beside those of `tiework.read_network`."""
    out = []
    for found in read_measures(keys, network.records, effort):
        if not network.dated and found.value is not None:
            found = replace(found, interval_kind=UNDATED)
        grouped = measure(found.key).needs_groups and found.refusal is None
        out.append(replace(found, grouping=network.grouping_kind) if grouped else found)
    return out


def network_keys(
    measures: Collection[str] | str | None, network: Standing, given: Collection[str]
) -> list[str]:
    """Keys of the whole network's measures that are asked for beside those of `given`."""
    if measures is None:
        return []
    if measures == "all":
        usual, _ = chosen("network", None, network)
        return [entry.key for entry in usual if entry.key not in given and entry.key not in FIGURES]
    wanted, _ = chosen("network", [measures] if isinstance(measures, str) else measures, network)
    return [entry.key for entry in wanted if entry.key not in given]


def _undated(reading: Reading) -> Reading:
    if reading.value is None:
        return reading
    return replace(reading, interval_kind=UNDATED, at_half=None, at_double=None)


def readings_table(readings: Sequence[Reading], notes: Sequence[str]) -> Table:
    """One row a figure."""
    entries = [measure(reading.key) for reading in readings]
    beyond = [reading.beyond_chance for reading in readings]
    columns: Mapping[str, Any] = {
        "measure": [reading.key for reading in readings],
        "name": [entry.name for entry in entries],
        "unit": [entry.unit for entry in entries],
        "value": _numbers(reading.value for reading in readings),
        "low": _numbers(reading.low for reading in readings),
        "high": _numbers(reading.high for reading in readings),
        "n": np.array([reading.n for reading in readings], dtype=np.int64),
        "n_of": [reading.n_of for reading in readings],
        "n_undefined": np.array([reading.n_undefined for reading in readings], dtype=np.int64),
        "at_half": _numbers(reading.at_half for reading in readings),
        "at_double": _numbers(reading.at_double for reading in readings),
        "expected": _numbers(reading.expected for reading in readings),
        "p_value": _numbers(reading.p_value for reading in readings),
        "z": _numbers(reading.z for reading in readings),
        "shuffles": _numbers(reading.shuffles for reading in readings),
        "half_strong": _numbers(reading.half_strong for reading in readings),
        "double_strong": _numbers(reading.double_strong for reading in readings),
        "beyond_chance": _numbers(beyond),
        "grouping": [reading.grouping for reading in readings],
        "interval": [reading.interval_kind for reading in readings],
        "refusal": [str(reading.refusal) if reading.refusal else None for reading in readings],
    }
    return Table(columns, "Figures of the network", notes)


def _numbers(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
