"""The figures of a network: how each is worked out of a draw, and when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tiework.arrays import ratio
from tiework.graph import TieGraph
from tiework.measures.bonding import mean_bonding, median_bonding, support_ratio_network
from tiework.measures.bridging import bridging_capital, mean_bridging, median_bridging
from tiework.measures.linking import connectedness_ratio, linking_capital, low_tier_with_ties, mean_linking
from tiework.measures.mixing import ei_index_network, modularity
from tiework.measures.network import (
    components,
    density,
    in_person_share,
    largest_component_share,
    mean_degree,
    strong_ties_per_member,
    transitivity,
)
from tiework.measures.reciprocity import directed, edge_reciprocity
from tiework.policy import Policy
from tiework.refusals import (
    Refusal,
    needs_tiers,
    needs_two_groups,
    not_from_ties,
    nothing_in_person,
    too_few_low,
    undefined,
)
from tiework.resampling import Draw


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes
    ----------
    work_out : callable
        From a Draw to the value; nan is undefined.
    n_of : str
        What stands behind it.
    low, high : float
        Its range.
    grouped : bool
        Whether it depends on groups.
    tiered : bool
        Whether it depends on declared tiers.
    whole : bool
        Whether it is a count, so that its interval is widened to whole numbers.
    strong : bool
        Whether it looks at how much a strong tie weighs.
    """

    work_out: Callable[[Draw], float]
    n_of: str
    low: float
    high: float
    grouped: bool = False
    whole: bool = False
    tiered: bool = False
    strong: bool = False


def _on_graph(function: Callable[[TieGraph], float]) -> Callable[[Draw], float]:
    return lambda draw: function(draw.graph)


def _returned(draw: Draw) -> float:
    flows = draw.forward.sum() + draw.backward.sum()
    return float(ratio(2 * np.minimum(draw.forward, draw.backward).sum(), flows))


_MANY = float("inf")
FIGURES: dict[str, Figure] = {
    "weighted_reciprocity": Figure(_returned, "pairs", 0, 1),
    "edge_reciprocity": Figure(_on_graph(edge_reciprocity), "directed ties", 0, 1),
    "support_ratio": Figure(_on_graph(support_ratio_network), "ties", 0, 1),
    "mean_bonding": Figure(_on_graph(mean_bonding), "members", 0, _MANY, strong=True),
    "mean_bridging": Figure(_on_graph(mean_bridging), "members", 0, _MANY, grouped=True),
    "median_bonding": Figure(_on_graph(median_bonding), "members", 0, _MANY, strong=True),
    "median_bridging": Figure(_on_graph(median_bridging), "members", 0, _MANY, grouped=True),
    "mean_linking": Figure(_on_graph(mean_linking), "members", 0, _MANY, tiered=True, strong=True),
    "connectedness_ratio": Figure(_on_graph(connectedness_ratio), "members", 0, _MANY, tiered=True),
    "ties_per_member": Figure(_on_graph(mean_degree), "members", 0, _MANY),
    "strong_ties_per_member": Figure(_on_graph(strong_ties_per_member), "members", 0, _MANY, strong=True),
    "in_person_share": Figure(_on_graph(in_person_share), "ties", 0, 1),
    "density": Figure(_on_graph(density), "members", 0, 1),
    "transitivity": Figure(_on_graph(transitivity), "members", 0, 1),
    "components": Figure(_on_graph(components), "members", 1, _MANY, whole=True),
    "largest_component_share": Figure(_on_graph(largest_component_share), "members", 0, 1),
    "ei_index": Figure(_on_graph(ei_index_network), "ties", -1, 1, grouped=True),
    "modularity": Figure(_on_graph(modularity), "ties", -0.5, 1, grouped=True),
}


def refused(key: str, value: float, graph: TieGraph, policy: Policy, grouping: str) -> Refusal | None:
    """Say why a figure is not given, or None where it is."""
    if key == "in_person_share" and all(rule.channel != "in_person" for rule in policy.kinds.values()):
        return nothing_in_person()
    if key == "ei_index" and grouping == "detected":
        return not_from_ties()
    if FIGURES[key].tiered and (refusal := too_few_tiers(key, graph)):
        return refusal
    groups = len(graph.group_names)
    if graph.m and FIGURES[key].grouped and groups < (1 if key == "modularity" else 2):
        return needs_two_groups(groups, grouping == "detected")
    return undefined(key) if value != value else None


_LEAST_LOW, _LEAST_TIES = 10, 3


def too_few_tiers(key: str, graph: TieGraph) -> Refusal | None:
    """Linking is never inferred: without declared tiers, or with too few, there is no figure."""
    tiers = graph.tier_codes
    declared = tiers >= 0
    if 2 * int(np.count_nonzero(declared)) < graph.n or len(np.unique(tiers[declared])) < 2:
        return needs_tiers(int(np.count_nonzero(declared)), graph.n)
    low = low_tier_with_ties(graph, _LEAST_TIES)
    return too_few_low(low, _LEAST_LOW) if key == "connectedness_ratio" and low < _LEAST_LOW else None


def behind(key: str, draw: Draw) -> tuple[int, int]:
    """Say how many stand behind a figure, and how many it leaves out as undefined."""
    graph, of = draw.graph, FIGURES[key].n_of
    if of == "pairs":
        return int(np.count_nonzero(draw.forward + draw.backward > 0)), 0
    if of == "directed ties":
        return int(np.count_nonzero(directed(graph))), 0
    if key in ("mean_bridging", "median_bridging"):
        missing = int(np.count_nonzero(np.isnan(bridging_capital(graph))))
        return graph.n - missing, missing
    if key == "mean_linking":
        known = int(np.count_nonzero(~np.isnan(linking_capital(graph))))
        return known, graph.n - known
    if key == "connectedness_ratio":
        return low_tier_with_ties(graph, 1), graph.n - low_tier_with_ties(graph, 1)
    if key == "ei_index":
        labelled = int(np.count_nonzero(~np.isnan(graph.inside[graph.upper])))
        return labelled, graph.m - labelled
    return (graph.m if of == "ties" else graph.n), 0
