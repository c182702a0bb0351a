"""The values that some components draw: small frozen shapes that a view or a query fills in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from . import figures


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of a band. `count` is shown only when there is something to count."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Spark:
    """A trend: values with the low and high end of each, a sentence that says it, and words for its ends."""

    values: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    label: str
    first: str = ""
    last: str = ""
    start: str = ""
    end: str = "now"

    @property
    def svg(self) -> SafeString:
        words = (self.label, self.first, self.last, self.start, self.end)
        return figures.spark(self.values, self.low, self.high, *words)


@dataclass(frozen=True, slots=True)
class How:
    """How a figure was worked out: one plain sentence, then notes as (term, words)."""

    sentence: str
    notes: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with its doubt. `way` is up, down or flat; `trend` says so in words that own the doubt, and `tone`
    whether that is for the better (up), for the worse (down) or neither (flat); without it up is for the better.
    """

    title: str
    meaning: str
    value: str
    unit: str
    doubt: str
    spark: Spark | None = None
    way: str = "flat"
    trend: str = ""
    how: How | None = None
    id: str = ""
    tone: str = ""
