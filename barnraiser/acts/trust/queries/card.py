"""The card of two people: which steps they have taken, and what stands behind each. The same for both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from barnraiser.acts.ledger import queries as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.ground.manifest import Stage
from barnraiser.people.models import Person

from ..models import Care, Statement
from ..stages import ALIGNED, CALLED, Step, staged
from . import sight
from .behind import Behind, in_words
from .deeds import Deed, deeds, first_of

BEHIND = 3
STAGED = {Step.HELPED: Stage.HELPED, Step.TALKED: Stage.TALKED, Step.MET: Stage.MET}


@dataclass(frozen=True, slots=True)
class Shown:
    """One step: since when it is reached, if it is, and the newest acts behind it."""

    step: Step
    since: datetime | None
    acts: tuple[Behind, ...] = ()
    count: int = 0

    @property
    def is_reached(self) -> bool:
        return self.since is not None

    @property
    def more(self) -> int:
        """How many acts stand behind it beyond those shown, where they are counted."""
        return max(self.count - len(self.acts), 0)


@dataclass(frozen=True, slots=True)
class Two:
    """Everything the two may both know, seen from the viewer's side. `their_care` is there once both have said so."""

    viewer: Person
    other: Person
    shared: tuple[Community, ...]
    deeds: tuple[Deed, ...]
    steps: tuple[Shown, ...]
    said: tuple[Statement, ...]
    my_care: Care | None
    their_care: Care | None

    @property
    def furthest(self) -> Step:
        return [shown.step for shown in self.steps if shown.is_reached or shown.step == Step.FOUND][-1]

    @property
    def called(self) -> str:
        """What the two may be called: by the nearest of the steps they have taken."""
        taken = {shown.step for shown in self.steps if shown.is_reached} | {Step.FOUND}
        return [said for step, said in CALLED.items() if step in taken][-1]

    @property
    def have_met(self) -> bool:
        return any(deed.is_stage(Stage.MET) for deed in self.deeds)

    @property
    def next_step(self) -> Step | None:
        """The first step not taken yet; trust is the last, and waits for all that come before it to have their turn."""
        return next((shown.step for shown in self.steps if not shown.is_reached), None)


def two(viewer: Person, other: Person) -> Two:
    done = deeds(viewer, [other])[other.pk]
    shared = _shared(viewer, other)
    said = sight.said_between(viewer, other)
    mine, theirs = sight.cares_between(viewer, other)
    acts = {step: list(_behind(viewer, other, stage)[:BEHIND]) for step, stage in STAGED.items()}
    told = [act for some in acts.values() for act in some]
    said_of = in_words(viewer, [(other, act) for act in told])
    words = {act.pk: line for act, line in zip(told, said_of, strict=True)}
    steps = [
        Shown(Step.FOUND, _found_at(viewer, other, shared)),
        Shown(Step.ALIGNED, first_of(deed for deed in done if deed.kind.code == ALIGNED)),
    ]
    for step, stage in STAGED.items():
        of_it = [deed for deed in done if deed.is_stage(stage)]
        # One meeting may stand as more than one act: the round that met, and the two who say so.
        count = 0 if step == Step.MET else sum(deed.count for deed in of_it)
        steps.append(Shown(step, first_of(of_it), tuple(words[act.pk] for act in acts[step]), count))
    steps.append(Shown(Step.RELIED_ON, _relied_on(said, steps[-1].since)))
    return Two(viewer, other, tuple(shared), tuple(done), tuple(steps), tuple(said), mine, theirs)


def _shared(viewer: Person, other: Person) -> list[Community]:
    """The communities both are in, the one where most has passed between them first."""
    acts = ledger.between(viewer, other).order_by().values_list("within").annotate(Count("pk", distinct=True))
    counts = dict(acts)
    rows = communities.shared_by(viewer, other).order_by("founded_at", "pk")
    return sorted(rows, key=lambda community: -counts.get(community.pk, 0))


def _found_at(viewer: Person, other: Person, shared: Sequence[Community]) -> datetime | None:
    """Since when both have been in one community."""
    rows = Membership.objects.current().filter(person__in=[viewer, other], community__in=shared).order_by()
    return min((at for _, at in rows.values_list("community").annotate(Max("since"))), default=None)


def _relied_on(said: Sequence[Statement], met: datetime | None) -> datetime | None:
    """Since when there was both: trust in words, and a meeting in person."""
    trusted = [one.since for one in said if one.quality == Statement.Quality.TRUST]
    return max(min(trusted), met) if trusted and met else None


def _behind(viewer: Person, other: Person, stage: Stage) -> QuerySet[Act]:
    acts = ledger.between(viewer, other).filter(kind__in=staged(stage))
    return acts if stage == Stage.MET else acts.filter(by__in=[viewer, other])
