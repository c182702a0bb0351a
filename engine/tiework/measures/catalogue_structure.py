"""Catalogue: the shape of the ties, seen from one tie, one person, one group and the whole."""

from __future__ import annotations

from tiework.measures import (
    brokerage,
    centrality,
    distances,
    diversity,
    exposure,
    percolation,
    positions,
    rewiring,
    roles,
    strength,
)
from tiework.measures.communities import partition_stability
from tiework.measures.giving import flow_balance
from tiework.measures.measure import Measure
from tiework.measures.needs import FIFTY_MEMBERS, FIFTY_OVERLAPS, FIFTY_TIES, LABELLED, LOWEST, ONE_TIE

MANY = float("inf")
_LABELS = "People without a known group are left out."
_TIERS = (
    "Tiers are what people said of themselves; influence without a title is not seen, and none is guessed at."
)
_BROKER = "Shown to the person only: standing between is a strain as often as an advantage. " + _LABELS
_OPEN = "Take every way over you from one person to another who are not tied themselves, by the groups of all three. "
_ANALOGY = "An analogy, no validated scale: read the four signs of a lively place beside each other, never as one number."
_SHAPE = "Says how the ties lie, not whether that is good."

TIES = (
    Measure("mutual_salience", "Mutual salience", "How much do two people matter among each other's ties?", "index", (0, 1),
            "dyad", "own, after the normalised weights of Burt 1992",
            "Best single sign of declared friendship in one school's data; elsewhere not validated.",
            "The part of the one's tie strength that goes to the other, times the same the other way round, and the square "
            "root of it. 1 for two who have only each other.", strength.mutual_salience, 1),
    Measure("in_person_share_tie", "In-person share (tie)", "What part of this tie happens in person?", "share", (0, 1),
            "dyad", "own", "Only meetings that somebody wrote down.",
            "The part of the tie's strength that comes from being together in person.", strength.in_person_share_tie, 1),
    Measure("structural_role", "Structural tie role", "Is this tie held up by others, a short cut, or the only way across?",
            "0 supported, 1 local bridge, 2 bridge", (0, 2), "dyad", "Granovetter 1973; Easley & Kleinberg 2010",
            "Sees only ties that left a trace here.",
            "Supported: somebody is tied to both ends. Local bridge: nobody is. Bridge: without this tie the two could not "
            "reach each other at all.", roles.structural_role, 1),
    Measure("span", "Span", "How long would the way round be, if this tie were gone?", "steps", (2, MANY), "dyad",
            "Granovetter 1973; Easley & Kleinberg 2010", "Undefined for a bridge: there is no way round.",
            "Steps along other ties from the one end to the other. 2 where a third person is tied to both.", roles.span, 1),
)  # fmt: skip

