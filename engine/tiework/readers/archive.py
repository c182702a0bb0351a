"""What every reader hands back: an archive of acts, with its people, what is known of them, and what was wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from tiework.errors import InputError

if TYPE_CHECKING:
    from tiework.acts import ActTable
    from tiework.policy import KindRule, Policy
    from tiework.readers.mbox import Message

SECTOR, PLACE, GROUP, TIER = "sector", "place", "group", "tier"
STANDARD = (SECTOR, PLACE, GROUP, TIER)
# What others call the same; looked for where nothing has the standard name.
_ALSO = {
    SECTOR: ("industry", "field"),
    PLACE: ("city", "town", "location", "region", "country"),
    GROUP: ("department", "dept", "team", "class", "community", "organisation", "organization", "cohort"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that was refused, or taken with doubt."""

    line: int
    what: str
    severity: Literal["refused", "doubtful"]


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is known of people beside their acts: one mapping of person to value for each column.

    Attributes
    ----------
    columns : mapping of str to mapping of str to str
        Column to person to value; who has no value is missing, never empty.
    tier : mapping of str to int
        Declared place on one gradient of standing; `TieGraph.with_tiers` takes it as it is.

    Examples
    --------
    >>> known = Attributes({"sector": {"ada": "health"}}, {"ada": 2})
    >>> known.sector, known.place, known.tier, known.names
    ({'ada': 'health'}, {}, {'ada': 2}, ('sector', 'tier'))
    """

    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tier: Mapping[str, int] = field(default_factory=dict)

    @property
    def sector(self) -> Mapping[str, str]:
        """Declared sectors; `TieGraph.with_groups` takes them as they are."""
        return self._found(SECTOR)

    @property
    def place(self) -> Mapping[str, str]:
        """Declared places."""
        return self._found(PLACE)

    @property
    def group(self) -> Mapping[str, str]:
        """Declared groups: departments, teams, classes."""
        return self._found(GROUP)

    def _found(self, column: str) -> Mapping[str, str]:
        if column in self.columns:
            return self.columns[column]
        plain = {name.casefold(): name for name in self.columns}
        alias = next(
            (plain[word] for word in (column.casefold(), *_ALSO.get(column, ())) if word in plain), None
        )
        return {} if alias is None else self.columns[alias]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that are there."""
        return (*self.columns, TIER) if self.tier else tuple(self.columns)

    def by(self, column: str) -> Mapping[str, str]:
        """Return one column; InputError naming those that are there where it is not.

        A standard column also goes by what others call it: ``group`` finds ``department``.
        """
        if column == TIER and self.tier:
            return {person: str(tier) for person, tier in self.tier.items()}
        found = self._found(column)
        if not found:
            known = ", ".join(self.names) or "none is known"
            raise InputError(f"a column of people's attributes ({known})", found=repr(column))
        return found

    def joined(self, other: Attributes) -> Attributes:
        """Return both together; where both speak of a person the other one counts."""
        columns = {name: dict(values) for name, values in self.columns.items()}
        for name, values in other.columns.items():
            columns.setdefault(name, {}).update(values)
        return Attributes(columns, {**self.tier, **other.tier})

    def __bool__(self) -> bool:
        return bool(self.columns or self.tier)


class Selves(Mapping[str, str]):
    """People whose ids are their names: the mapping costs nothing, however many they are."""

    def __init__(self, people: tuple[str, ...]) -> None:
        self._people = people
        self._known: frozenset[str] | None = None

    def __getitem__(self, person: str) -> str:
        if self._known is None:
            self._known = frozenset(self._people)
        if person not in self._known:
            raise KeyError(person)
        return person

    def __iter__(self) -> Iterator[str]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)

    def __repr__(self) -> str:
        return f"Selves({len(self)} people)"


