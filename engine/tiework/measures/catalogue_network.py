"""Catalogue: measures of the whole network."""

from __future__ import annotations

from tiework.measures import network as whole
from tiework.measures.bonding import mean_bonding, median_bonding, support_ratio_network
from tiework.measures.bridging import mean_bridging, median_bridging
from tiework.measures.communities import detected_modularity
from tiework.measures.linking import connectedness_ratio, mean_linking
from tiework.measures.measure import Measure
from tiework.measures.mixing import ei_index_network, modularity
from tiework.measures.reciprocity import edge_reciprocity, reciprocity_rho, weighted_reciprocity

MANY = float("inf")
_TRACES = "Sees only what left a trace here."

NETWORK = (
    Measure("weighted_reciprocity", "Weighted reciprocity", "Of what people do for each other, how much comes back?", "share",
            (0, 1), "network", "Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013",
            "Counts returns between the same two people, not kindness passed on to a third. Read it beside what chance gives.",
            "For each pair, the smaller of the two directions counts as returned. "
            "Add this up, both ways, and divide by all that people did toward each other. "
            "Chance: the same acts with their receivers dealt anew within each week.", weighted_reciprocity, inputs=("flows",)),
    Measure("edge_reciprocity", "Edge reciprocity", "Of the ties in one direction, how many have their reverse?", "share",
            (0, 1), "network", "Garlaschelli & Loffredo 2004", _TRACES,
            "A tie runs from one person to another when what the one did toward the other is still above the threshold. "
            "The share of those that also run back.", edge_reciprocity),
    Measure("reciprocity_rho", "Reciprocity against chance (rho)", "Is there more reciprocity than by chance?", "index",
            (-MANY, 1), "network", "Garlaschelli & Loffredo 2004", "Chance here is ties thrown anywhere, heedless of who is busy.",
            "Edge reciprocity minus the density of directed ties, divided by 1 minus that density. 0 is as by chance.",
            reciprocity_rho),
    Measure("support_ratio", "Support ratio", "What share of ties does a third person hold up?", "share", (0, 1), "network",
            "Jackson et al. 2012; Chetty et al. 2022", _TRACES,
            "The ties in which somebody else is tied to both ends, divided by all ties.", support_ratio_network),
    Measure("mean_bonding", "Bonding capital, mean", "How much close, mutual, held-up connection has a member on average?",
            "strong-tie equivalents", (0, MANY), "network", "Coleman 1988; Putnam 2000; Jackson et al. 2012",
            "An average hides the few with much. Not validated against support received.",
            "Each member's bonding capital: ties that go both ways and have a third person tied to both ends, each counting up "
            "to 1 by its strength. Then the mean over all members, members without ties counting 0.",
            mean_bonding, scaling="by threshold"),
    Measure("mean_bridging", "Bridging capital, mean", "How many non-repeating contacts outside the own group has a member on "
            "average?", "people", (0, MANY), "network", "Burt 1992 with Putnam 2000",
            "An average hides the few with many. Depends on which groups are used, and says which. Not validated against news "
            "received.",
            "Each member's contacts outside their own group, each less the part reached through other contacts anyway. "
            "Then the mean over the members who have a tie and a group.", mean_bridging, needs_groups=True),
    Measure("median_bonding", "Bonding capital, median member", "How much close, mutual, held-up connection has the member in the "
            "middle?", "strong-tie equivalents", (0, MANY), "network", "Coleman 1988; Putnam 2000; Jackson et al. 2012",
            "Not validated against support received.",
            "Each member's bonding capital: ties that go both ways and have a third person tied to both ends, each counting up "
            "to 1 by its strength. Then the member in the middle, members without ties counting 0.",
            median_bonding, scaling="by threshold"),
    Measure("median_bridging", "Bridging capital, median member", "How many non-repeating contacts outside the own group has the "
            "member in the middle?", "people", (0, MANY), "network", "Burt 1992 with Putnam 2000",
            "Depends on which groups are used, and says which. Not validated against news received.",
            "Each member's contacts outside their own group, each less the part reached through other contacts anyway. "
            "Then the member in the middle, among those with a tie and a group.", median_bridging, needs_groups=True),
    Measure("mean_linking", "Linking capital, mean", "How much mutual connection has a member with people who decide more?",
            "strong-tie equivalents", (0, MANY), "network", "Szreter & Woolcock 2004; Woolcock 2001",
            "Tiers are what people said of themselves; influence without a title is not seen, and none is guessed at.",
            "Each member's ties that go both ways with somebody of a higher declared tier, each counting up to 1 by its "
            "strength. Then the mean over the members who declared a tier below the highest.", mean_linking,
            needs_tiers=True, scaling="by threshold"),
    Measure("connectedness_ratio", "Connectedness ratio", "Do people of the lowest tier reach upward as often as there are "
            "people above?", "ratio", (0, MANY), "network", "Economic connectedness: Chetty et al. 2022",
            "1 is as their number would have it, not as it should be. Tiers are what people said of themselves.",
            "For each member of the lowest tier the share of ties that go to a higher one; the mean of these, divided by the "
            "share of members in a higher tier.", connectedness_ratio, needs_tiers=True),
    Measure("ties_per_member", "Mean degree", "How many ties has a member on average?", "ties", (0, MANY), "network",
            "Wasserman & Faust 1994", "An average hides the few with many.",
            "All ties present now, twice, divided by all members, those without ties included.", whole.mean_degree),
    Measure("strong_ties_per_member", "Strong ties per member", "How many strong ties has a member on average?", "ties",
            (0, MANY), "network", "Granovetter 1973", "The threshold is a choice: one act a fortnight, kept up.",
            "A strong tie goes both ways and is at least as strong as one act a fortnight keeps it. "
            "Counted for both ends, divided by all members.", whole.strong_ties_per_member, scaling="by threshold"),
    Measure("in_person_share", "In-person share", "What part of it all happens in person?", "share", (0, 1), "network",
            "own", "Only meetings that somebody wrote down.",
            "The part of tie strength that comes from being together in person, divided by all of it.", whole.in_person_share),
    Measure("density", "Density", "Of all pairs of members, what share is tied?", "share", (0, 1), "network",
            "Wasserman & Faust 1994", "Falls as a network grows: compare only networks of one size.",
            "Ties present now, divided by the number of possible pairs.", whole.density),
    Measure("transitivity", "Transitivity", "When two people share a contact, are they tied themselves?", "share", (0, 1),
            "network", "Newman 2003", "Undefined where no two ties meet.",
            "Of all the cases where one person is tied to two others, the share in which those two are tied.",
            whole.transitivity),
    Measure("mean_clustering", "Mean local clustering", "Do the contacts of a typical member know each other?", "share", (0, 1),
            "network", "Watts & Strogatz 1998", "People with fewer than two ties count 0, so that figures compare with others'.",
            "For each member the share of pairs of contacts that are tied; then the mean over members.", whole.mean_clustering),
    Measure("components", "Connected components", "In how many separate pieces is the network?", "pieces", (0, MANY), "network",
            "Wasserman & Faust 1994", "One lucky tie joins two pieces.",
            "Start anywhere and follow ties; all you reach is one piece. A member without ties is a piece.", whole.components),
    Measure("largest_component_share", "Largest component", "What share of members can reach each other through ties?", "share",
            (0, 1), "network", "Wasserman & Faust 1994", "Reaching through many steps is not knowing.",
            "Members of the largest piece, divided by all members.", whole.largest_component_share),
    Measure("isolates", "Isolates", "How many members have no tie now?", "members", (0, MANY), "network",
            "Wasserman & Faust 1994", "Somebody without ties here may have many elsewhere.",
            "Members with whom no tie is above the threshold.", whole.isolates),
    Measure("ei_index", "E-I index", "Do ties run across groups or inside them?", "-1 to 1", (-1, 1), "network",
            "Krackhardt & Stern 1988", "Depends on the sizes of the groups: read it beside what shuffled labels give.",
            "Ties between groups minus ties inside groups, divided by both. "
            "Then the labels are dealt anew a thousand times, to see what these group sizes would give by themselves.",
            ei_index_network, needs_groups=True),
    Measure("modularity", "Modularity", "How clearly do the ties fall into these groups?", "index", (-0.5, 1), "network",
            "Newman & Girvan 2004", "Groups found from the ties always look clear; even noise gives a value above 0.",
            "The part of tie strength inside groups, minus what would fall there if people kept their strength but mixed "
            "freely.", modularity, needs_groups=True),
    Measure("detected_modularity", "Modularity of detected communities", "How clearly do the ties fall into groups of their own?",
            "index", (-0.5, 1), "network", "Newman & Girvan 2004; Traag, Waltman & van Eck 2019",
            "Found even in noise; small groups in a large network can go unseen. Best of 50 searches up to 100,000 ties, of 10 "
            "up to a million, of 3 beyond.",
            "People are moved between groups, one by one, as long as the modularity rises; then whole groups are, and no group "
            "is left in pieces (Leiden). Begun in many random orders, and the best partition is kept.", detected_modularity),
)  # fmt: skip
