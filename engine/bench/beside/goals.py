"""What was wanted, what was found, and whether that is enough."""

from dataclasses import dataclass
from math import log10

HUNDRED_THOUSAND, MILLION = 100_000, 1_000_000


@dataclass(frozen=True)
class Goal:
    """One line: a figure at least, or at most, so much."""

    what: str
    wanted: float
    unit: str
    found: float | None
    least: bool = False

    @property
    def met(self):
        """Yes, no, or not measured in this run."""
        if self.found is None:
            return "not measured"
        return "yes" if (self.found >= self.wanted if self.least else self.found <= self.wanted) else "NO"

    def __str__(self):
        found = "" if self.found is None else f"{self.found:.4g} {self.unit}".strip()
        wanted = f"{'at least' if self.least else 'at most'} {self.wanted:g} {self.unit}".strip()
        return f"{self.what:62}{wanted:22}{found:16}{self.met}"


class Found:
    """Medians by engine and number of people; None where one was not measured."""

    def __init__(self, costs, single):
        self._costs, self._single = costs, single

    def of(self, engine, people, what):
        """Wall, cpu or memory of one."""
        cost = self._costs.get((engine, people))
        return None if cost is None else getattr(cost, what)

    def times(self, slow, fast, people, what):
        """How many times what the fast one takes."""
        return _over(self.of(slow, people, what), self.of(fast, people, what))

    def growth(self, engine, what, low=HUNDRED_THOUSAND, high=MILLION):
        """The exponent: 1 where ten times the people take ten times as long."""
        more = _over(self.of(engine, high, what), self.of(engine, low, what))
        return None if more is None else log10(more) / log10(high / low)

    def single(self, name):
        """A figure that is of no engine and size."""
        return self._single.get(name)


def _over(above, below):
    return None if above is None or below is None else above / below


def goals(found):
    """All of them."""
    out = []
    for people, named in ((HUNDRED_THOUSAND, "10^5"), (MILLION, "10^6")):
        for what, least in (("wall", 5), ("cpu", 4)):
            times = found.times("igraph", "tiework", people, what)
            out.append(Goal(f"{named} people, Parquet, against igraph, {what}", least, "times", times, True))
    slow = found.times("networkx", "tiework", 10_000, "wall")
    out.append(Goal("10^4 people, against networkx, wall", 35, "times", slow, True))
    right = found.times("networkx, right", "tiework", 10_000, "wall")
    out.append(
        Goal("10^4 people, against networkx with right effective size, wall", 35, "times", right, True)
    )
    for what, most, unit in (("wall", 30, "s"), ("cpu", 50, "CPU s"), ("memory", 1536, "MB")):
        out.append(Goal(f"10^6 people, 5*10^7 acts, {what}", most, unit, found.of("tiework", MILLION, what)))
    for people, named in ((HUNDRED_THOUSAND, "10^5"), (MILLION, "10^6")):
        for what in ("wall", "cpu"):
            times = found.times("tiework from CSV", "tiework", people, what)
            out.append(Goal(f"{named} people, CSV over Parquet, {what}", 1.3, "times", times))
    for what, most in (("wall", 1.15), ("cpu", 1.22)):
        out.append(
            Goal(f"growth from 10^5 to 10^6, exponent, {what}", most, "", found.growth("tiework", what))
        )
    joins = found.times("DuckDB, by joins", "tiework, same part", HUNDRED_THOUSAND, "cpu")
    out.append(Goal("10^5 people, DuckDB over the kernels' same part, cpu", 7, "times", joins))
    for name, what, most, unit in (
        ("cold wall", "10^3 people, cold command line, wall", 0.8, "s"),
        ("cold cpu", "10^3 people, cold command line, cpu", 0.6, "CPU s"),
        ("cold memory", "10^3 people, cold command line, memory", 130, "MB"),
        ("import", "import tiework, over numpy", 0.15, "s"),
        ("live p50", "one act among 10^5 people, p50", 0.3, "ms"),
        ("live p99", "one act among 10^5 people, p99", 3, "ms"),
        ("disagreeing", "columns that differ from igraph's", 0, ""),
    ):
        out.append(Goal(what, most, unit, found.single(name)))
    return out
