"""Figures put into words: the doubt beside each, the change over time, and how it was worked out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import sqrt

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from tiework.measures.catalogue import measure as entry_of

from barnraiser.communities.models import Community
from barnraiser.ground.suppression import SMALLEST_CELL
from barnraiser.ground.web.parts import How, Measure, Spark

from .models import Reading, Sounding
from .moments import last_day
from .shown import BY_KEY, Figure, crossing, percent

type Point = tuple[Sounding, Reading]

_ONE = {
    "members": "member",
    "people helped": "person helped",
    "promises": "promise",
    "ties": "tie",
    "pairs": "pair",
    "directed ties": "directed tie",
}
_ONE_UNIT = {
    "pieces": "piece",
    "ties each, on average": "tie each, on average",
    "strong ties each, on average": "strong tie each, on average",
    "such contacts each, on average": "such contact each, on average",
    "strong ties’ worth each, on average": "strong tie’s worth each, on average",
    "acts each": "act each",
    "times as often": "as often",
}


def day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def day_and_time(moment: datetime) -> str:
    here = timezone.localtime(moment)
    return f"{day(here)}, {here:%H:%M}"


def shown(
    figure: Figure, community: Community, points: Sequence[Point], beside: Mapping[str, Reading]
) -> Measure:
    """The figure as the page shows it. `points` are its readings in time, the last one now and not refused."""
    sounding, now = points[-1]
    way, trend = change(points)
    return Measure(
        title=figure.title,
        meaning=figure.meaning,
        value=figure.say(now.value or 0.0),
        unit=unit(figure, now),
        doubt=doubt(figure, now) + _beside(figure, beside),
        spark=_spark(figure, points),
        way=way,
        trend=trend,
        how=how(figure, community, sounding, now),
        id=figure.name,
        tone=tone(figure, way),
    )


def tone(figure: Figure, way: str) -> str:
    """Whether going this way is for the better (up), for the worse (down) or neither (flat)."""
    if figure.better == "more":
        return way
    return {"up": "down", "down": "up"}.get(way, "flat") if figure.better == "fewer" else "flat"


def unit(figure: Figure, reading: Reading) -> str:
    return _ONE_UNIT.get(figure.unit, figure.unit) if figure.say(reading.value or 0.0) == "1" else figure.unit


def between(figure: Figure, reading: Reading) -> str:
    if reading.low is None or reading.high is None:
        return ""
    low, high = figure.say(reading.low), figure.say(reading.high)
    return f"{low} in every draw" if low == high else f"between {low} and {high}"


def doubt(figure: Figure, reading: Reading) -> str:
    if said := between(figure, reading):
        return said
    if is_a_count(reading):
        return f"{behind(reading)} counted"
    return f"from {behind(reading)}; too short a time for a range"


def is_a_count(reading: Reading) -> bool:
    """Whether everybody was counted, so that there is nothing to draw."""
    return reading.interval_kind.startswith("none: everybody")


def behind(reading: Reading) -> str:
    of = _ONE.get(reading.n_of, reading.n_of) if reading.n == 1 else reading.n_of
    return f"{reading.n:,} {of}"


def _beside(figure: Figure, beside: Mapping[str, Reading]) -> str:
    across, middle = beside.get("ei_index"), beside.get(f"median_{figure.name}")
    in_middle = (
        f". The member in the middle has {figure.say(middle.value)}"
        if middle and middle.value is not None
        else ""
    )
    if figure.name == "bridging" and across and across.value is not None:
        return f"{in_middle}. {crossing(across.value)} of ties cross, {_by_chance(across)}"
    if in_middle:
        return in_middle
    reading = beside[figure.key]
    if figure.name == "reciprocity" and reading.expected is not None:
        return f". By chance alone {percent(reading.expected)} would"
    return ""


def _by_chance(across: Reading) -> str:
    return (
        f"against {crossing(across.expected)} if ties took no notice of groups"
        if across.expected is not None
        else ""
    )


def change(points: Sequence[Point]) -> tuple[str, str]:
    """Which way a figure went since the earliest reading, in words that own the doubt; nothing where no range allows it."""
    sound = [r for _, r in points if r.value is not None and r.low is not None and r.high is not None]
    if len(sound) < 2 or sound[-1] is not points[-1][1]:
        return "flat", ""
    first, last = sound[0], sound[-1]
    moved = (last.value or 0.0) - (first.value or 0.0)
    unsure = sqrt(_half_width(first) ** 2 + _half_width(last) ** 2)
    if moved == 0 or abs(moved) <= unsure / 2:
        return "flat", "No clear change"
    if abs(moved) > unsure:
        return ("up", "Up, and we are fairly sure") if moved > 0 else ("down", "Down, and we are fairly sure")
    return ("flat", "Up a little, and we are not sure") if moved > 0 else ("down", "Down, perhaps")


def _half_width(reading: Reading) -> float:
    return ((reading.high or 0.0) - (reading.low or 0.0)) / 2


def _spark(figure: Figure, points: Sequence[Point]) -> Spark | None:
    drawn = [(s, r) for s, r in points if r.value is not None]
    if len(drawn) < 2:
        return None
    values = [r.value or 0.0 for _, r in drawn]
    first, last = figure.say(values[0]), figure.say(values[-1])
    start = last_day(drawn[0][0].as_of)
    return Spark(
        values,
        [r.value or 0.0 if r.low is None else r.low for _, r in drawn],
        [r.value or 0.0 if r.high is None else r.high for _, r in drawn],
        f"{figure.title}, {len(drawn)} readings since {day(start)}, from {first} to {last}",
        first,
        last,
        f"{start:%b %Y}",
        f"{last_day(drawn[-1][0].as_of):%b %Y}",
    )


def how(figure: Figure, community: Community, sounding: Sounding, reading: Reading) -> How:
    entry = entry_of(reading.key)
    link = reverse("capital:measure", args=[community.slug, figure.name])
    notes = [
        ("Drawn from", drawn_from(sounding, reading)),
        ("As of", f"{day(last_day(sounding.as_of))}. An act counts half after {sounding.half_life_days:g} days."),
        *_chance(figure, reading),
        *_groups(reading),
        ("Why a range", _why_a_range(reading)),
        *_half_life(figure, sounding, reading),
        ("What it cannot see", entry.caveat),
        ("Source", f"{entry.name}: {entry.source}"),
        ("To work it out again", f"Engine {sounding.engine_version}, ledger to act {sounding.ledger_mark}, policy {sounding.policy}."),
        ("The acts behind it", format_html('<a href="{}">See which acts these are</a>', link)),
    ]  # fmt: skip
    return How(f"{entry.question} {entry.how}", notes)


def drawn_from(sounding: Sounding, reading: Reading) -> str:
    undefined = (
        f", not counting {reading.n_undefined} for whom it has no meaning" if reading.n_undefined else ""
    )
    return (
        f"{behind(reading)}{undefined}; {_count(sounding.act_count, 'act')} among {_count(sounding.members, 'member')}. "
        f"{left_out(sounding)}"
    )


def _count(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def left_out(sounding: Sounding) -> str:
    """Who is not in it and who is in it unasked, in numbers from which nobody's answer can be told."""
    count, unasked = sounding.left_out, sounding.never_asked
    parts = []
    if count:
        who = "Fewer than five" if count < SMALLEST_CELL else f"{count:,}"
        parts.append(f"{who} other members chose not to be counted, and we do not guess at them.")
    elif unasked < sounding.members:
        asked = " who was asked" if unasked else ""
        parts.append(f"Nobody{asked} chose to be left out.")
    if unasked:
        who = "Some people" if unasked < SMALLEST_CELL else f"{unasked:,} people"
        parts.append(f"{who} of the archive were never asked; no figure names them.")
    return " ".join(parts) or "Nobody chose to be left out."


