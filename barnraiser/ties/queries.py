"""Every read of ties. Nothing here goes to a page as it is: capital makes figures of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db.models import Max, Q
from tiework.acts import ActTable
from tiework.contacts import DAY
from tiework.policy import Policy
from tiework.ties import TieTable, seconds

from barnraiser.acts.ledger.models import Act, Party, Retraction
from barnraiser.communities.models import Community, Membership
from barnraiser.ground.manifest import kinds
from barnraiser.people import queries as people
from barnraiser.people.models import Consent, Person

from . import policy
from .models import Mark, Tie, Weight
from .policy import Worth
from .records import Record as Record
from .records import act_table, among, forming, records
from .strands import Strand as Strand
from .strands import strands_of as strands_of


def who_is_left_out() -> set[int]:
    """Keys of the people who do not want their ties counted. Who was never asked is counted, and never named."""
    return people.who_declined(Consent.Purpose.TIES)


@dataclass(frozen=True, slots=True)
class Counted:
    """Whom the figures of a community are about, by key; how many of them were never asked; how many members said no."""

    people: frozenset[int]
    left_out: int
    never_asked: int


def counted(community: Community, as_of: datetime) -> Counted:
    """The members at that moment, and the people of an imported archive who have not come in yet."""
    acting = _who_acted(community, as_of)
    there = Q(until=None) | Q(until__gt=as_of)
    rows = Membership.objects.filter(there, community=community).order_by().values_list("person", "since")
    members = {person for person, since in rows if since <= as_of or person in acting}
    ever = Membership.objects.filter(community=community).order_by().values("person")
    archived = Person.objects.filter(account=None).exclude(pk__in=ever).order_by()
    members |= acting & set(archived.values_list("pk", flat=True))
    out = who_is_left_out()
    here = frozenset(members - out)
    return Counted(here, len(members & out), Person.objects.filter(account=None, pk__in=here).count())


def _who_acted(community: Community, as_of: datetime) -> set[int]:
    acts = Act.objects.standing().filter(within=community, at__lte=as_of).order_by()
    actors = acts.filter(by__isnull=False).values_list("by", flat=True).distinct()
    parties = Party.objects.filter(act__in=acts.values("pk"), person__isnull=False)
    return {*actors, *parties.values_list("person", flat=True).distinct()}


def members_counted(community: Community) -> frozenset[int]:
    """The members as of now, as far as they are counted."""
    rows = Membership.objects.filter(community=community, until=None).order_by()
    return frozenset(rows.values_list("person", flat=True)) - who_is_left_out()


def acts_touching(community: Community, whom: Collection[int], members: frozenset[int]) -> ActTable:
    """Every act by or toward some of these people, among the members and the people of an archive, as the engine reads it."""
    rows = records(community, leave_out=who_is_left_out(), touching=whom)
    others = {person for row in rows for person in (row.by, *row.toward)} - members
    ever = Membership.objects.filter(community=community).order_by().values("person")
    archived = Person.objects.filter(pk__in=others, account=None).exclude(pk__in=ever).order_by()
    people = members | set(archived.values_list("pk", flat=True))
    kept = among(rows, people)
    return act_table(kept, {*whom}.union(*({row.by, *row.toward} for row in kept)) & people)


def met_by(community: Community, whom: Collection[int]) -> set[int]:
    """Everybody who shares an act that forms ties with one of these people, counted or not, and they themselves."""
    rows = records(community, leave_out=frozenset(), touching=whom) if whom else []
    return {*whom}.union(*({row.by, *row.toward} for row in rows))


def all_records(community: Community) -> list[Record]:
    """Every act that may form a tie, of people who are counted."""
    return records(community, leave_out=who_is_left_out())


def acts(rows: list[Record], people: frozenset[int], as_of: datetime) -> ActTable:
    """The acts among these people up to the moment, as the engine reads them."""
    return act_table(among((row for row in rows if row.at <= as_of), people), people)


def table(community: Community, people: frozenset[int], as_of: datetime) -> TieTable:
    """The ties among these people as they stand at a moment that is not before the newest act."""
    held = policy.of(community)
    ordered = sorted(people)
    place = {person: k for k, person in enumerate(ordered)}
    rows = [tie for tie in Tie.objects.filter(community=community) if tie.a_id in place and tie.b_id in place]
    moment = seconds(as_of)
    last = np.array([tie.last_at.timestamp() for tie in rows])
    fade = np.exp2(-(moment - last) / (held.half_life_days * DAY))

    def faded(name: str) -> np.ndarray:
        return np.array([getattr(tie, name) for tie in rows], dtype=np.float64) * fade

    return TieTable(
        people=tuple(map(str, ordered)),
        policy=held,
        as_of=moment,
        i=np.array([place[tie.a_id] for tie in rows], dtype=np.int32),
        j=np.array([place[tie.b_id] for tie in rows], dtype=np.int32),
        s_ij=faded("a_to_b"),
        s_ji=faded("b_to_a"),
        together=faded("together"),
        in_person=faded("in_person"),
        peak=np.array([tie.peak for tie in rows], dtype=np.float64),
        n_acts=np.array([tie.act_count for tie in rows], dtype=np.int64),
        first=np.array([tie.first_at.timestamp() for tie in rows], dtype=np.float64),
        last=last.astype(np.float64),
        mutual=faded("mutual") >= held.present,
    )


def mark(community: Community) -> Mark | None:
    return Mark.objects.filter(community=community).first()


@dataclass(frozen=True, slots=True)
class Reach:
    """How far somebody who follows the ledger has come: to which act and which retraction, on what basis, and when.

    `read` names the newest acts that were surely read, each with its retraction or 0.
    """

    act: int
    retraction: int
    basis: str
    at: datetime
    read: frozenset[tuple[int, int]] = frozenset()


def reach(community: Community) -> Reach:
    """How far the ties themselves have come."""
    return reach_of(Mark.objects.get(community=community))


def reach_of(mark: Mark) -> Reach:
    read = frozenset((act, back) for act, back in mark.read)
    return Reach(mark.act, mark.retraction, mark.basis, mark.at, read)


def is_quiet_since(community: Community, reach: Reach) -> bool:
    """Whether since then no act that can form a tie was written down, and none was taken back."""
    back = Retraction.objects.filter(act__within=community, pk__gt=reach.retraction)
    return not (forming(community).filter(pk__gt=reach.act).exists() or back.exists())


def newest(community: Community) -> datetime | None:
    """When the newest act happened that made a tie."""
    found: datetime | None = Tie.objects.filter(community=community).aggregate(newest=Max("last_at"))[
        "newest"
    ]
    return found


def left_out_of(community: Community) -> int:
    """How many current members chose not to be counted."""
    members = Membership.objects.filter(community=community, until=None)
    return members.filter(person__in=who_is_left_out()).count()


def policy_of(community: Community) -> Policy:
    """The opinions under which this community's acts become ties."""
    return policy.of(community)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an act of one kind is worth in a community, why the house would, and the decision that changed it."""

    kind: str
    words: str
    weight: float
    usual: float
    why: str
    decided: Weight | None

    @property
    def is_changed(self) -> bool:
        return self.decided is not None


def weights_of(community: Community) -> list[Weighed]:
    """Every kind of act that forms ties, with its weight here, heaviest first."""
    decided = {row.kind: row for row in Weight.objects.filter(community=community, until=None)}
    found = [
        Weighed(
            code,
            in_words(code),
            decided[code].weight if code in decided else worth.rule.weight,
            worth.rule.weight,
            worth.why,
            decided.get(code),
        )
        for code, worth in policy.WORTHS.items()
        if policy.forms_tie(code)
    ]
    return sorted(found, key=lambda one: (-one.weight, one.words))


def earlier_weights(community: Community) -> list[Weight]:
    """The weights that the members had decided on and changed since, the latest first."""
    return list(Weight.objects.filter(community=community).exclude(until=None).order_by("-until", "-pk"))


def in_words(code: str) -> str:
    """A kind in words without names: `Somebody answered somebody`."""
    blank = {"by": "somebody", "toward": "somebody", "within": "the community", "about": "something"}
    said = kinds()[code].sentence.format(**blank) if code in kinds() else code
    return said[:1].upper() + said[1:]


def default_policy() -> Policy:
    """The house's opinions, where a community has none of its own."""
    return policy.default()


def print_of(held: Policy) -> str:
    """Sixteen letters that change when anything in the policy does."""
    return policy.print_of(held)


def forms_tie(code: str) -> bool:
    """Whether acts of the kind can form a tie anywhere."""
    return policy.forms_tie(code)


def worths() -> Mapping[str, Worth]:
    """What an act of each kind is worth, and why."""
    return policy.WORTHS


def kinds_without_tie(community: Community) -> list[str]:
    return policy.without_tie(policy.of(community))
