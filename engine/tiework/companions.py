"""What stands beside a measure of persons, groups or ties in a table: its doubt, what chance gives, what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from tiework.arrays import Floats
from tiework.graph import TieGraph
from tiework.measures.brokerage import ROLES, Brokerage, brokerage
from tiework.measures.cascade import reach_of_each
from tiework.measures.dimensions import dimensions
from tiework.measures.diversity import ei_group_permutation, ei_person_permutation
from tiework.measures.records import Records
from tiework.measures.trust import kept_word_of_each

# Labels are dealt anew for z; with more ties than this the counts stand alone, unless one works z out with `brokerage`.
MOST_TIES, SHUFFLES = 20_000, 200


def companions(key: str, records: Records) -> dict[str, Floats]:
    """Columns that belong beside a measure, by name; none for most.

    Parameters
    ----------
    key : str
        Of an entry of level "person", "group" or "dyad".
    records : Records
    """
    return _BESIDE[key](records) if key in _BESIDE else {}


def _ei_person(records: Records) -> dict[str, Floats]:
    expected, likely = ei_person_permutation(records.graph)
    return {"ei_index_person_expected": expected, "ei_index_person_p_value": likely}


def _ei_group(records: Records) -> dict[str, Floats]:
    found = ei_group_permutation(records.graph)
    return {
        "ei_index_group_expected": np.array([one.expected for one in found], dtype=np.float64),
        "ei_index_group_p_value": np.array([one.p_value for one in found], dtype=np.float64),
    }


@lru_cache(maxsize=1)
def _roles(graph: TieGraph) -> Brokerage:
    return brokerage(graph, SHUFFLES)


def _role(role: str) -> Callable[[Records], dict[str, Floats]]:
    def z(records: Records) -> dict[str, Floats]:
        if records.graph.m > MOST_TIES:
            return {}
        return {f"{role}_z": _roles(records.graph).z[ROLES.index(role)]}

    return z


def _kept_word(records: Records) -> dict[str, Floats]:
    found = kept_word_of_each(records.outcomes, records.as_of)
    each = [found.get(name) for name in records.people]
    return {
        f"kept_word_person_{side}": np.array(
            [np.nan if one is None else getattr(one, side) for one in each], dtype=np.float64
        )
        for side in ("low", "high", "uncertainty")
    }


def _reach(records: Records) -> dict[str, Floats]:
    _, low, high = reach_of_each(records.initiations, records.responses, records.people, records.as_of)
    return {"expected_reach_low": low, "expected_reach_high": high}


def _dimensions(records: Records) -> dict[str, Floats]:
    found = dimensions(
        records.acts,
        records.policy,
        records.as_of,
        records.help_kinds,
        records.private_kinds,
        records.hours_kinds,
    )
    return {
        "dimensions_time": found.time,
        "dimensions_intensity": found.intensity,
        "dimensions_intimacy": found.intimacy,
        "dimensions_services": found.services,
    }


_BESIDE: Mapping[str, Callable[[Records], dict[str, Floats]]] = {
    "ei_index_person": _ei_person,
    "ei_index_group": _ei_group,
    **{role: _role(role) for role in ROLES},
    "kept_word_person": _kept_word,
    "expected_reach": _reach,
    "dimensions": _dimensions,
}
