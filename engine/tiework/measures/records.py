"""What measures are worked out from besides ties: what was asked, introduced, vouched for, rated, begun and offered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tiework.acts import ActTable
from tiework.graph import TieGraph
from tiework.measures.trust import Outcome
from tiework.policy import Policy
from tiework.ties import TieTable, ties


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody asked for help. `answered` is unix seconds, None while nobody has."""

    by: str
    at: float
    answered: float | None = None


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody introduced two others. `accepted` once both took it up."""

    by: str
    one: str
    other: str
    at: float
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class Certificate:
    """Somebody vouches for somebody. `level` 1 or more: higher vouches for more; `at` is since when it stands."""

    by: str
    about: str
    level: float = 1
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Rating:
    """Somebody rated somebody. `value` from -1 (not at all) to 1 (fully)."""

    by: str
    about: str
    value: float
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Initiation:
    """Somebody began something: a call, an event, a post. `seen_by` are those who could have known; what a machine posts is
    `automated`, and moves nobody."""

    name: str
    by: str
    at: float
    seen_by: tuple[str, ...] = ()
    automated: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """Somebody took something up. `to` are the initiations it follows; several share the credit."""

    by: str
    at: float
    to: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Records:
    """All that is known of a network at a moment; every measure of the catalogue takes its inputs from here by name.

    Attributes
    ----------
    acts : ActTable
        `acts.people` are all members.
    policy : Policy
    as_of : float
        Unix seconds.
    groups, tiers : mapping of person to label or number, optional
    memberships : mapping of group to collection of str, optional
        Who takes part in which working group, for exposure; people may be in several. Their `groups` unless given.
    help_kinds, private_kinds, hours_kinds, joint_kinds, reply_kinds : collection of str
        Kinds of act that are confirmed help; that only those involved see; whose amount is hours; that are joint action;
        that answer somebody. Without `reply_kinds` every act toward a person answers that person.
    outcomes, asks, introductions, certificates, ratings, initiations, responses
        See the classes of this module, and `tiework.measures.trust.Outcome`.
    seeds : sequence of str
        Where vouching begins.
    wanted : int or None
        How many members vouching should be able to reach; None: as many as there are.
    offers : mapping of person to collection of str
        What a person offers: resources, positions, skills.
    joined : mapping of person to float
        When each member joined, in unix seconds.
    answers : sequence of float
        Answers to a survey question about trust, 0 to 10, without names.
    given_graph : TieGraph, optional
        Ties, where they are known otherwise than from acts.
    detected : bool
        Whether `groups` were found from the ties; what would compare ties with themselves is then refused.
    block_days : float
        Acts are drawn anew for intervals in blocks of so many days; 1 where there are fewer than four weeks of acts.
    """

    acts: ActTable
    policy: Policy
    as_of: float
    groups: Mapping[str, str | None] | None = None
    tiers: Mapping[str, int | None] | None = None
    memberships: Mapping[str, Collection[str]] | None = None
    help_kinds: Collection[str] = ()
    private_kinds: Collection[str] = ()
    hours_kinds: Collection[str] = ()
    joint_kinds: Collection[str] = ()
    reply_kinds: Collection[str] = ()
    outcomes: Sequence[Outcome] = ()
    asks: Sequence[Ask] = ()
    introductions: Sequence[Introduction] = ()
    certificates: Sequence[Certificate] = ()
    seeds: Sequence[str] = ()
    wanted: int | None = None
    ratings: Sequence[Rating] = ()
    initiations: Sequence[Initiation] = ()
    responses: Sequence[Response] = ()
    offers: Mapping[str, Collection[str]] = field(default_factory=dict)
    joined: Mapping[str, float] = field(default_factory=dict)
    answers: Sequence[float] = ()
    given_graph: TieGraph | None = None
    block_days: float = 7
    detected: bool = False

    @cached_property
    def doings(self) -> ActTable:
        """Acts as those did them who took part (see `tiework.measures.participation.doings`)."""
        from tiework.measures.participation import doings

        return doings(self.acts, self.policy.together_kinds)

    @property
    def half_life_days(self) -> float:
        """Days after which an act counts half."""
        return self.policy.half_life_days

    @property
    def people(self) -> tuple[str, ...]:
        """All members, in the order of every answer that has one value a person."""
        return self.acts.people

    @cached_property
    def graph(self) -> TieGraph:
        """The ties present at the moment, with groups and tiers."""
        if self.given_graph is not None:
            return self.given_graph
        return TieGraph.from_ties(self.table, groups=self.groups).with_tiers(self.tiers)

    @cached_property
    def flows(self) -> TieGraph:
        """Every pair that ever acted, as it stands at the moment; what was given, where ties were given."""
        if self.given_graph is not None:
            return self.given_graph
        return TieGraph.from_ties(self.table, present_only=False)

    @cached_property
    def table(self) -> TieTable:
        """Every pair that ever acted, as a table."""
        return ties(self.acts, self.policy, self.as_of)
