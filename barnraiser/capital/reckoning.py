"""What a person may know about themselves, as rows: worked out anew from all acts, or carried on from the row that stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isclose, isnan

from tiework import PersonFigures, Policy, TieGraph, TieTable, read_people
from tiework.acts import ActTable
from tiework.live import PersonNow
from tiework.measures.bonding import local_clustering
from tiework.ties import ties

from barnraiser.communities.models import Community
from barnraiser.ground import clock

from .held import Held
from .models import OwnReading
from .soundings import Labels

type Figures = Mapping[str, float | None]

# From the person's own acts and ties.
_MINE = (
    "ties", "reciprocated_ties", "strong_ties", "dormant_ties", "gave", "took", "in_person_share", "help_given",
    "help_taken", "help_balance",
)  # fmt: skip
# From these and from the ties among the others: they move also where two of one's contacts do something.
_AROUND = (
    "bonding", "support_ratio", "constraint", "effective_size", "clustering", "strength_given", "strength_taken",
)  # fmt: skip
# From the groups of the whole community.
_GROUPED = ("bridging",)
NO_TIE = ("no tie is present now", "this figure needs at least one")
ONE_TIE = ("fewer than two ties are present now", "this figure needs two")
SOON = (
    "it rests on the groups of the whole community",
    "it comes when these are worked out again, within minutes",
)
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Whole:
    """Everybody's own figures, worked out anew from all acts as of one moment, and the ties they rest on."""

    rows: list[OwnReading]
    table: TieTable


def whole(
    community: Community, acts: ActTable, policy: Policy, as_of: datetime, labels: Labels | None
) -> Whole:
    """Everybody's own figures as of a moment, with nothing taken over from before."""
    table = ties(acts, policy, as_of)
    graph = TieGraph.from_ties(table)
    half = graph.together / 2
    columns = (local_clustering(graph), graph.sum_slots(graph.out + half), graph.sum_slots(graph.into + half))
    around = dict(zip(acts.people, zip(*(column.tolist() for column in columns), strict=True), strict=True))
    now, rows = clock.now(), []
    for name, mine in read_people(acts, policy, as_of, labels).items():
        clustering, given, taken = around[name]
        more = {"clustering": known(clustering), "strength_given": given, "strength_taken": taken}
        keys = {*_MINE, *_AROUND, *_GROUPED} - more.keys()
        figures = {key: getattr(mine, key) for key in sorted(keys)} | more
        why = {key: [why.reason, why.enough] for key, why in mine.refusals.items() if key in keys}
        row = OwnReading(
            community=community,
            person_id=int(name),
            as_of=as_of,
            figures=figures,
            refusals=why | _lone(more),
            grouping=mine.grouping,
            grouped_at=now,
        )
        rows.append(row)
    return Whole(rows, table)


def carried_on(row: OwnReading, held: Held, mine: PersonFigures | None) -> OwnReading:
    """The row as the held ties have it, and its own acts where these are given. What rests on groups stays."""
    now = held.figures(row.person_id)
    figures, why = dict(row.figures), dict(row.refusals)
    if mine is not None:
        figures |= {key: getattr(mine, key) for key in _MINE}
        why |= {key: [said.reason, said.enough] for key, said in mine.refusals.items() if key in _MINE}
    figures |= _around(now, held.bonding(row.person_id))
    why |= {key: list(NO_TIE) for key in _AROUND if figures[key] is None} | _lone(figures)
    if not now.degree:
        figures["bridging"], why["bridging"] = None, list(NO_TIE)
    elif figures["bridging"] is None and why.get("bridging", list(NO_TIE)) == list(NO_TIE):
        why["bridging"] = list(SOON)
    row.figures = figures
    row.refusals = {key: said for key, said in why.items() if figures.get(key) is None}
    row.as_of = held.as_of
    return row


def blank(community: Community, person: int, held: Held, like: str) -> OwnReading:
    """The row of one who has none yet, to be carried on."""
    figures = dict.fromkeys((*_MINE, *_AROUND, *_GROUPED))
    return OwnReading(
        community=community, person_id=person, as_of=held.as_of, figures=figures, refusals={}, grouping=like
    )


def _around(now: PersonNow, bonding: float) -> Figures:
    return {
        "bonding": bonding,
        "support_ratio": known(now.support),
        "constraint": known(now.constraint),
        "effective_size": known(now.effective_size),
        "clustering": known(now.clustering),
        "strength_given": now.strength_out,
        "strength_taken": now.strength_in,
    }


def _lone(figures: Figures) -> dict[str, list[str]]:
    return {"clustering": list(ONE_TIE)} if figures["clustering"] is None else {}


def known(value: float) -> float | None:
    return None if isnan(value) else value


def differing(kept: Iterable[OwnReading], anew: Iterable[OwnReading]) -> tuple[set[int], set[str]]:
    """Whose kept-up figures are not those worked out anew, by key, and which figures. Groups are not kept up."""
    fresh = {row.person_id: row.figures for row in anew}
    people, keys = set[int](), set[str]()
    for row in kept:
        found = {
            key for key in (*_MINE, *_AROUND) if not agree(row.figures.get(key), fresh[row.person_id][key])
        }
        if found:
            people.add(row.person_id)
            keys |= found
    return people, keys


def agree(one: float | None, other: float | None) -> bool:
    """Whether two figures are the same to nine digits, or neither is known."""
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)
