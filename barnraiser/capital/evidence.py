"""What figures need besides ties: every act of a community, what became of promises, and how far people decide."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tiework import Act as EngineAct
from tiework import ActTable, Outcome

from barnraiser.acts.ledger.models import Act, Party
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Flow, Stage, Word, kinds
from barnraiser.people.models import Person
from barnraiser.ties import queries as ties


@dataclass(frozen=True, slots=True)
class Done:
    """One standing act of somebody who is counted, toward those who are."""

    kind: str
    at: datetime
    pk: int
    by: int
    toward: tuple[int, ...]


@dataclass(frozen=True)
class Evidence:
    """What is known up to one moment about the people who are counted."""

    acts: ActTable
    outcomes: tuple[Outcome, ...]
    tiers: dict[str, int | None] | None


def all_done(community: Community) -> list[Done]:
    """Every standing act in the community, also those that form no tie, in an order that depends on nothing else."""
    out = ties.who_is_left_out()
    acts = Act.objects.standing().filter(within=community, by__isnull=False).exclude(by__in=out).order_by()
    parties: dict[int, list[int]] = defaultdict(list)
    rows = Party.objects.filter(act__in=acts.values("pk"), person__isnull=False).values_list("act", "person")
    for act, person in rows:
        if person not in out:
            parties[act].append(person)
    found = acts.values_list("kind", "at", "recorded_at", "pk", "by")
    return sorted(
        (Done(kind, min(at, known), pk, by, tuple(sorted(parties[pk]))) for kind, at, known, pk, by in found),
        key=lambda done: (done.kind, done.at, done.pk),
    )


def gather(done: Iterable[Done], people: frozenset[int], as_of: datetime) -> Evidence:
    """The evidence among these people up to the moment."""
    here = [one for one in done if one.at <= as_of and one.by in people]
    return Evidence(_table(here, people), tuple(_outcomes(here, people)), declared_tiers(people))


def _table(done: list[Done], people: frozenset[int]) -> ActTable:
    acts = (
        EngineAct(
            str(one.by), tuple(str(p) for p in one.toward if p in people and p != one.by), one.kind, one.at
        )
        for one in done
    )
    return ActTable.from_records(acts, people=map(str, sorted(people)))


def help_kinds() -> frozenset[str]:
    """Kinds of which an act is help that its receiver confirmed, from the actor to each party."""
    return frozenset(
        code for code, kind in kinds().items() if kind.flow == Flow.GIVES and kind.stage == Stage.HELPED
    )


def word_kinds() -> frozenset[str]:
    """Kinds of which an act shows what became of somebody's word."""
    return frozenset(code for code, kind in kinds().items() if kind.word is not None)


def _outcomes(done: list[Done], people: frozenset[int]) -> Iterable[Outcome]:
    """What each act shows of somebody's word: whose, who relied on it, and whether it was kept."""
    shown = {code: kind.word for code, kind in kinds().items() if kind.word is not None}
    for one in done:
        word = shown.get(one.kind)
        if word is None:
            continue
        is_actors = word in (Word.ACTOR_KEPT, Word.ACTOR_BROKE)
        is_kept = word in (Word.ACTOR_KEPT, Word.PARTIES_KEPT)
        for party in one.toward:
            if party in people:
                about, rater = (one.by, party) if is_actors else (party, one.by)
                yield Outcome(str(about), str(rater), is_kept, one.at.timestamp())


def declared_tiers(people: frozenset[int]) -> dict[str, int | None] | None:
    """How far everybody decides, as they say it themselves; None where nobody does. The engine refuses too few."""
    said = dict(Person.objects.filter(pk__in=people).order_by().values_list("pk", "tier"))
    if not any(said.values()):
        return None
    return {str(person): said.get(person) for person in sorted(people)}
