"""Keeps the ties in step with the ledger. What is kept up act by act equals what is worked out anew, to the last bit."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Q

from barnraiser.acts.ledger.models import Act, Party, Retraction
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from . import policy, queries
from .models import Mark, Tie
from .queries import Reach
from .records import forming, records
from .strengths import Pair, pairs_among, strengths

# On PostgreSQL a row can become visible after one with a higher number: what is this close behind the mark is read again.
OVERLAP_ROWS = 200
OVERLAP_TIME = timedelta(hours=1)
# So many of these are remembered as read, and not worked out again.
REMEMBERED = 2_000
# Beyond this many acts it is quicker to work everything out anew.
MANY = 1_000
ATTEMPTS = 5


def catch_up(community: Community | None = None) -> None:
    """The ties of the community, or of all, are those of the ledger as it stands."""
    for one in _these(community):
        _bring_up(one, anew=False)


def rebuild(community: Community | None = None) -> None:
    """The same, with nothing taken over from before."""
    for one in _these(community):
        _bring_up(one, anew=True)


@transaction.atomic
def forget(*, person: Person) -> None:
    """No tie names the person, and where one did everything is worked out anew at the next chance."""
    theirs = Tie.objects.filter(Q(a=person) | Q(b=person))
    Mark.objects.filter(community__in=theirs.values("community")).update(basis="", turn=F("turn") + 1)
    theirs.delete()


def people_since(community: Community, since: Reach, now: Reach) -> set[int] | None:
    """Everybody whose ties may have moved between the one and the other; None where it is not a matter of single acts."""
    if now.basis != since.basis:
        return None
    touched = _touched(community, since)
    return None if len(touched) > MANY else set().union(*touched)


def _these(community: Community | None) -> Iterable[Community]:
    return [community] if community else Community.objects.order_by("pk")


@dataclass(frozen=True, slots=True)
class _Whereabouts:
    """Where the ledger stands before it is read: what comes in meanwhile is read the next time."""

    act: int
    retraction: int
    basis: str
    read: list[list[int]]


@dataclass(frozen=True, slots=True)
class _Change:
    """What is to be written: these pairs go (all of them if None), these ties stand."""

    pairs: set[Pair] | None
    ties: list[Tie]


def _bring_up(community: Community, *, anew: bool) -> None:
    """Read and work out without holding anything up; write in one short step, unless somebody else was quicker."""
    for _ in range(ATTEMPTS):
        mark, _new = Mark.objects.get_or_create(community=community)
        here = _whereabouts(community)
        touched = None if anew or mark.basis != here.basis else _touched(community, queries.reach_of(mark))
        if touched is None or len(touched) > MANY:
            change = _everything(community)
        else:
            change = _only(community, touched)
        if _write(mark, here, change):
            return
    raise RuntimeError(f"The ties of {community} were worked out {ATTEMPTS} times, and overtaken each time.")


def _everything(community: Community) -> _Change:
    rows = records(community, leave_out=queries.who_is_left_out())
    return _Change(None, list(strengths(community, rows, policy.of(community)).values()))


def _only(community: Community, touched: list[set[int]]) -> _Change:
    pairs: set[Pair] = set().union(*map(pairs_among, touched))
    involved = {person for pair in pairs for person in pair}
    rows = records(community, leave_out=queries.who_is_left_out(), touching=involved) if involved else []
    fresh = strengths(community, rows, policy.of(community))
    return _Change(pairs, [tie for pair, tie in fresh.items() if pair in pairs])


@transaction.atomic
def _write(mark: Mark, here: _Whereabouts, change: _Change) -> bool:
    held = Mark.objects.select_for_update().get(pk=mark.pk)
    if held.turn != mark.turn:
        return False
    old = Tie.objects.filter(community_id=mark.community_id)
    if change.pairs is not None:
        people = {person for pair in change.pairs for person in pair}
        known = old.filter(a__in=people, b__in=people).values_list("pk", "a", "b")
        old = Tie.objects.filter(pk__in=[pk for pk, a, b in known if (a, b) in change.pairs])
    old.delete()
    Tie.objects.bulk_create(change.ties, batch_size=500)
    held.act, held.retraction, held.basis, held.read = here.act, here.retraction, here.basis, here.read
    held.at, held.turn = clock.now(), held.turn + 1
    held.save()
    return True


def _whereabouts(community: Community) -> _Whereabouts:
    acts = Act.objects.filter(within=community).aggregate(newest=Max("pk"))
    retractions = Retraction.objects.filter(act__within=community).aggregate(newest=Max("pk"))
    act, retraction = acts["newest"] or 0, retractions["newest"] or 0
    near = _near(act, retraction, clock.now())
    read = forming(community).filter(near).order_by("-pk").values_list("pk", "retraction")[:REMEMBERED]
    return _Whereabouts(act, retraction, _basis(community), [[act, back or 0] for act, back in read])


def _near(act: int, retraction: int, at: datetime) -> Q:
    """What was written down or taken back after a mark, or shortly before it."""
    since = at - OVERLAP_TIME
    new = Q(pk__gt=act - OVERLAP_ROWS) | Q(recorded_at__gte=since)
    return new | Q(retraction__pk__gt=retraction - OVERLAP_ROWS) | Q(retraction__at__gte=since)


def _touched(community: Community, reach: Reach) -> list[set[int]]:
    """Who took part in each act that was written down or taken back since, as far as it was not read then."""
    near = _near(reach.act, reach.retraction, reach.at)
    acts = forming(community).filter(near).order_by().values_list("pk", "by", "retraction")
    found = {pk: {by} if by else set() for pk, by, back in acts if (pk, back or 0) not in reach.read}
    if len(found) > MANY:
        return list(found.values())
    parties = Party.objects.filter(act__in=found, person__isnull=False)
    for act, person in parties.values_list("act", "person"):
        found[act].add(person)
    return list(found.values())


def _basis(community: Community) -> str:
    """Changes when more than single acts did: the policy, who wishes to be left out, or who was forgotten."""
    acts = Act.objects.filter(within=community)
    parties = Party.objects.filter(act__within=community)
    out = queries.who_is_left_out()
    involved = {*acts.filter(by__in=out).values_list("by", flat=True)}
    involved |= {*parties.filter(person__in=out).values_list("person", flat=True)}
    nameless = (acts.filter(by=None).count(), parties.filter(person=None).count())
    words = f"{policy.print_of(policy.of(community))} {sorted(involved)} {nameless}"
    return hashlib.sha256(words.encode()).hexdigest()
