"""What a network stands on: acts, a policy, a moment, groups – and the ties and the graph that follow."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tiework.acts import ActTable, as_of
from tiework.errors import InputError
from tiework.graph import TieGraph
from tiework.grouping import DETECTED, NONE, Grouping, Labels, grouping
from tiework.labels import Groups
from tiework.measures.communities import detect_communities
from tiework.measures.records import Records
from tiework.measures.trust import Outcome
from tiework.moments import Moment, moment
from tiework.policy import Policy
from tiework.resampling import block_days
from tiework.taking import archive_of, known_of, renamed
from tiework.ties import TieTable, ties
from tiework.weighing import Weights, weighed
from tiework.wording import day

if TYPE_CHECKING:
    from tiework.readers.archive import Archive

# The first record of a sensor that counts from 1970 lies later than this.
_EARLY = 1e8


class Standing:
    """People and what they did toward each other, at one moment; see `tiework.Network`."""

    def __init__(
        self,
        acts: object,
        *,
        people: object = None,
        at: Moment | None = None,
        policy: Weights | None = None,
        half_life: float | None = None,
        by: str | Groups | None = None,
        name: str = "",
        **records: Any,
    ) -> None:
        archive = known_of(people, renamed(archive_of(acts), name))
        self.archive: Archive = archive
        self.policy: Policy = weighed(archive, policy, half_life)
        self.as_of: datetime = _as_of(archive, at)
        self.grouping: Grouping = grouping(archive, by)
        self._records = _known(records)

    @property
    def acts(self) -> ActTable:
        """Acts up to the moment; `acts.people` are the members, in the order of every answer that has one row a person.

        Who is only seen later is no member yet, unless a table of people names them.
        """
        return self._acts

    @cached_property
    def _acts(self) -> ActTable:
        return as_of(self.archive.acts(), self.as_of.timestamp(), self.archive.declared)

    @property
    def dated(self) -> bool:
        """Whether acts carry their time."""
        return self.archive.dated

    @property
    def on_calendar(self) -> bool:
        """Whether the time of acts is a date; a sensor's clock may count from a start that nobody wrote down."""
        last = self.archive.last
        counted = self.archive.format == "contacts" and last is not None and last.timestamp() < _EARLY
        return self.dated and not counted

    @property
    def when(self) -> str:
        """The moment in words, as it follows "as it stood"."""
        if self.on_calendar:
            return f"on {day(self.as_of)}"
        first = self.archive.first or self.as_of
        return (
            f"on day {(self.as_of.date() - first.date()).days + 1} of the record"
            if self.dated
            else "at one moment"
        )

    @property
    def grouping_kind(self) -> str:
        """``declared``, or ``detected`` where groups are found from the ties."""
        return DETECTED if self.grouping.labels is None else "declared"

    @cached_property
    def tie_table(self) -> TieTable:
        """Every pair that ever acted, as it stands at the moment."""
        return ties(self.acts, self.policy, self.as_of)

    @cached_property
    def graph(self) -> TieGraph:
        """The ties present at the moment, with groups and tiers: what measures read."""
        declared = self.grouping.labels
        graph = TieGraph.from_ties(self.tie_table, groups=declared).with_tiers(
            self.archive.attributes.tier or None
        )
        return graph if declared is not None else replace(graph, groups=detect_communities(graph).labels)

    @cached_property
    def records(self) -> Records:
        """All that is known, as measures take it."""
        graph = self.graph
        labels = (
            dict(zip(graph.people, graph.groups or (), strict=False)) if self.grouping.by != NONE else None
        )
        known = {
            "help_kinds": self.help_kinds,
            "groups": labels,
            "block_days": self.block_days,
            **self._records,
        }
        known |= {"detected": self.grouping.labels is None}
        tiers = self.archive.attributes.tier or None
        made = Records(self.acts, self.policy, self.as_of.timestamp(), tiers=tiers, **known)
        # The graph they would make anew is the one already here.
        vars(made)["graph"] = graph
        return made

    @property
    def help_kinds(self) -> tuple[str, ...]:
        """Kinds of act that are help given."""
        return tuple(kind for kind, rule in self.policy.kinds.items() if rule.help)

    @property
    def outcomes(self) -> Sequence[Outcome]:
        """What became of promises, where somebody handed it in."""
        found: Sequence[Outcome] = self._records.get("outcomes", ())
        return found

    def has(self, inputs: Collection[str]) -> bool:
        """Say whether somebody handed in any of these records; what every network has counts too, where it is all."""
        asked = set(inputs) - _GIVEN
        return not asked or bool(asked & set(self._records))

    @property
    def label(self) -> str:
        """What it is called: the file's name, without folders."""
        # A file inside a zip is called by both names; the outer one is what people know.
        return os.path.basename(self.archive.name.split(": ")[0]) or "this network"

    @property
    def block_days(self) -> float:
        """Days of a block that acts are drawn anew in: a week, or a day where they span fewer than four."""
        return block_days(*self.span())

    def span(self) -> tuple[float, float]:
        """Unix seconds of the first act that counts, and of the moment."""
        earliest, _ = self.archive.trusted
        at = self.acts.at[(self.acts.at <= self.as_of.timestamp()) & (self.acts.at >= earliest)]
        return (float(at.min()), float(self.as_of.timestamp())) if len(at) else (0.0, 0.0)

    def declared(self) -> Labels | None:
        """Labels that people declared; None where there are none."""
        return None if self.grouping.by in (DETECTED, NONE) else self.grouping.labels


# What every network has without anybody handing it in.
_OWN = {"acts", "policy", "as_of", "given_graph", "groups", "tiers"}
_GIVEN = {"acts", "policy", "as_of", "graph", "groups", "tiers", "people", "help_kinds"}


def _known(records: dict[str, Any]) -> dict[str, Any]:
    there = {field.name for field in fields(Records)} - _OWN - {"detected"}
    for name in records:
        if name not in there:
            raise InputError(f"records called {', '.join(sorted(there))}", found=repr(name))
    return records


def _as_of(archive: Archive, at: Moment | None) -> datetime:
    first, last = archive.first, archive.last
    if at is None:
        return last or datetime.fromtimestamp(0, UTC)
    when = moment(at)
    if archive.dated and first is not None and when < first:
        raise InputError(
            f"a moment on or after the first act ({day(first)})", found=f"{when:%Y-%m-%d}", file=archive.name
        )
    return when
