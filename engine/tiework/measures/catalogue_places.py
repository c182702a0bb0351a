"""Catalogue: each group as a place of its own."""

from __future__ import annotations

from tiework.measures import places
from tiework.measures.measure import Measure

MANY = float("inf")
_ACTS_ONLY = "Reading along is not seen here, and is a fine way to belong."
_ANALOGY = "An analogy, no validated scale: read the four signs of a lively place beside each other, never as one number."
_ACTS = ("doings", "groups", "memberships", "as_of")

PLACES = (
    Measure("active_share_group", "Activity (group)", "What share of this group's members did something in the last four weeks?",
            "share", (0, 1), "group", "own, after Jacobs 1961 by analogy", _ACTS_ONLY,
            "Members of the group who did any act in the 28 days before, divided by all of its members.",
            places.active_share_group, 5, needs_groups=True, basis="acts", inputs=_ACTS),
    Measure("acts_per_active_group", "Acts per active member (group)", "How much did those of this group do who did something?",
            "acts", (0, MANY), "group", "own", "An average hides the few who do much.",
            "Acts of the group's members in the last 28 days, divided by those of them who did any.",
            places.acts_per_active_group, 5, needs_groups=True, basis="acts", inputs=_ACTS),
    Measure("gini_group", "Gini of contributions (group)", "How unevenly do this group's members contribute, the silent ones "
            "included?", "index", (0, 1), "group", "Gini 1912", "Uneven is usual. " + _ACTS_ONLY,
            "0 if all of the group did the same, near 1 if one did everything.", places.gini_group, 5, needs_groups=True,
            basis="acts", inputs=_ACTS),
    Measure("contributor_diversity_group", "Diversity of contributors (group)", "Are those who act in this working group as "
            "mixed as its members?", "ratio", (0, MANY), "group", "Hill 1973; Jost 2006; Jacobs 1961 by analogy",
            "Known only of working groups whose members are of several sectors or places.",
            "The effective number of labels among those of the group who were active in the last 28 days, divided by the same "
            "number among all of its members.", places.contributor_diversity_group, 5, needs_groups=True, basis="acts",
            inputs=_ACTS),
    Measure("mixed_uses_group", "Mixed uses (group; Jacobs panel)", "In how many different ways, equally common, do this group's "
            "members act?", "kinds", (1, MANY), "group", "Jacobs 1961 by analogy", _ANALOGY,
            "The effective number of kinds of act by the group's members in the last 28 days.", places.mixed_uses_group, 5,
            needs_groups=True, basis="acts", inputs=_ACTS),
    Measure("short_blocks_group", "Short blocks (group; Jacobs panel)", "Of all pairs of this group's members, how many are within "
            "two steps inside it?", "share", (0, 1), "group", "Jacobs 1961 by analogy", _ANALOGY,
            "Pairs of the group's members who are tied, or have a contact in common in the group, divided by all such pairs.",
            places.short_blocks_group, 5, needs_groups=True, basis="acts", inputs=("graph", "groups", "memberships")),
    Measure("mixed_ages_group", "Mixed ages (group; Jacobs panel)", "Are old and new members of this group active alike?",
            "quarters", (1, 4), "group", "Jacobs 1961 by analogy", _ANALOGY,
            "The group's members are put into four quarters by how long they have been here; the effective number of these "
            "among the active.", places.mixed_ages_group, 5, needs_groups=True, basis="joins",
            inputs=("doings", "groups", "memberships", "joined", "as_of")),
    Measure("active_per_week_group", "Density of activity (group; Jacobs panel)", "How many of this group's members are active in "
            "a week?", "members", (0, MANY), "group", "Jacobs 1961 by analogy", _ANALOGY,
            "The group's members who did anything in a week, averaged over the last four.", places.active_per_week_group, 5,
            needs_groups=True, basis="acts", inputs=_ACTS),
)  # fmt: skip