def _why_a_range(reading: Reading) -> str:
    if reading.refusal:
        return "There is none: no figure is given."
    if reading.low is None:
        return f"There is none: {reading.interval_kind.removeprefix('none: ')}."
    if "bootstrap" not in reading.interval_kind:
        return f"So few say something, but not everything ({reading.interval_kind})."
    return (
        "Some weeks are busier than others. We draw the weeks anew many times and keep the middle nineteen in twenty "
        f"({reading.interval_kind}). Earlier readings use 50 draws."
    )


def _chance(figure: Figure, reading: Reading) -> list[tuple[str, str]]:
    if reading.expected is None or reading.p_value is None:
        return []
    likely = "about as far off as chance goes" if reading.p_value > 0.05 else "further off than chance goes"
    said = f"{figure.say(reading.expected)}. What is here is {likely} (p = {reading.p_value:.3f})."
    return [("By chance alone", said)]


def _groups(reading: Reading) -> list[tuple[str, str]]:
    if not reading.grouping:
        return []
    declared = "The sectors that members gave themselves. Who gave none is left out of this figure."
    found = (
        "Found from the ties themselves, because too few members gave a sector. Nobody chose these groups."
    )
    return [("Groups", declared if reading.grouping == "declared" else found)]


def _half_life(figure: Figure, sounding: Sounding, reading: Reading) -> list[tuple[str, str]]:
    if reading.at_half is None or reading.at_double is None:
        return []
    half, double = sounding.half_life_days / 2, sounding.half_life_days * 2
    said = f"{figure.say(reading.at_half)} if acts faded in {half:g} days, {figure.say(reading.at_double)} if in {double:g}."
    return [("If memory were shorter or longer", said)]


def standfirst(now: Mapping[str, Reading]) -> str:
    """One honest sentence of what the figures say together."""

    def value(key: str) -> str:
        reading = now.get(key)
        return BY_KEY[key].say(reading.value) if reading and reading.value is not None else ""

    parts = []
    if ties := value("ties_per_member"):
        parts.append(f"a member has {ties} {'tie' if ties == '1' else 'ties'} on average")
    if back := value("weighted_reciprocity"):
        parts.append(f"{back} of what people do toward each other comes back")
    if across := value("ei_index"):
        kind = "sector" if now["ei_index"].grouping == "declared" else "group"
        parts.append(f"{across} of ties run from one {kind} to another")
    if not parts:
        return "There is not enough here yet to say anything without speaking of single people."
    said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, and {parts[-1]}"
    return f"{said[0].upper()}{said[1:]}."


def refusal(reading: Reading) -> str:
    """Why a figure is not given, and what would be enough."""
    return f"Not shown: {reading.reason}. {reading.enough[:1].upper()}{reading.enough[1:]}."
