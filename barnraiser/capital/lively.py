"""Activity, diversity and the ladder as the page draws them."""

from dataclasses import dataclass
from datetime import datetime

from barnraiser.people.models import Sector

from .ladder import RUNGS
from .models import Participation
from .moments import last_day
from .taking_part import WEEK, WEEKS

EVEN, HALF, TWICE = (0.8, 1.25), 0.6, 1.7
MOST_PEGS = 150


@dataclass(frozen=True, slots=True)
class Weeks:
    """How many people did something, week by week. Heights in hundredths of the highest."""

    bars: list[float]
    last: int
    first: datetime
    middle: datetime
    end: datetime
    said: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One sector's share of members and of what was done. Widths are in hundredths of the widest."""

    sector: str
    label: str
    here: int
    acted: int
    here_width: float
    acted_width: float
    said: str
    is_off: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One rung; `count` and `pegs` are None where so few stand there that they would be told."""

    name: str
    meaning: str
    count: int | None
    pegs: range
    said: str


@dataclass(frozen=True, slots=True)
class Lively:
    weeks: Weeks
    heard: list[Heard]
    unsaid: int
    rungs: list[Step]
    members_a_peg: int


def lively(found: Participation) -> Lively:
    """What the page shows of how people take part."""
    said = found.said
    a_peg = 1 + max((row["count"] or 0 for row in said["rungs"]), default=0) // MOST_PEGS
    return Lively(
        _weeks(said["weeks"], found.as_of),
        _heard(said["heard"]["rows"]),
        said["heard"]["unsaid"],
        [_step(row, a_peg) for row in said["rungs"]],
        a_peg,
    )


def _weeks(counts: list[int], as_of: datetime) -> Weeks:
    most = max(counts) or 1
    return Weeks(
        [round(100 * count / most, 1) for count in counts],
        counts[-1],
        last_day(as_of) - WEEK * WEEKS,
        last_day(as_of) - WEEK * (WEEKS // 2),
        last_day(as_of),
        f"People who did something in each of the last {WEEKS} weeks: from {min(counts)} to {max(counts)}, "
        f"{counts[-1]} in the last one.",
    )


def _heard(rows: list[list[str | float]]) -> list[Heard]:
    widest = max((float(part) for _, *parts in rows for part in parts), default=1.0) or 1.0
    return [_sector(str(label), float(here), float(acted), widest) for label, here, acted in rows]


def _sector(label: str, here: float, acted: float, widest: float) -> Heard:
    ratio = acted / here
    return Heard(
        sector=label,
        label=Sector(label).label if label else "Small sectors together",
        here=round(100 * here),
        acted=round(100 * acted),
        here_width=round(88 * here / widest, 1),
        acted_width=round(88 * acted / widest, 1),
        said=_compared(ratio),
        is_off=not EVEN[0] <= ratio <= EVEN[1],
    )


def _compared(ratio: float) -> str:
    if EVEN[0] <= ratio <= EVEN[1]:
        return "about even"
    if ratio < EVEN[0]:
        return "heard half as much, or less" if ratio <= HALF else "heard less"
    return "heard twice as much, or more" if ratio >= TWICE else "heard more"


def _step(row: dict[str, int | None], a_peg: int) -> Step:
    rung = RUNGS[row["rung"] or 0]
    pegs = range(-(-(row["count"] or 0) // a_peg))
    return Step(rung.name, rung.meaning, row["count"], pegs, _moved(row))


def _moved(row: dict[str, int | None]) -> str:
    """Who came up from a lower rung, and who was not there a quarter ago; small counts are said as small."""
    if row["count"] is None:
        return "fewer than five, or told together with another rung"
    parts = []
    if row["stepped_up"] != 0:
        parts.append(f"{_few(row['stepped_up'])} stepped up")
    if row["are_new"] != 0:
        parts.append(f"{_few(row['are_new'])} new here")
    return ", ".join(parts)


def _few(count: int | None) -> str:
    return "a few" if count is None else str(count)
