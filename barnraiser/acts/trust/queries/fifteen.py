"""My fifteen, for the one who keeps it: how far it has come with each, by what happened here and what they noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import Stage
from barnraiser.people.models import Person

from ..models import Note, Outside, Target
from ..stages import ALIGNED, LADDER, MEANS, Reached, connecting, working
from . import sight, touch
from .deeds import Deed, deeds, first_of

QUIET = timedelta(days=183)


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
    """One of the fifteen. The status is the furthest step that happened, and never lower.

    `last` is when anything last passed between the two, here or as the keeper noted it; `nodded` the last nod.
    """

    target: Target
    rungs: tuple[Rung, ...]
    gave: bool
    is_seen: bool
    is_for_me: bool
    last: datetime | None = None
    nodded: datetime | None = None

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
    def sector(self) -> str:
        """What they say of themselves to those who share a community with them, and to nobody else."""
        return self.person.sector if self.is_seen else ""

    @property
    def is_quiet(self) -> bool:
        """Something passed between the two once, and nothing for half a year."""
        return self.last is not None and clock.now() - self.last > QUIET

    @property
    def due(self) -> datetime | None:
        """When it is time to be in touch again, by the keeper's own rhythm."""
        return touch.due(self.target, self.last, self.nodded)

    @property
    def is_due(self) -> bool:
        return self.is_seen and self.is_for_me and touch.is_due(self.target, self.due)

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
    if not targets:
        return []
    keys = [target.person_id for target in targets]
    done = deeds(viewer, keys)
    acting = _acting(viewer, keys)
    notes = Note.objects.filter(by=viewer, person__in=keys, spark=Note.Spark.NOT_FOR_ME)
    around = Around(
        acting,
        sight.sharing(viewer, keys),
        set(notes.values_list("person_id", flat=True)),
        touch.nods(viewer, keys),
    )
    return [_post(target, done[target.person_id], around) for target in targets]


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of all posts at once, by person: since when both act together, who is seen, who is not for the
    viewer, who nodded last.
    """

    acting: Mapping[int, datetime]
    seen: set[int]
    not_for_me: set[int]
    nods: Mapping[int, datetime]


def _post(target: Target, done: list[Deed], around: Around) -> Post:
    noted = {outside.reached: outside for outside in target.outside.all()}
    connects = connecting()
    happened = {
        Reached.FOUND: target.since,
        Reached.ALIGNED: first_of(deed for deed in done if deed.kind.code == ALIGNED),
        Reached.CONNECTED: first_of(deed for deed in done if deed.kind.code in connects),
        Reached.HELPED: first_of(deed for deed in done if deed.is_stage(Stage.HELPED)),
        Reached.TALKED: first_of(deed for deed in done if deed.is_stage(Stage.TALKED)),
        Reached.MET: first_of(deed for deed in done if deed.is_stage(Stage.MET)),
        Reached.ACTING: around.acting.get(target.person_id),
    }
    rungs = tuple(Rung(reached, happened[reached], noted.get(reached)) for reached in LADDER)
    return Post(
        target=target,
        rungs=rungs,
        gave=any(deed.is_my_help for deed in done) or Reached.HELPED in noted,
        is_seen=target.person_id in around.seen,
        is_for_me=target.person_id not in around.not_for_me,
        last=max([*(deed.last for deed in done), *(one.at for one in noted.values())], default=None),
        nodded=around.nods.get(target.person_id),
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
