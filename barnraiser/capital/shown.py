"""Which figures are shown to a community, in which words. Their method, source and caveat stand in the engine's catalogue."""

from collections.abc import Callable
from dataclasses import dataclass


def percent(value: float) -> str:
    return f"{value * 100:.1f}%" if 0 < abs(value) < 0.0995 else f"{value * 100:.0f}%"


def plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 10 else f"{value:.1f}"


def whole(value: float) -> str:
    return f"{value:.0f}"


def crossing(value: float) -> str:
    """An E-I index as what it says: the share of ties that cross."""
    return percent((value + 1) / 2)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as the page says it; `name` stands in its address, `key` in the catalogue.

    `from_acts` says which acts a figure that is not worked out from ties rests on: all, help, or outcomes of promises.
    `better` says which way is for the better: more, fewer, or neither by itself.
    """

    name: str
    key: str
    title: str
    meaning: str
    unit: str
    say: Callable[[float], str]
    is_main: bool = False
    from_acts: str = ""
    better: str = ""


FIGURES = (
    Figure("bonding", "mean_bonding", "Bonding",
           "Close ties that go both ways and that a third person holds up.",
           "strong ties’ worth each, on average", plain, is_main=True, better="more"),
    Figure("bridging", "mean_bridging", "Bridging",
           "People in other groups who do not lead back to the same circle.",
           "such contacts each, on average", plain, is_main=True, better="more"),
    Figure("linking", "mean_linking", "Linking",
           "Ties that go both ways with somebody who decides on money, rules or coverage for others.",
           "strong ties’ worth each, on average", plain, is_main=True, better="more"),
    Figure("reciprocity", "weighted_reciprocity", "Reciprocity",
           "Of what people do toward each other, how much comes back.", "comes back", percent, is_main=True, better="more"),
    Figure("kept-word", "kept_word", "Kept word",
           "When people here rely on somebody’s word, how often it is kept.", "kept", percent, is_main=True,
           from_acts="outcomes", better="more"),
    Figure("passed-on", "passed_on", "Passed on", "People who were helped, and have since helped somebody.",
           "passed it on", percent, from_acts="help", better="more"),
    Figure("activity", "active_share", "Activity", "Members who did something in the last four weeks.",
           "of members", percent, from_acts="all", better="more"),
    Figure("acts-each", "acts_per_active", "Acts", "What those did who did something, in four weeks.",
           "acts each", plain, from_acts="all"),
    Figure("diversity", "contributor_diversity", "Diversity",
           "Whether those who act are as mixed as those who are here. 1 is as mixed.", "as mixed", plain,
           from_acts="all"),
    Figure("reaching-up", "connectedness_ratio", "Reaching up",
           "Whether neighbours and learners have ties to those who decide as often as there are such people. 1 is as often.",
           "times as often", plain),
    Figure("ties", "ties_per_member", "Ties", "People a member is in touch with.", "ties each, on average", plain),
    Figure("strong-ties", "strong_ties_per_member", "Strong ties",
           "Ties that go both ways and are kept up, an act a fortnight or more.", "strong ties each, on average", plain),
    Figure("crossing", "ei_index", "Crossing", "Ties that run from one group to another.", "of ties cross", crossing),
    Figure("support", "support_ratio", "Support", "Ties that a third person holds up.", "of ties", percent),
    Figure("density", "density", "Density", "Of all pairs of members, those who are tied.", "of pairs", percent),
    Figure("pieces", "components", "Pieces",
           "Separate parts, a member without ties being one.", "pieces", whole, better="fewer"),
    Figure("largest-piece", "largest_component_share", "The largest piece",
           "Members who can reach each other through ties.", "of members", percent, better="more"),
)  # fmt: skip
BY_NAME = {figure.name: figure for figure in FIGURES}
BY_KEY = {figure.key: figure for figure in FIGURES}
