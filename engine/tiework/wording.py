"""Figures in words: how a number, its doubt and what stands behind it are said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from math import floor, log10

from tiework.measures.catalogue import measure
from tiework.measures.measure import Measure
from tiework.readings import Reading

_SAID: dict[str, Callable[[float], str]] = {
    "weighted_reciprocity": lambda v: f"Of what people do for each other, {_percent(v)} comes back.",
    "edge_reciprocity": lambda v: f"{_percent(v)} of one-way ties also run the other way.",
    "support_ratio": lambda v: f"{_percent(v)} of ties are held up by a third person.",
    "mean_bonding": lambda v: f"A member has {_plain(v)} strong ties' worth of close connection on average.",
    "mean_bridging": lambda v: (
        f"A member reaches {_plain(v)} people outside their group who do not repeat, on average."
    ),
    "median_bonding": lambda v: (
        f"The member in the middle has {_plain(v)} strong ties' worth of close connection."
    ),
    "median_bridging": lambda v: (
        f"The member in the middle reaches {_plain(v)} people outside their group who do not repeat."
    ),
    "mean_linking": lambda v: (
        f"A member has {_plain(v)} strong ties' worth of mutual connection with people who decide more."
    ),
    "connectedness_ratio": lambda v: (
        f"People of the lowest tier reach upward {_plain(v)} times as often as their number would have it."
    ),
    "ties_per_member": lambda v: f"A member has {_plain(v)} ties on average.",
    "strong_ties_per_member": lambda v: f"A member has {_plain(v)} strong ties on average.",
    "in_person_share": lambda v: f"{_percent(v)} of all tie strength comes from meeting in person.",
    "density": lambda v: f"{_percent(v)} of all possible pairs are tied.",
    "transitivity": lambda v: f"Two people who share a contact are tied in {_percent(v)} of cases.",
    "components": lambda v: (
        "The network is in one piece." if v == 1 else f"The network is in {v:.0f} pieces."
    ),
    "largest_component_share": lambda v: f"{_percent(v)} of members can reach each other through ties.",
    "ei_index": lambda v: (
        "Ties run more across groups than inside."
        if v > 0
        else "Ties run more inside groups than across."
        if v < 0
        else "Ties run as much across groups as inside."
    ),
    "active_share": lambda v: f"{_percent(v)} of members did something in the last four weeks.",
    "acts_per_active": lambda v: (
        f"Whoever did anything in the last four weeks did {_plain(v)} things on average."
    ),
    "contributor_diversity": lambda v: (
        "Those who act are as mixed as the members."
        if 0.95 <= v <= 1.05
        else "Those who act are less mixed than the members."
        if v < 1
        else "Those who act are more mixed than the members."
    ),
    "passed_on": lambda v: f"{_percent(v)} of those who were helped have since helped somebody else.",
    "kept_word": lambda v: f"A word given here is kept in {_percent(v)} of cases.",
    "modularity": lambda v: (
        "The ties fall clearly into these groups."
        if v >= 0.3
        else "The ties fall only loosely into these groups."
    ),
}


def number(value: float, entry: Measure) -> str:
    """Say a value in its unit: shares as percentages, whole numbers whole."""
    if entry.unit == "share":
        return _percent(value)
    if entry.unit in ("pieces", "members"):
        return f"{value:.0f}"
    return _plain(value)


def between(reading: Reading, entry: Measure) -> str:
    """Say the interval, empty where there is none."""
    if reading.low is None or reading.high is None:
        return ""
    return f"{number(reading.low, entry)} to {number(reading.high, entry)}"


def behind(reading: Reading) -> str:
    """Say what stands behind a figure: how many, and how many were left out."""
    one = {"members": "member", "ties": "tie", "pairs": "pair", "directed ties": "directed tie"}
    said = f"{reading.n} {one.get(reading.n_of, reading.n_of) if reading.n == 1 else reading.n_of}"
    return f"{said}, {reading.n_undefined} left out" if reading.n_undefined else said


def sentence(reading: Reading) -> str:
    """Say the figure in one plain sentence, or why it is refused."""
    if reading.refusal is not None:
        return str(reading.refusal)
    value = reading.value or 0.0
    return _SAID[reading.key](value) if reading.key in _SAID else _plainly(measure(reading.key), value)


def measured(entry: Measure) -> bool:
    """Say whether a figure has a unit to say beside it."""
    return entry.unit not in ("share", "index", "ratio", "-1 to 1")


def one_or_more(unit: str, value: float) -> str:
    """Say a unit as it goes with a value.

    >>> one_or_more("pieces", 1), one_or_more("pieces", 2), one_or_more("weighted acts", 1)
    ('piece', 'pieces', 'weighted acts')
    """
    one = {
        "pieces": "piece",
        "ties": "tie",
        "people": "person",
        "acts": "act",
        "members": "member",
        "groups": "group",
    }
    return one.get(unit, unit) if value == 1 else unit


def _plainly(entry: Measure, value: float) -> str:
    unit = f" {one_or_more(entry.unit, value)}" if measured(entry) else ""
    return f"{entry.question} {number(value, entry)}{unit}."


def remarks(reading: Reading, entry: Measure) -> list[str]:
    """Say what chance would give, which groups were used, and how much the half-life matters."""
    out: list[str] = []
    if reading.expected is not None and reading.p_value is not None:
        likely = (
            "about as far off as chance goes" if reading.p_value > 0.05 else "further off than chance goes"
        )
        by = f", by {_cut_short(reading)}" if _cut_short(reading) else ""
        out.append(
            f"By chance alone {number(reading.expected, entry)}; this is {likely} (p {reading.p_value:.3f}{by})."
        )
    elif _cut_short(reading):
        out.append(f"Chance was worked out by {_cut_short(reading)}.")
    if reading.grouping == "detected" and reading.value is not None:
        out.append("Groups were found from the ties, nobody declared them.")
    if reading.at_half is not None and reading.at_double is not None:
        out.append(
            f"With half the half-life {number(reading.at_half, entry)}, with twice {number(reading.at_double, entry)}."
        )
    if reading.half_strong is not None and reading.double_strong is not None:
        out.append(
            f"With strong ties of half the weight {number(reading.half_strong, entry)}, "
            f"of twice {number(reading.double_strong, entry)}."
        )
    return out


def _cut_short(reading: Reading) -> str:
    done, asked = reading.shuffles, reading.shuffles_asked
    return f"{done:,} of {asked:,} shuffles" if done and asked and done < asked else ""


def day(moment: datetime) -> str:
    """Say a date as people say it.

    >>> day(datetime(2001, 11, 30))
    '30 November 2001'
    """
    return f"{moment.day} {moment:%B %Y}"


def _percent(value: float) -> str:
    """Say a share.

    >>> _percent(0.5), _percent(0.0123), _percent(0.00012), _percent(0.0)
    ('50%', '1.2%', '0.01%', '0%')
    """
    if 0 < abs(value) < 0.0005:
        # A thin network is not an empty one: as many places as it takes to be seen.
        return f"{value * 100:.{-floor(log10(abs(value) * 100))}f}%"
    if 0 < abs(value) < 0.0995:
        return f"{value * 100:.1f}%"
    return f"{value * 100:.0f}%"


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 10 else f"{value:.1f}"