PERSONS = (
    Measure("in_person_share_person", "In-person share (person)", "What part of my connection happens in person?", "share",
            (0, 1), "person", "own", "Only meetings that somebody wrote down. Undefined without ties.",
            "The part of the strength of your ties that comes from being together in person.",
            strength.in_person_share_person, 1),
    Measure("flow_balance", "Balance of giving and taking, all acts", "Do I do more toward others than others toward me?",
            "-1 to 1", (-1, 1), "person", "own; as reciprocity in Wasserman & Faust 1994",
            "Says nothing about what an act was worth to anybody. Help has a balance of its own.",
            "What you do toward others, minus what others do toward you, divided by both together.", flow_balance, 1),
    Measure("core_number", "Core number (k-core)", "How deep inside the network do I stand?", "ties", (0, MANY), "person",
            "Seidman 1983; for spreading, Kitsak et al. 2010", "Deep inside is not the same as well placed.",
            "People with fewer than k ties are taken away, again and again, until all who are left have k among "
            "themselves. The largest k that leaves you in is your core number.", roles.core_number, 1),
    Measure("betweenness", "Betweenness", "On how many shortest ways between others do I lie?", "pairs", (0, MANY), "person",
            "Freeman 1977", "Unstable in small networks; nobody should be ranked by it.",
            "For every two others, the share of the shortest ways between them that leads over you; added up.",
            distances.betweenness, 1),
    Measure("closeness", "Closeness", "In how few steps do I reach others?", "index", (0, 1), "person", "Freeman 1979",
            "Only those who can be reached enter: somebody in a small piece apart can look close. Undefined without ties.",
            "How many others you can reach, divided by the sum of steps to them.", distances.closeness, 1),
    Measure("coordinator", "Coordinator (Gould-Fernandez)", "How often do I stand between two of my own group?", "ways",
            (0, MANY), "person", "Gould & Fernandez 1989", _BROKER, _OPEN + "Here all three are of your group.",
            brokerage.coordinator, 1, needs_groups=True),
    Measure("itinerant", "Itinerant broker (Gould-Fernandez)", "How often do I stand between two of one other group?", "ways",
            (0, MANY), "person", "Gould & Fernandez 1989", _BROKER, _OPEN + "Here both others are of one group, and you not.",
            brokerage.itinerant, 1, needs_groups=True),
    Measure("gatekeeper", "Gatekeeper (Gould-Fernandez)", "How often does a way into my group lead over me?", "ways",
            (0, MANY), "person", "Gould & Fernandez 1989", _BROKER,
            _OPEN + "Here it comes from outside and goes to one of your group.", brokerage.gatekeeper, 1, needs_groups=True),
    Measure("representative", "Representative (Gould-Fernandez)", "How often does a way out of my group lead over me?", "ways",
            (0, MANY), "person", "Gould & Fernandez 1989", _BROKER,
            _OPEN + "Here it comes from one of your group and goes outside.", brokerage.representative, 1, needs_groups=True),
    Measure("liaison", "Liaison (Gould-Fernandez)", "How often do I stand between two other groups?", "ways", (0, MANY),
            "person", "Gould & Fernandez 1989", _BROKER, _OPEN + "Here all three are of different groups.",
            brokerage.liaison, 1, needs_groups=True),
    Measure("tier", "Tier", "How far did I say that I decide on money, rules or coverage?", "tier", (0, MANY), "person",
            "Woolcock 2001; Szreter & Woolcock 2004", _TIERS, "What you declared, as somebody responsible confirmed it. "
            "It is never worked out from ties.", positions.tier, 1, needs_tiers=True),
    Measure("tier_range", "Range of positions", "How far apart in standing are the people I know?", "tiers", (0, MANY),
            "person", "Position generator: Lin, Fu & Hsung 2001", _TIERS,
            "The highest declared tier among your contacts, minus the lowest.", positions.tier_range, 1, needs_tiers=True),
    Measure("tier_range_introduced", "Range of positions with one introduction", "How far apart in standing are those I could "
            "reach through one introduction?", "tiers", (0, MANY), "person", "Lin, Fu & Hsung 2001; van der Gaag & Snijders 2005",
            _TIERS, "The highest declared tier among your contacts and theirs, minus the lowest.",
            positions.tier_range_introduced, 1, needs_tiers=True),
    Measure("positions", "Positions reached", "How many different positions do the people I know hold?", "tiers", (0, MANY),
            "person", "Lin, Fu & Hsung 2001; van der Gaag & Snijders 2005", _TIERS,
            "The different declared tiers among your contacts.", positions.positions, 1, needs_tiers=True),
    Measure("positions_introduced", "Positions reached with one introduction", "How many different positions could I reach "
            "through one introduction?", "tiers", (0, MANY), "person", "Lin, Fu & Hsung 2001; van der Gaag & Snijders 2005",
            _TIERS, "The different declared tiers among your contacts and theirs.", positions.positions_introduced, 1,
            needs_tiers=True),
    Measure("pagerank", "PageRank", "Do those turn to me to whom others turn?", "share", (0, 1), "person",
            "Brin & Page 1998", "Being answered is not being right. Add up to 1 over all members, so they fall as a network grows.",
            "Somebody walks from person to person toward whoever each acts toward, more often where it is more; now and then "
            "they begin anew anywhere. The share of time spent with you.", centrality.pagerank, 1),
    Measure("pagerank_replies", "PageRank on replies", "Do those answer me whom others answer?", "share", (0, 1), "person",
            "Brin & Page 1998", "Being answered is not being right. Needs to know which kinds of act answer somebody.",
            "As PageRank, but only along replies, from who replies to whom they answer.", centrality.pagerank_replies, 1,
            basis="acts", inputs=("acts", "policy", "as_of", "reply_kinds")),
    Measure("eigenvector", "Eigenvector centrality", "Do my ties lead to people who are themselves well tied?", "index",
            (0, 1), "person", "Bonacich 1972", "The best tied person of each piece is 1; values of two pieces do not compare. "
            "Undefined without ties.", "Everybody's value is in proportion to the sum of their contacts' values, each times "
            "the strength of the tie.", centrality.eigenvector, 1),
)  # fmt: skip

