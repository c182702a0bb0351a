"""Any one measure of the catalogue, read with its doubt or refused with what would be enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from tiework._version import __version__
from tiework.arrays import Floats, maybe
from tiework.behind import behind
from tiework.effort import Effort
from tiework.errors import TieworkError
from tiework.evidence import KEYS, read_acts
from tiework.figures import FIGURES, too_few_tiers
from tiework.intervals import MADE_OF_DRAWS, doubts
from tiework.measures.catalogue import measure
from tiework.measures.measure import Measure
from tiework.measures.records import Records
from tiework.measures.rewiring import SHUFFLES, all_against_rewired
from tiework.readings import Reading, readings_of
from tiework.refusals import (
    Refusal,
    needs_at_least,
    needs_members,
    needs_two_groups,
    not_from_ties,
    undefined,
)
from tiework.resampling import Jackknife, jackknife_by_group
from tiework.shuffles import MADE_OF_SHUFFLES, made_of_shuffles

# What a network with everybody's number of ties kept would give by chance.
AGAINST_REWIRED = frozenset(
    {
        "transitivity",
        "mean_clustering",
        "support_ratio",
        "short_blocks",
        "mean_distance",
        "degree_assortativity",
        "assortativity",
        "overlap_strength",
        "articulation_points",
    }
)

# On groups found from the ties these would compare the ties with themselves.
AGAINST_ITSELF = frozenset({"ei_index", "ei_index_group", "ei_index_person", "assortativity"})


def values(key: str, records: Records) -> Any:
    """Work one measure of the catalogue out of what is known.

    Parameters
    ----------
    key : str
    records : Records

    Returns
    -------
    float, float64 array, or what the function says
        nan is undefined. Nothing is refused here: see `refusal` and `read_measure`.

    Examples
    --------
    >>> from tiework.acts import Act, ActTable
    >>> from tiework.policy import Policy
    >>> acts = ActTable.from_records([Act("a", ("b",), "mail.replied", 0)], people=["c"])
    >>> values("degree", Records(acts, Policy.for_mail(), 0.0))
    array([0., 1., 1.])
    """
    entry = measure(key)
    return entry.function(**{name: getattr(records, name) for name in entry.inputs})


def refusal(key: str, records: Records) -> Refusal | None:
    """Say why a measure is not given, with what would be enough; None where it is.

    Parameters
    ----------
    key : str
    records : Records
    """
    entry, members = measure(key), len(records.people)
    if members < entry.smallest_group:
        return needs_members(members, entry.smallest_group)
    working = "memberships" in entry.inputs and records.memberships
    if records.detected and entry.key in AGAINST_ITSELF:
        return not_from_ties()
    if entry.needs_groups and not working and len(records.graph.group_names) < 2:
        return needs_two_groups(len(records.graph.group_names), False)
    if entry.needs_tiers and (missing := too_few_tiers(key, records.graph)):
        return missing
    for need in entry.needs:
        if (found := need.count(records)) < need.least:
            return needs_at_least(need.said(found), need.least)
    return None


def read_measure(
    key: str,
    records: Records,
    replicates: int = 1000,
    seed: int = 1,
    seconds: float | None = None,
    threads: int = 2,
) -> Reading:
    """Read one measure of the whole network, with its doubt; as `read_measures` for several.

    Parameters
    ----------
    key : str
        Of an entry of level "network".
    records : Records
    replicates : int
        Draws behind an interval; 0 for none.
    seed : int
    seconds : float, optional
        After so long no further draw or shuffle is made; the reading says how many there were.
    threads : int
        To work with; the same bytes for any number.

    Returns
    -------
    Reading

    Raises
    ------
    TieworkError
        Where the measure is not one of the network.
    """
    return read_measures([key], records, Effort(replicates, seed, seconds, threads=threads))[0]


def read_measures(keys: Iterable[str], records: Records, effort: Effort) -> tuple[Reading, ...]:
    """Read measures of the whole network, each with its doubt.

    Parameters
    ----------
    keys : iterable of str
        Of entries of level "network".
    records : Records
    effort : Effort
        What is drawn anew is drawn once for all of them; its seconds are for all of it together.

    Returns
    -------
    tuple of Reading
        In the order of `keys`.

    Notes
    -----
    Intervals: whole weeks drawn anew (`tiework.resampling`), of acts or of ties made of them, and of outcomes, ratings and
    whatever else has a date; Kaplan-Meier's for waits; Wilson's for shares of people and for reach; people drawn anew for
    answers. Figures of structure have beside them what networks give in which everybody has as many ties, but with whom is
    chance.
    """
    wanted = tuple(keys)
    usual = [key for key in wanted if key in KEYS or key in FIGURES]
    own = [key for key in wanted if key not in usual]
    shuffled = [key for key in own if key in MADE_OF_SHUFFLES and refusal(key, records) is None]
    rewired = [key for key in wanted if key in AGAINST_REWIRED and effort.replicates]
    # Doubt comes last, and has what the others leave of their time.
    parts = effort.shares(sum(map(bool, (usual, shuffled, rewired, own))))
    made = _told(usual, records, next(parts)) if usual else {}
    of_shuffles = made_of_shuffles(shuffled, records, next(parts)) if shuffled else {}
    made |= {key: _undrawn(key, records, of_shuffles.get(key)) for key in own}
    if rewired:
        made |= _beside_chance([made[key] for key in rewired], records, next(parts))
    values = {key: made[key].value for key in own}
    known = {key: value for key, value in values.items() if value is not None}
    for key, doubt in doubts(known, records, next(parts)).items() if known else ():
        made[key] = replace(made[key], **doubt)
    return tuple(made[key] for key in wanted)


def _undrawn(key: str, records: Records, shuffled: dict[str, Any] | None = None) -> Reading:
    entry = measure(key)
    if entry.level != "network":
        raise TieworkError(f"expected a measure of the network, found {key!r}, of one {entry.level}")
    blank = _blank(key, records)
    if (why := refusal(key, records)) is not None:
        return replace(blank, refusal=why)
    found = {"value": maybe(values(key, records))} if shuffled is None else shuffled
    if found["value"] is None:
        return replace(blank, refusal=undefined(key))
    return replace(blank, **found, **behind(entry, records), **_other_half_lives(entry, records))


def _other_half_lives(entry: Measure, records: Records) -> dict[str, Any]:
    decays = "policy" in entry.inputs or "graph" in entry.inputs
    if not decays or records.given_graph is not None or entry.key in MADE_OF_DRAWS:
        return {}
    days = records.policy.half_life_days
    half, double = (
        values(entry.key, replace(records, policy=records.policy.with_half_life(other)))
        for other in (days / 2, days * 2)
    )
    found = {"at_half": maybe(half), "at_double": maybe(double)}
    if entry.scaling == "by threshold" and "graph" in entry.inputs:
        theta = records.policy.theta
        less, more = (
            values(entry.key, replace(records, policy=replace(records.policy, strong=other)))
            for other in (theta / 2, theta * 2)
        )
        found |= {"half_strong": maybe(less), "double_strong": maybe(more)}
    return found


def _told(keys: Sequence[str], records: Records, effort: Effort) -> dict[str, Reading]:
    # One call for all that are asked alike; what each takes as the smallest group is its own.
    found: dict[str, Reading] = {}
    for least in {measure(key).smallest_group for key in keys}:
        alike = [key for key in keys if measure(key).smallest_group == least]
        told: tuple[Reading, ...] = ()
        if any(key in KEYS for key in alike):
            told += read_acts(
                records.acts, records.as_of, help_kinds=records.help_kinds, outcomes=records.outcomes,
                groups=records.groups, smallest_group=least, together_kinds=records.policy.together_kinds,
            )  # fmt: skip
        if any(key in FIGURES for key in alike):
            told += readings_of(
                records.acts, records.policy, records.as_of, None if records.detected else records.groups,
                effort, least, records.tiers,
            )  # fmt: skip
        found |= {one.key: one for one in told if one.key in alike}
    return found


def _blank(key: str, records: Records) -> Reading:
    return Reading(
        key, None, None, None, len(records.people), "members", 0, "none", records.policy.half_life_days,
        datetime.fromtimestamp(records.as_of, UTC), __version__,
    )  # fmt: skip


def _beside_chance(readings: Sequence[Reading], records: Records, effort: Effort) -> dict[str, Reading]:
    # The same rewired networks serve all figures.
    known = [one for one in readings if one.value is not None and one.expected is None]
    figures = [measure(one.key).function for one in known]
    shuffles = min(effort.replicates, SHUFFLES)
    nulls = all_against_rewired(records.graph, figures, shuffles, effort.seed, effort=effort)
    return {one.key: one for one in readings} | {
        one.key: replace(
            one, expected=maybe(null.expected), p_value=maybe(null.p_value), z=maybe(null.z),
            shuffles=null.shuffles, shuffles_asked=null.asked,
        )
        for one, null in zip(known, nulls, strict=True)
    }  # fmt: skip


def sensitivity(key: str, records: Records) -> dict[str, float | None]:
    """How much does a figure of the network hang on what the members hold acts to be worth?

    Parameters
    ----------
    key : str
        Of an entry of level "network".
    records : Records

    Returns
    -------
    dict of str to (float or None)
        The figure as the policy has it, under half and twice the half-life, under half and twice the weight of a strong
        tie, and with every act that forms a tie counting the same; None where undefined.

    Examples
    --------
    >>> from tiework.acts import Act, ActTable
    >>> from tiework.policy import Policy
    >>> acts = ActTable.from_records([Act("a", ("b",), "mail.replied", 0)])
    >>> sensitivity("density", Records(acts, Policy.for_mail(), 0.0))["as held"]
    1.0
    """
    if measure(key).level != "network":
        raise TieworkError(f"expected a measure of the network, found {key!r}, of one {measure(key).level}")
    held = records.policy
    alike = {kind: replace(rule, weight=1.0 if rule.weight else 0.0) for kind, rule in held.kinds.items()}
    policies = {
        "as held": held,
        "half the half-life": held.with_half_life(held.half_life_days / 2),
        "twice the half-life": held.with_half_life(held.half_life_days * 2),
        "half as strong": replace(held, strong=held.theta / 2),
        "twice as strong": replace(held, strong=held.theta * 2),
        "all acts alike": replace(held, kinds=alike),
    }
    return {said: maybe(values(key, replace(records, policy=policy))) for said, policy in policies.items()}


def without_each_group(key: str, records: Records) -> Jackknife:
    """How much does a figure of the network hang on any one group? A check beside its interval.

    Parameters
    ----------
    key : str
        Of an entry of level "network" that is worked out from ties.
    records : Records
        With `groups`.

    Returns
    -------
    Jackknife
        See `tiework.resampling.jackknife_by_group`.
    """
    entry = measure(key)
    if entry.level != "network" or entry.basis != "ties":
        raise TieworkError(f"expected a measure of the network worked out from ties, found {key!r}")
    graph = records.flows.with_groups(records.groups) if "flows" in entry.inputs else records.graph
    return jackknife_by_group(graph, entry.function)


def person_values(key: str, records: Records) -> tuple[Floats, Refusal | None]:
    """Read a measure of persons: one value each, nan where undefined, or the reason why nobody has one.

    Parameters
    ----------
    key : str
        Of an entry of level "person".
    records : Records

    Returns
    -------
    (float64[n], Refusal or None)
        All nan where refused; in the order of ``records.people``.
    """
    if measure(key).level != "person":
        raise TieworkError(f"expected a measure of persons, found {key!r}, of one {measure(key).level}")
    if (why := refusal(key, records)) is not None:
        return np.full(len(records.people), np.nan), why
    return np.asarray(values(key, records), dtype=np.float64), None
