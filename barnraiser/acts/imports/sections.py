"""The dry run as its page shows it: what would be created, merged, taken with doubt and refused, twenty lines each."""

from dataclasses import dataclass

from . import queries
from .models import Import, Line

SHOWN = 20
NAMES = {
    ("add", "conversation"): "Conversations that would be created",
    ("add", "person"): "People who would be created",
    ("merge", "conversation"): "Conversations that would be merged",
    ("merge", "person"): "People who are known here by their address",
    ("change", "message"): "Messages taken with doubt",
    ("refuse", "message"): "Messages that are refused, and why",
}
DONE = {
    ("change", "message"): "Messages taken with doubt",
    ("refuse", "message"): "Messages that were refused, and why",
}
MARKS = {
    "add": ("add", "Create"),
    "merge": ("skip", "Merge"),
    "change": ("change", "Take"),
    "refuse": ("refuse", "Refuse"),
}


@dataclass(frozen=True, slots=True)
class Section:
    would: str
    what: str
    name: str
    mark: str
    word: str
    total: int
    lines: list[Line]

    @property
    def more(self) -> int:
        return self.total - len(self.lines)

    @property
    def has_places(self) -> bool:
        return self.what == "message"

    @property
    def id(self) -> str:
        return f"{self.would}-{self.what}"


def sections(brought: Import) -> list[Section]:
    """Those that have lines. A fixed number of queries, however long the archive."""
    names = DONE if brought.row("outcome") else NAMES
    totals = queries.line_counts(brought)
    return [_section(brought, *key, name, totals[key]) for key, name in names.items() if key in totals]


def _section(brought: Import, would: str, what: str, name: str, total: int) -> Section:
    rows = queries.lines(brought, would).filter(what=what)[:SHOWN]
    return Section(would, what, name, *MARKS[would], total, list(rows))