GROUPS = (
    Measure("ei_index_group", "E-I index (group)", "Do this group's ties run outside it or inside?", "-1 to 1", (-1, 1),
            "group", "Krackhardt & Stern 1988", "A small group has most people outside it: read it beside shuffled labels. "
            + _LABELS, "Ties to outside minus ties inside, divided by both. Then the labels are dealt anew a thousand times, "
            "to see what the sizes would give by themselves.", diversity.ei_index_group, needs_groups=True),
    Measure("blau_group", "Blau index (group)", "How mixed are the contacts of this group?", "index", (0, 1), "group",
            "Blau 1977", "Twenty ends of ties are needed; fewer would read too low. " + _LABELS,
            "The chance that two contacts of the group's members, drawn with replacement, come from different groups.",
            diversity.blau_group, needs_groups=True),
    Measure("shannon_group", "Shannon diversity (group)", "How uncertain is the group of one of this group's contacts?",
            "nats", (0, MANY), "group", "Shannon 1948", "Twenty ends of ties are needed; fewer would read too low. " + _LABELS,
            "Minus the sum of each group's share times its natural logarithm, over all contacts of its members.",
            diversity.shannon_group, needs_groups=True),
    Measure("hill_group", "Hill number, order 1 (group)", "From how many groups, equally common, do this group's contacts "
            "come?", "groups", (1, MANY), "group", "Hill 1973; Jost 2006",
            "Twenty ends of ties are needed; fewer would read too low. " + _LABELS,
            "The exponential of Shannon diversity: as many groups as would give the same mix if all were equally common.",
            diversity.hill_group, needs_groups=True),
    Measure("exposure_group", "Exposure (group)", "Are people who decide more as common in this group as everywhere?",
            "ratio", (0, MANY), "group", "Chetty et al. 2022b", _TIERS,
            "The share of higher tiers among the others whom a member of the lowest tier meets there, divided by that share among all. "
            "Groups of ten or more.", exposure.exposure_group, needs_groups=True, needs_tiers=True,
            inputs=("graph", "memberships")),
    Measure("friending_bias_group", "Friending bias (group)", "Do people of the lowest tier have fewer ties upward in this "
            "group than it has people above?", "index", (-MANY, 1), "group", "Chetty et al. 2022b", _TIERS,
            "1 minus the share of upward ties among the lowest tier's ties in the group, divided by the share of higher "
            "tiers in it. 0 is no bias. Groups of ten or more.", exposure.friending_bias_group, needs_groups=True,
            needs_tiers=True, inputs=("graph", "memberships")),
    Measure("cross_group_density", "Cross-group density", "How thickly are any two groups tied?", "share", (0, 1), "group",
            "Wasserman & Faust 1994", "Groups of fewer than five are not shown: a cell of one would be a person.",
            "Ties between two groups divided by all pairs there could be; inside a group likewise.",
            diversity.cross_group_density, needs_groups=True),
)  # fmt: skip

