"""Catalogue: measures of persons, shown to that person."""

from __future__ import annotations

from tiework.measures.bonding import bonding_capital, bonding_share, local_clustering, support_ratio
from tiework.measures.bridging import bridging_capital, constraint, effective_size, efficiency, participation
from tiework.measures.linking import linking_capital
from tiework.measures.measure import Measure
from tiework.measures.mixing import alter_blau, alter_hill, alter_shannon, ei_index
from tiework.measures.network import degree

MANY = float("inf")
_SMALL = "Five contacts with a known group are needed; fewer would read too low."
_LABELS = "Contacts without a known group are left out."

PERSON = (
    Measure("degree", "Degree", "With how many people do I have a tie?", "people", (0, MANY), "person",
            "Wasserman & Faust 1994", "More is not better.",
            "Everyone with whom a tie is present now, counted once. A tie is present while its strength stays above a "
            "threshold.", degree, 1),
    Measure("support_ratio_person", "Support ratio", "What share of my ties does a third person hold up?", "share", (0, 1),
            "person", "Jackson et al. 2012", "Undefined without ties.",
            "Of your ties, those in which somebody else is tied to both of you, divided by all of them.", support_ratio, 1),
    Measure("local_clustering", "Local clustering coefficient (cohesion)", "Do the people I know know each other?", "share",
            (0, 1), "person", "Watts & Strogatz 1998; Coleman 1988", "Undefined for fewer than two ties.",
            "Take every two of your contacts and see whether they are tied. The share that is, is the answer.",
            local_clustering, 1),
    Measure("bonding", "Bonding capital", "How much close, mutual connection do I have that others hold up?",
            "strong-tie equivalents", (0, MANY), "person", "Coleman 1988; Putnam 2000; Jackson et al. 2012",
            "Built from acts recorded here; it has not been validated against support received.",
            "Take each tie that goes both ways and in which a third person is tied to both of you. "
            "It counts 1 when it is a strong tie, and less in proportion when it is weaker. Add them up.",
            bonding_capital, 1, scaling="by threshold"),
    Measure("bonding_share", "Bonding share", "What part of my connection is close, mutual and held up?", "share", (0, 1),
            "person", "as bonding capital", "Undefined without ties.",
            "Your bonding capital, divided by what it would be if every one of your ties went both ways and were held up.",
            bonding_share, 1, scaling="by threshold"),
    Measure("constraint", "Burt's constraint", "How far do my contacts all lead back to each other?", "index", (0, MANY),
            "person", "Burt 1992", "Undefined without ties; above 1 is possible in very small circles.",
            "For each contact, see what part of your attention goes there, directly and by way of your other contacts. "
            "Square and add. Low means that you stand between circles that are otherwise apart.", constraint, 1),
    Measure("effective_size", "Effective size", "How many contacts do I have that do not repeat each other?", "people",
            (1, MANY), "person", "Burt 1992; Borgatti 1997", "Undefined without ties.",
            "Each contact counts 1, less the part of it that you reach through your other contacts anyway. "
            "In a circle where all know each other the sum is 1.", effective_size, 1),
    Measure("efficiency", "Efficiency", "What share of my contacts does not repeat the others?", "share", (0, 1), "person",
            "Burt 1992", "Undefined without ties.",
            "Effective size, divided by the number of your contacts.", efficiency, 1),
    Measure("bridging", "Bridging capital", "How many contacts outside my group do I have that do not repeat each other?",
            "people", (0, MANY), "person", "Burt 1992 with Putnam 2000",
            "Depends on which groups are used. Not validated against news received. " + _LABELS,
            "As effective size, but counting only contacts in a group other than yours. "
            "If everybody counted as outside, the two would be the same.", bridging_capital, 1, needs_groups=True),
    Measure("linking", "Linking capital", "How much mutual connection do I have with people who decide more?",
            "strong-tie equivalents", (0, MANY), "person", "Szreter & Woolcock 2004",
            "Tiers are what people said of themselves. Undefined for those at the top and those who said nothing.",
            "Your ties that go both ways with somebody of a higher declared tier, each counting up to 1 by its strength.",
            linking_capital, 1, needs_tiers=True, scaling="by threshold"),
    Measure("participation", "Participation coefficient", "How evenly are my ties spread over the groups?", "index", (0, 1),
            "person", "Guimera & Amaral 2005", "Undefined without ties. " + _LABELS,
            "The chance that two draws from your tie weight lead to different groups.", participation, 1, needs_groups=True),
    Measure("ei_index_person", "E-I index (person)", "Do my ties run outside my group or inside?", "-1 to 1", (-1, 1), "person",
            "Krackhardt & Stern 1988", "In a small group most people are outside it. " + _LABELS,
            "Ties outside your group minus ties inside, divided by both. -1 is all inside, 1 all outside.", ei_index, 1,
            needs_groups=True),
    Measure("blau", "Blau index (Gini-Simpson)", "How mixed are the groups among my contacts?", "index", (0, 1), "person",
            "Blau 1977", _SMALL, "The chance that two of your contacts, drawn with replacement, come from different groups.",
            alter_blau, 1, needs_groups=True),
    Measure("shannon", "Shannon diversity", "How uncertain is the group of one of my contacts?", "nats", (0, MANY), "person",
            "Shannon 1948", _SMALL, "Minus the sum of each group's share times its natural logarithm, over your contacts.",
            alter_shannon, 1, needs_groups=True),
    Measure("hill", "Hill number (order 1)", "From how many groups, counted as equally common, do my contacts come?", "groups",
            (1, MANY), "person", "Hill 1973; Jost 2006", _SMALL,
            "The exponential of Shannon diversity: as many groups as would give the same mix if all were equally common.",
            alter_hill, 1, needs_groups=True),
)  # fmt: skip
