"""Catalogue: measures worked out from acts and their outcomes, not from ties."""

from __future__ import annotations

from tiework.measures.measure import Measure
from tiework.measures.participation import (
    active_share,
    acts_per_active_member,
    contributor_diversity,
    passed_on,
)
from tiework.measures.trust import kept_word

MANY = float("inf")
_ACTS_ONLY = "Reading along is not seen here, and is a fine way to belong."

ACTS = (
    Measure("active_share", "Activity", "What share of members did something in the last four weeks?", "share", (0, 1),
            "network", "own, after Jacobs 1961 by analogy", _ACTS_ONLY,
            "Members who did any act in the 28 days before, divided by all members.", active_share, basis="acts",
            inputs=("doings", "as_of")),
    Measure("acts_per_active", "Acts per active member", "How much did those do who did something?", "acts", (0, MANY),
            "network", "own", "An average hides the few who do much.",
            "Acts of the last 28 days, divided by the members who did any.", acts_per_active_member, basis="acts",
            inputs=("doings", "as_of")),
    Measure("contributor_diversity", "Diversity of contributors", "Are those who act as mixed as those who are here?", "ratio",
            (0, MANY), "network", "Hill 1973; Jost 2006; Jacobs 1961 by analogy",
            "An analogy, no validated scale. Who gave no group is left out.",
            "The effective number of groups (exp of the Shannon entropy) among members active in the last 28 days, divided by "
            "the same number among all members.", contributor_diversity, needs_groups=True, basis="acts",
            inputs=("doings", "groups", "as_of")),
    Measure("passed_on", "Help passed on", "Of the people who were helped, how many have since helped somebody?", "share",
            (0, 1), "network", "Generalised exchange: after Nowak & Roch 2007",
            "Help nobody wrote down is not seen. Those who can only receive are allowed to. No comparison with people who were "
            "not helped: it shows what happened, not why.",
            "Of everybody who was helped in the last year, as the receiver confirmed it, the share who then helped anybody at "
            "all, not only whoever helped them. The range is Wilson's for a share of so many people.", passed_on,
            basis="acts", inputs=("acts", "help_kinds", "as_of")),
    Measure("kept_word", "Kept word", "When people here rely on somebody's word, how often is it kept?", "share", (0, 1),
            "network", "Josang & Ismail 2002",
            "Only promises whose outcome somebody recorded. Says nothing of any one person.",
            "Help confirmed and pledges kept, against those that were not, older ones counting less (half after 180 days), at "
            "most three for each two people. One of each is added, so that little evidence stays near the middle: "
            "(kept + 1) / (all + 2). The range is the middle nine tenths of the Beta distribution.", kept_word, basis="acts",
            inputs=("outcomes", "as_of")),
)  # fmt: skip