WHOLE = (
    Measure("overlap_strength", "Overlap-strength relation", "Do strong ties lie inside circles and weak ones between them?",
            "rank correlation", (-1, 1), "network", "Granovetter 1973; Onnela et al. 2007",
            "Found positive in all of seven contact networks, weaker where people meet once.",
            "Ties are put in order by strength, and in order by overlap; the figure says how far the two orders agree.",
            strength.overlap_strength, needs=(FIFTY_OVERLAPS,)),
    Measure("without_weak_ties", "Weak-tie percolation: weakest removed", "How much of the network holds without its weakest "
            "ties?", "share", (0, 1), "network", "Onnela et al. 2007",
            "That weak ties hold a network together is not so everywhere: compare with the strongest removed.",
            "Four fifths of all ties are taken away, the weakest first; the share of members in the largest piece that is "
            "left. Ties of equal strength go in random order, twenty times over.", percolation.without_weak_ties, needs=(FIFTY_TIES,)),
    Measure("without_strong_ties", "Weak-tie percolation: strongest removed", "How much of the network holds without its "
            "strongest ties?", "share", (0, 1), "network", "Onnela et al. 2007",
            "Compare with the weakest removed.",
            "As with the weakest removed, but the strongest go first.", percolation.without_strong_ties, needs=(FIFTY_TIES,)),
    Measure("blau_network", "Blau index (members)", "How likely are two members to be of different groups?", "index", (0, 1),
            "network", "Blau 1977", _LABELS, "The chance that two members, drawn with replacement, are of different groups.",
            diversity.blau_network, needs_groups=True, needs=(LABELLED,)),
    Measure("shannon_network", "Shannon diversity (members)", "How uncertain is the group of a member?", "nats", (0, MANY),
            "network", "Shannon 1948", _LABELS, "Minus the sum of each group's share of members times its natural logarithm.",
            diversity.shannon_network, needs_groups=True, needs=(LABELLED,)),
    Measure("hill_network", "Hill number, order 1 (members)", "As many groups as how many equally large ones?", "groups",
            (1, MANY), "network", "Hill 1973; Jost 2006", _LABELS,
            "As many groups as would give the same mix of members if all were equally large.", diversity.hill_network,
            needs_groups=True, needs=(LABELLED,)),
    Measure("exposure", "Exposure", "Do people of the lowest tier meet those who decide more, where they take part?", "ratio",
            (0, MANY), "network", "Chetty et al. 2022b", _TIERS,
            "For each member of the lowest tier, the share of higher tiers among all others in the groups they take part in, divided by that "
            "share among all; then the mean. 1 is as everywhere.", exposure.exposure, needs_groups=True, needs_tiers=True, needs=(LOWEST,),
            inputs=("graph", "memberships")),
    Measure("friending_bias", "Friending bias", "Given whom they meet, do people of the lowest tier have fewer ties upward?",
            "index", (-MANY, 1), "network", "Chetty et al. 2022b", _TIERS,
            "1 minus the share of upward ties among the lowest tier's ties inside groups, divided by the share of higher "
            "tiers there. Exposure says whom one meets, this whom one then knows.", exposure.friending_bias,
            needs_groups=True, needs_tiers=True, needs=(LOWEST,), inputs=("graph", "memberships")),
    Measure("short_blocks", "Short blocks (Jacobs panel)", "Of all pairs of members, how many are within two steps?", "share",
            (0, 1), "network", "Jacobs 1961 by analogy", _ANALOGY,
            "Pairs of members who are tied, or have a contact in common, divided by all pairs.", distances.short_blocks),
    Measure("articulation_points", "Articulation points", "How many members are there without whom others would be cut off?",
            "members", (0, MANY), "network", "Wasserman & Faust 1994", "Names nobody: the risk is the network's, not theirs.",
            "Each member in turn is thought away. Counted are those without whom the network falls into more pieces.",
            roles.if_they_leave),
    Measure("mean_distance", "Mean distance", "How many steps are two members apart?", "steps", (1, MANY), "network",
            "Watts & Strogatz 1998", "Only the largest piece; others are in no distance at all.",
            "The fewest ties that lead from one to the other, averaged over all pairs in the largest piece.",
            distances.mean_distance, needs=(ONE_TIE,)),
    Measure("diameter", "Diameter", "How far apart are the two who are furthest apart?", "steps", (1, MANY), "network",
            "Wasserman & Faust 1994", "Hangs on a single pair. Only the largest piece.",
            "The most steps between any two in the largest piece.", distances.diameter, needs=(ONE_TIE,)),
    Measure("small_world_sigma", "Small-world sigma", "Clustered like a village, yet close like a crowd?", "ratio", (0, MANY),
            "network", "Humphries & Gurney 2008", "Large networks read high by themselves; omega is steadier. " + _SHAPE,
            "How clustered the largest piece is beside networks with the same number of ties a person, divided by how far "
            "apart people are beside the same.", rewiring.small_world_sigma, needs=(FIFTY_MEMBERS,)),
    Measure("small_world_omega", "Small-world omega", "Nearer to a ring of neighbours, or to a crowd?", "index", (-MANY, 1),
            "network", "Telesford et al. 2011", _SHAPE,
            "Distance by chance divided by distance here, minus clustering here divided by that of a ring of neighbours. "
            "Near 0 is a small world, toward 1 a crowd, below 0 a ring.", rewiring.small_world_omega, needs=(FIFTY_MEMBERS,)),
    Measure("partition_stability", "Stability of detected communities", "Does the search for groups find the same ones again?",
            "index", (-1, 1), "network", "Hubert & Arabie 1985 (adjusted Rand index)",
            "Below about 0.8 groups found from the ties should not be given names. 50 searches up to 100,000 ties, 10 up to a "
            "million, 3 beyond.",
            "The search is begun fifty times in random order; each two results are compared. 1 is always the same, 0 as "
            "by chance.", partition_stability, needs=(ONE_TIE,)),
    Measure("modularity_z", "Modularity against rewired networks", "How far above chance do the ties fall into groups of their "
            "own?", "standard deviations", (-MANY, MANY), "network", "Newman & Girvan 2004; Maslov & Sneppen 2002",
            "Even noise has a modularity: this says how much of it is more than noise.",
            "The modularity of groups found from the ties, minus its mean in a hundred networks with the same number of ties "
            "a person, in standard deviations of these.", rewiring.modularity_z, needs=(FIFTY_TIES,)),
    Measure("assortativity", "Nominal assortativity", "Are people tied within their group beyond what the groups' shares give?",
            "-1 to 1", (-1, 1), "network", "Newman 2003", "Undefined where all ties touch one group. " + _LABELS,
            "The share of ties inside groups, minus what the groups' shares of ties would give, divided by the most there "
            "could be.", diversity.nominal_assortativity, needs_groups=True, needs=(ONE_TIE,)),
    Measure("degree_assortativity", "Degree assortativity", "Are people with many ties tied to others with many?", "-1 to 1",
            (-1, 1), "network", "Newman 2002", "Undefined where all have the same number of ties.",
            "The correlation of the numbers of ties at both ends of a tie.", diversity.degree_assortativity,
            needs=(ONE_TIE,)),
)  # fmt: skip

STRUCTURE = (*WHOLE, *GROUPS, *PERSONS, *TIES)
