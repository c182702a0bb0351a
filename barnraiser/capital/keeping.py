"""What the worker remembers of communities between two acts, and the own figures that follow from an act.

Memory only: it can be lost at any time, and is then made again from the ledger.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from threading import Lock

from tiework import read_people
from tiework.ties import ties as ties_of

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ties import projector as ties
from barnraiser.ties import queries as tie_queries
from barnraiser.ties.queries import Reach

from .held import Held
from .models import Keeping, OwnReading
from .moments import end_of_day
from .reckoning import blank, carried_on, whole
from .soundings import declared_groups

# So many communities are remembered: those in which something happened last.
MOST = 32
# Where more people than this are touched at once, everything is read anew.
MANY = 400

_held: OrderedDict[int, Held] = OrderedDict()
ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Carried:
    """The rows that are to stand, not yet written; whose go; and of whom the community consisted."""

    rows: list[OwnReading]
    gone: set[int]
    members: frozenset[int]


def today(community: Community) -> datetime | None:
    """As of when own figures follow the acts; None where all that happened is an archive's, which stands as it is."""
    newest = tie_queries.newest(community)
    return end_of_day(clock.now()) if newest is None or newest >= community.founded_at else None


def reach_of(kept: Keeping) -> Reach:
    return Reach(kept.act, kept.retraction, kept.basis, kept.at)


def print_of(members: frozenset[int]) -> str:
    """Letters that change when who is counted does."""
    return sha256(repr(sorted(members)).encode()).hexdigest()[:16]


def is_of_now(community: Community, kept: Keeping) -> bool:
    """Whether nothing happened since the figures followed last, so that they must be those of now."""
    members = print_of(tie_queries.members_counted(community))
    reach = tie_queries.reach(community)
    same = (kept.basis, kept.members) == (reach.basis, members)
    return same and tie_queries.is_quiet_since(community, reach_of(kept))


def carried(community: Community, kept: Keeping | None, reach: Reach, as_of: datetime) -> Carried | None:
    """The rows of everybody whom something touched since the last time, carried on; None where all is to be read anew."""
    held = _held.pop(community.pk, None)
    if held is None or kept is None or (held.as_of, kept.as_of) != (as_of, as_of):
        return None
    if (held.reach.act, held.reach.retraction) > (kept.act, kept.retraction):
        return None
    touched = ties.people_since(community, held.reach, reach)
    if touched is None or len(touched) > MANY:
        return None
    members = tie_queries.members_counted(community)
    touched |= tie_queries.met_by(community, members ^ held.members)
    if len(touched) > MANY:
        return None
    found = _carry(community, held, touched, members)
    held.members, held.reach = members, reach
    remember(community, held)
    return found


def _carry(community: Community, held: Held, touched: set[int], members: frozenset[int]) -> Carried:
    acts = tie_queries.acts_touching(community, touched, members)
    mine = read_people(acts, held.policy, held.as_of, {})
    moved = held.follow(ties_of(acts, held.policy, held.as_of), touched)
    rows = {row.person_id: row for row in OwnReading.objects.filter(community=community, person__in=moved)}
    like = next(iter(rows.values())).grouping if rows else "detected"
    # Who came in has a row from now on; who left has none.
    for person in (touched & members) - rows.keys():
        rows[person] = blank(community, person, held, like)
    there = members | {int(name) for name in acts.people}
    stand = [
        carried_on(row, held, mine.get(str(person)) if person in touched else None)
        for person, row in sorted(rows.items())
        if person in held.place and person in there
    ]
    return Carried(stand, touched - there, members)


def anew(community: Community, reach: Reach, as_of: datetime) -> Carried:
    """Everybody's figures from all acts; what they rest on is remembered."""
    members = tie_queries.members_counted(community)
    people = tie_queries.counted(community, as_of).people
    acts = tie_queries.acts(tie_queries.all_records(community), people, as_of)
    found = whole(community, acts, tie_queries.policy_of(community), as_of, declared_groups(people))
    remember(community, Held(found.table, members, as_of, reach))
    return Carried(found.rows, set(), members)


def remember(community: Community, held: Held) -> None:
    _held[community.pk] = held
    _held.move_to_end(community.pk)
    while len(_held) > MOST:
        _held.popitem(last=False)


def forget(community: Community | None = None) -> None:
    """Nothing is remembered of the community, or of any."""
    for key in [community.pk] if community else [*_held]:
        _held.pop(key, None)
