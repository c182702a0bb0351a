"""My fifteen, for the one who keeps it: how far it has come with each, by what happened here and what they noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Stage
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Note, Outside, Target
from ..stages import ALIGNED, LADDER, MEANS, Reached, connecting, working
from . import sight
from .deeds import Deed, deeds, first_of


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of one post: since when, and in the keeper's own words where it happened elsewhere."""

    reached: Reached
    since: datetime | None
    outside: Outside | None = None

    @property
    def is_reached(self) -> bool:
        return self.since is not None or self.outside is not None

    @property
    def means(self) -> str:
        return MEANS[self.reached]


@dataclass(frozen=True, slots=True)
class Post:
    """One of the fifteen. The status is the furthest step that happened, and never lower."""

    target: Target
    rungs: tuple[Rung, ...]
    gave: bool
    is_seen: bool
    is_for_me: bool

    @property
    def person(self) -> Person:
        return self.target.person

    @property
    def status(self) -> Reached:
        return [rung.reached for rung in self.rungs if rung.is_reached][-1]

    @property
    def next_rung(self) -> Reached | None:
        """The step after the furthest one."""
        place = LADDER.index(self.status) + 1
        return LADDER[place] if place < len(LADDER) else None

    def has(self, reached: Reached) -> bool:
        return self.rungs[LADDER.index(reached)].is_reached

    @property
    def talked(self) -> bool:
        return self.has(Reached.TALKED)

    @property
    def met(self) -> bool:
        return self.has(Reached.MET)


def fifteen(viewer: Person) -> list[Post]:
    """The whole list in the order people were put on it, in a fixed number of queries."""
    return _posts(viewer, list(sight.targets(viewer)))


def post(viewer: Person, target: Target) -> Post:
    return _posts(viewer, [target])[0]


def _posts(viewer: Person, targets: Sequence[Target]) -> list[Post]:
    keys = [target.person_id for target in targets]
    done = deeds(viewer, keys)
    acting = _acting(viewer, keys)
    seen = set(people.visible_to(viewer).filter(pk__in=keys).values_list("pk", flat=True))
    notes = Note.objects.filter(by=viewer, person__in=keys, spark=Note.Spark.NOT_FOR_ME)
    not_for_me = set(notes.values_list("person_id", flat=True))
    return [
        _post(target, done[target.person_id], acting.get(target.person_id), seen, not_for_me)
        for target in targets
    ]


def _post(
    target: Target, done: list[Deed], acting: datetime | None, seen: set[int], not_for_me: set[int]
) -> Post:
    noted = {outside.reached: outside for outside in target.outside.all()}
    connects = connecting()
    happened = {
        Reached.FOUND: target.since,
        Reached.ALIGNED: first_of(deed for deed in done if deed.kind.code == ALIGNED),
        Reached.CONNECTED: first_of(deed for deed in done if deed.kind.code in connects),
        Reached.HELPED: first_of(deed for deed in done if deed.is_stage(Stage.HELPED)),
        Reached.TALKED: first_of(deed for deed in done if deed.is_stage(Stage.TALKED)),
        Reached.MET: first_of(deed for deed in done if deed.is_stage(Stage.MET)),
        Reached.ACTING: acting,
    }
    rungs = tuple(Rung(reached, happened[reached], noted.get(reached)) for reached in LADDER)
    return Post(
        target=target,
        rungs=rungs,
        gave=any(deed.is_my_help for deed in done) or Reached.HELPED in noted,
        is_seen=target.person_id in seen,
        is_for_me=target.person_id not in not_for_me,
    )


def _acting(viewer: Person, keys: Sequence[int]) -> dict[int, datetime]:
    """By person, since when both have done their part for one same thing in a community of the viewer's."""
    work = Act.objects.standing().filter(kind__in=working(), within__in=Community.objects.of(viewer))
    mine = dict(work.filter(by=viewer).exclude(about="").order_by("-at").values_list("about", "at"))
    found: dict[int, datetime] = {}
    for person, about, at in work.filter(by__in=keys, about__in=list(mine)).values_list("by", "about", "at"):
        since = max(at, mine[about])
        found[person] = min(since, found.get(person, since))
    return found
