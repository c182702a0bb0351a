"""From acts to readings: one sounding at one moment, refused where it would speak of single people."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from tiework import Policy, TieGraph, __version__
from tiework import Reading as Figure
from tiework.acts import ActTable
from tiework.evidence import read_acts
from tiework.measures.catalogue import measure
from tiework.readings import read_network
from tiework.refusals import Refusal
from tiework.ties import ties

from barnraiser.communities.models import Community
from barnraiser.ground.suppression import SMALLEST_GROUP
from barnraiser.people.models import Person
from barnraiser.ties import queries as tie_queries

from .evidence import Done, Evidence, gather, help_kinds
from .models import Reading, Sounding

REPLICATES_NOW, REPLICATES_EARLIER = 1000, 50
SEED = 1
LEAST_COVERAGE = 0.6
LEAST_LABELLED = 0.5

type Labels = dict[str, str | None]


@dataclass(frozen=True)
class Basis:
    """All that goes into a sounding, and a digest that changes when any of it does."""

    acts: ActTable
    policy: Policy
    as_of: datetime
    labels: Labels | None
    left_out: int
    never_asked: int
    replicates: int
    evidence: Evidence

    @property
    def digest(self) -> str:
        summed = hashlib.sha256()
        for table in (self.acts, self.evidence.acts):
            for column in (table.actor, table.offsets, table.party, table.kind, table.at, table.amount):
                summed.update(np.ascontiguousarray(column).tobytes())
        words = (
            self.acts.people,
            self.acts.kinds,
            self.evidence.acts.kinds,
            self.evidence.outcomes,
            self.evidence.tiers,
            tie_queries.print_of(self.policy),
            self.as_of.isoformat(),
            self.labels,
        )
        summed.update(
            repr((words, self.left_out, self.never_asked, self.replicates, SEED, __version__)).encode()
        )
        return summed.hexdigest()


def basis(
    community: Community,
    rows: list[tie_queries.Record],
    done: list[Done],
    as_of: datetime,
    *,
    is_now: bool,
) -> Basis:
    counted = tie_queries.counted(community, as_of)
    acts = tie_queries.acts(rows, counted.people, as_of)
    replicates = REPLICATES_NOW if is_now else REPLICATES_EARLIER
    labels = declared_groups(counted.people)
    policy = tie_queries.policy_of(community)
    known = gather(done, counted.people, as_of)
    return Basis(acts, policy, as_of, labels, counted.left_out, counted.never_asked, replicates, known)


def declared_groups(people: frozenset[int]) -> Labels | None:
    """Everybody's sector by key, or None where too few have said theirs, or all the same."""
    said = dict(Person.objects.filter(pk__in=people).order_by().values_list("pk", "sector"))
    given = [sector for sector in said.values() if sector]
    if len(given) < LEAST_LABELLED * len(people) or len(set(given)) < 2:
        return None
    return {str(person): said.get(person) or None for person in sorted(people)}


def figures(base: Basis) -> tuple[Figure, ...]:
    """Every figure of the network, or for each the reason why it is not given."""
    refusal = refused(base)
    if refusal is None:
        of_ties = read_network(
            base.acts,
            base.policy,
            base.as_of,
            base.labels,
            base.replicates,
            SEED,
            SMALLEST_GROUP,
            base.evidence.tiers,
        )
        return (*of_ties, *_from_acts(base, SMALLEST_GROUP))
    too_many = len(base.acts.people) + 1
    none = read_network(base.acts, base.policy, base.as_of, smallest_group=too_many)
    return tuple(replace(figure, refusal=refusal) for figure in (*none, *_from_acts(base, too_many)))


def _from_acts(base: Basis, smallest_group: int) -> tuple[Figure, ...]:
    known = base.evidence
    return read_acts(
        known.acts,
        base.as_of,
        help_kinds=help_kinds(),
        outcomes=known.outcomes,
        groups=base.labels,
        smallest_group=smallest_group,
        together_kinds=base.policy.together_kinds,
    )


def refused(base: Basis) -> Refusal | None:
    """The reason why nothing at all can be said, if there is one."""
    members = len(base.acts.people)
    if members < SMALLEST_GROUP:
        return Refusal("R1", _how_few(members, base.left_out), "figures begin at eight")
    if members < LEAST_COVERAGE * (members + base.left_out):
        share = "more than four in ten members chose not to have their ties counted"
        return Refusal("R7", share, "six in ten who share theirs would be enough")
    tied = int(np.count_nonzero(TieGraph.from_ties(ties(base.acts, base.policy, base.as_of)).degree))
    if tied < SMALLEST_GROUP:
        return Refusal("R1", "fewer than eight members have a tie here just now", _ENOUGH)
    return None


_ENOUGH = "eight members with a tie would be enough"


def _how_few(members: int, left_out: int) -> str:
    # Beside the list of members, the number would tell who among so few said no.
    if left_out:
        return "fewer than eight members can be counted here"
    if members < 2:
        return "only one member can be counted here" if members else "nobody can be counted here yet"
    return f"only {_NUMBERS[members]} members can be counted here"


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven")


def sounding(community: Community, base: Basis, marks: tuple[int, int]) -> Sounding:
    """The row, not yet written, that says what went in."""
    return Sounding(
        community=community,
        as_of=base.as_of,
        inputs=base.digest,
        ledger_mark=marks[0],
        taken_back_mark=marks[1],
        policy=tie_queries.print_of(base.policy),
        half_life_days=base.policy.half_life_days,
        engine_version=__version__,
        replicates=base.replicates,
        members=len(base.acts.people),
        left_out=base.left_out,
        never_asked=base.never_asked,
        act_count=len(base.acts),
    )


def reading(of: Sounding, figure: Figure) -> Reading:
    refusal = figure.refusal
    return Reading(
        sounding=of,
        key=figure.key,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=measure(figure.key).unit,
        n=figure.n,
        n_of=figure.n_of,
        n_undefined=figure.n_undefined,
        interval_kind=figure.interval_kind,
        at_half=figure.at_half,
        at_double=figure.at_double,
        expected=figure.expected,
        p_value=figure.p_value,
        grouping=figure.grouping or "",
        refusal=refusal.code if refusal else "",
        reason=refusal.reason if refusal else "",
        enough=refusal.enough if refusal else "",
    )
