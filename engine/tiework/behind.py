"""How many stand behind a figure of the network, of what, and how many it leaves out as undefined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from tiework.arrays import Bools
from tiework.contacts import DAY, TOGETHER, contacts
from tiework.measures.bonding import overlap
from tiework.measures.contributions import MONTH, QUARTER
from tiework.measures.giving import WITHIN_DAYS, passing_on
from tiework.measures.measure import Measure
from tiework.measures.newcomers import AT_HOME_DAYS, newcomers
from tiework.measures.participation import active
from tiework.measures.reciprocity import directed
from tiework.measures.records import Records


def behind(entry: Measure, records: Records) -> dict[str, Any]:
    """Say it as the fields of a Reading: ``n``, ``n_of``, ``n_undefined``.

    Who said no group or no tier is left out of what is about groups or tiers, and counted.
    """
    if entry.key in _OF:
        n_of, count = _OF[entry.key]
        known, without = count(records)
        return {"n": known, "n_of": n_of, "n_undefined": without}
    declared = _declared(entry, records)
    said = int(np.count_nonzero(declared))
    return {"n": said, "n_undefined": len(declared) - said}


def _declared(entry: Measure, records: Records) -> Bools:
    known = np.ones(len(records.people), dtype=np.bool_)
    if entry.needs_groups and not ("memberships" in entry.inputs and records.memberships):
        known &= records.graph.labelled
    if entry.needs_tiers:
        known &= records.graph.tier_codes >= 0
    return known


def _ties(records: Records) -> tuple[int, int]:
    return records.graph.m, 0


def _labelled_ties(records: Records) -> tuple[int, int]:
    both = int(np.count_nonzero(~np.isnan(records.graph.inside[records.graph.upper])))
    return both, records.graph.m - both


def _overlaps(records: Records) -> tuple[int, int]:
    known = int(np.count_nonzero(~np.isnan(overlap(records.graph))))
    return known, records.graph.m - known


def _directed(records: Records) -> tuple[int, int]:
    return int(np.count_nonzero(directed(records.graph))), 0


def _flows(records: Records) -> tuple[int, int]:
    rows = contacts(records.acts, records.policy, records.as_of)
    return int(np.count_nonzero(rows.way != TOGETHER)), 0


def _last_quarter(records: Records) -> tuple[int, int]:
    return int(np.count_nonzero(active(records.doings, records.as_of - QUARTER * DAY, QUARTER))), 0


def _receipts(records: Records) -> tuple[int, int]:
    found = passing_on(records.acts, records.help_kinds, records.as_of, shuffles=1)
    late = passing_on(records.acts, records.help_kinds, records.as_of + WITHIN_DAYS * DAY, shuffles=1)
    return found.receipts, max(late.receipts - found.receipts, 0)


def _at_home(records: Records) -> tuple[int, int]:
    everybody = newcomers(records.acts, records.joined, records.as_of)
    old = newcomers(records.acts, records.joined, records.as_of - AT_HOME_DAYS * DAY)
    return old, everybody - old


def _dated(records: Records) -> tuple[int, int]:
    acting = active(records.doings, records.as_of, MONTH)
    known = [name in records.joined for name, acts in zip(records.people, acting, strict=True) if acts]
    return sum(known), len(known) - sum(known)


def _recent(records: Records) -> tuple[int, int]:
    at = records.acts.at
    return int(np.count_nonzero((at <= records.as_of) & (at > records.as_of - MONTH * DAY))), 0


_OF: dict[str, tuple[str, Callable[[Records], tuple[int, int]]]] = {
    "reciprocity_rho": ("directed ties", _directed),
    "weighted_reciprocity_rho": ("acts toward somebody", _flows),
    "overlap_strength": ("ties", _overlaps),
    "without_weak_ties": ("ties", _ties),
    "without_strong_ties": ("ties", _ties),
    "detected_modularity": ("ties", _ties),
    "partition_stability": ("ties", _ties),
    "modularity_z": ("ties", _ties),
    "degree_assortativity": ("ties", _ties),
    "assortativity": ("ties", _labelled_ties),
    "retention": ("members active last quarter", _last_quarter),
    "generalised_reciprocity": ("receipts of help", _receipts),
    "integrated_share": ("newcomers of sixty days or more", _at_home),
    "mixed_ages": ("active members", _dated),
    "mixed_uses": ("acts", _recent),
}