@dataclass(frozen=True, slots=True)
class Archive:
    r"""An archive as it was read: acts, people, what is known of them, problems, counts.

    Attributes
    ----------
    name : str
        The file, as the caller knows it.
    messages : tuple of Message
        Of a mail archive, in file order; empty for every other format.
    people : mapping of str to str
        Id to best name (the id itself where no name is known).
    problems : tuple of Problem
        At most `Limits.problems` of them; `counts` has the true numbers.
    counts : dict of str to int
        people, acts, refused and doubtful are always there. Mail: also pieces, messages, merged, replies (that answer a
        message of this archive), unresolved (that answer one outside), without_zone. Others: rows, self_acts,
        without_zone.
    format : str
        As in `tiework.readers.FORMATS`.
    attributes : Attributes
        Sector, place, group, tier and whatever else the archive says of people.
    table : ActTable or None
        The acts of an archive without messages.
    dated : bool
        Whether acts carry their time. An undated network stands at one moment: all its acts have the time 0, and it is
        measured as of `last`, so that nothing fades.
    declared : frozenset of str
        Ids that a table of people names: members from the start, whether or not they act.
    read_as : str
        How the file was understood, for people: format, columns, delimiter.
    trusted : tuple of (float, float)
        Acts before or after these unix seconds are kept, and do not move `first` and `last`.
    lightest : float or None
        Of a list of ties that says what went each way, the weight of its lightest tie.

    Examples
    --------
    >>> from io import BytesIO
    >>> from tiework.readers import read
    >>> archive = read(BytesIO(b"from,to,date\nada,ben,2026-03-02\nben,ada,2026-03-03\n"), name="asks.csv")
    >>> archive.format, archive.counts["acts"], dict(archive.people)
    ('csv', 2, {'ada': 'ada', 'ben': 'ben'})
    >>> from tiework.ties import ties
    >>> len(ties(archive.acts(), archive.policy(), archive.last))
    1
    """

    name: str
    messages: tuple[Message, ...]
    people: Mapping[str, str]
    problems: tuple[Problem, ...]
    counts: dict[str, int] = field(default_factory=dict)
    format: str = "mbox"
    attributes: Attributes = field(default_factory=Attributes)
    table: ActTable | None = None
    dated: bool = True
    read_as: str = ""
    declared: frozenset[str] = frozenset()
    trusted: tuple[float, float] = (-math.inf, math.inf)
    lightest: float | None = None

    @property
    def first(self) -> datetime | None:
        """Time of the first act whose time can be trusted, of the first of all where none can; None where there is none."""
        return self._edges()[0]

    @property
    def last(self) -> datetime | None:
        """Time of the last act whose time can be trusted; of the last of all where none can."""
        return self._edges()[1]

    def acts(self) -> ActTable:
        """Return the acts of the archive; for mail ``mail.replied`` from replier to the parent's author, else ``mail.posted``."""
        return _of_messages(self) if self.table is None else self.table

    def policy(self, half_life_days: float = 90, rules: Mapping[str, KindRule] | None = None) -> Policy:
        """Return a policy that knows every kind of act in the archive, with the default rule of each.

        Parameters
        ----------
        half_life_days : float
        rules : mapping of str to KindRule, optional
            Rules that stand in place of the defaults.
        """
        from tiework.readers.kinds import policy

        return policy(self, half_life_days, rules or {})

    def with_people(self, people: Archive) -> Archive:
        """Return the same archive, knowing of its people what `people` says (see `tiework.readers.read_people`).

        They are matched by id, else by name where a name is only one person's. Those that do not occur in this archive
        become members without acts: who is silent is a member too.
        """
        from tiework.readers.joining import joined

        return joined(self, people)

    def _edges(self) -> tuple[datetime | None, datetime | None]:
        if self.table is not None:
            at = self.table.at
            if not len(at):
                return None, None
            sure = (at >= self.trusted[0]) & (at <= self.trusted[1])
            at = at[sure] if sure.any() else at
            return datetime.fromtimestamp(float(at.min()), UTC), datetime.fromtimestamp(float(at.max()), UTC)
        sound = [m.date for m in self.messages if not m.doubtful_date] or [m.date for m in self.messages]
        return min(sound, default=None), max(sound, default=None)


def _of_messages(archive: Archive) -> ActTable:
    from tiework.acts import Act, ActTable

    author = {message.id: message.sender_address for message in archive.messages}
    records = (
        Act(m.sender_address, (author[m.parent_id],), "mail.replied", m.date)
        if m.parent_id is not None
        else Act(m.sender_address, (), "mail.posted", m.date)
        for m in archive.messages
    )
    return ActTable.from_records(records, people=archive.people)
