"""Keeps the figures in step with acts and ties. A sounding is worked out anew only where what goes into it has changed,
so what is kept up bit by bit equals what is worked out from nothing.
"""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.ties import projector as ties
from barnraiser.ties import queries as tie_queries
from barnraiser.ties.queries import Reach, Record

from . import keeping
from .evidence import Done, all_done
from .mapping import drawn
from .models import Due, Keeping, Map, OwnReading, Participation, Reading, Sounding
from .moments import moments
from .reckoning import differing, whole
from .soundings import Basis, basis, figures, reading, sounding
from .taking_part import drawn as taking_part

logger = logging.getLogger(__name__)
ATTEMPTS = 5


def catch_up(community: Community | None = None) -> None:
    """Ties and figures of the community, or of all, are those of the ledger as it stands."""
    for one in _these(community):
        Due.objects.filter(community=one).delete()
        ties.catch_up(one)
        _read(one)


def rebuild(community: Community | None = None) -> None:
    """The same, with nothing taken over from before."""
    for one in _these(community):
        ties.rebuild(one)
        Sounding.objects.filter(community=one).delete()
        _read(one)


def _these(community: Community | None) -> Iterable[Community]:
    return [community] if community else Community.objects.order_by("pk")


def _read(community: Community) -> None:
    kept, reach = _kept(community), tie_queries.reach(community)
    marks = (reach.act, reach.retraction)
    members = tie_queries.members_counted(community)
    rows = tie_queries.all_records(community)
    done = all_done(community)
    bases = _bases(community, rows, done)
    standing = dict(Sounding.objects.filter(community=community).values_list("as_of", "inputs"))
    fresh = [base for base in bases if standing.get(base.as_of) != base.digest]
    worked_out = [(sounding(community, base, marks), figures(base)) for base in fresh]
    now = bases[-1]
    own = _own(community, now) if now in fresh else None
    if own is not None:
        _compare(community, kept, rows, now, own)
    land = drawn(community, now) if now in fresh else None
    part = taking_part(community, now, done) if now in fresh else None
    with transaction.atomic():
        still = {base.as_of for base in bases} - {base.as_of for base in fresh}
        Sounding.objects.filter(community=community).exclude(as_of__in=still).delete()
        for row, found in worked_out:
            row.save()
            Reading.objects.bulk_create([reading(row, figure) for figure in found])
        Sounding.objects.filter(community=community, as_of=now.as_of).update(
            ledger_mark=marks[0], taken_back_mark=marks[1], made_at=clock.now()
        )
        if own is not None:
            # Where figures followed an act meanwhile they are newer than these, and stay.
            if _moves_on(community, kept, reach, now.as_of, members):
                OwnReading.objects.filter(community=community).delete()
                OwnReading.objects.bulk_create(own, batch_size=500)
            Map.objects.filter(community=community).delete()
            Participation.objects.filter(community=community).delete()
        for derived in (land, part):
            if derived is not None:
                derived.save()


def _bases(community: Community, rows: list[tie_queries.Record], done: list[Done]) -> list[Basis]:
    at = [row.at for row in rows]
    when = moments(min(at, default=None), max(at, default=None), community.founded_at, clock.now())
    return [basis(community, rows, done, moment, is_now=moment == when[-1]) for moment in when]


def _own(community: Community, base: Basis) -> list[OwnReading]:
    return whole(community, base.acts, base.policy, base.as_of, base.labels).rows


def keep_up(community: Community) -> None:
    """The own figures of everybody whom the acts since the last time touch are those of now."""
    # What happens from here on asks for another job: this one may have read past it.
    Due.objects.filter(community=community).delete()
    ties.catch_up(community)
    with keeping.ONE_AT_A_TIME:
        for _ in range(ATTEMPTS):
            as_of = keeping.today(community)
            if as_of is None or _follow(community, as_of):
                return
            keeping.forget(community)
    raise RuntimeError(
        f"Own figures in {community} were worked out {ATTEMPTS} times, and overtaken each time."
    )


def _follow(community: Community, as_of: datetime) -> bool:
    kept = _kept(community)
    reach = tie_queries.reach(community)
    found = keeping.carried(community, kept, reach, as_of)
    everybody = found is None
    found = found or keeping.anew(community, reach, as_of)
    with transaction.atomic():
        if not _moves_on(community, kept, reach, as_of, found.members):
            return False
        rows = OwnReading.objects.filter(community=community)
        (rows if everybody else rows.filter(person__in=found.gone)).delete()
        standing = [row for row in found.rows if row.pk]
        OwnReading.objects.bulk_update(standing, ["as_of", "figures", "refusals"], batch_size=500)
        OwnReading.objects.bulk_create([row for row in found.rows if not row.pk], batch_size=500)
    return True


def _kept(community: Community) -> Keeping | None:
    return Keeping.objects.filter(community=community).first()


def _moves_on(
    community: Community, kept: Keeping | None, reach: Reach, as_of: datetime, members: frozenset[int]
) -> bool:
    """The own figures have followed so far, unless somebody else wrote them since `kept` was read."""
    held, _ = Keeping.objects.select_for_update().get_or_create(
        community=community, defaults={"as_of": as_of}
    )
    if held.turn != (kept.turn if kept else 0):
        return False
    held.act, held.retraction, held.basis, held.at = reach.act, reach.retraction, reach.basis, reach.at
    held.as_of, held.members, held.turn = as_of, keeping.print_of(members), held.turn + 1
    held.save()
    return True


def _compare(
    community: Community, kept: Keeping | None, records: list[Record], now: Basis, own: list[OwnReading]
) -> None:
    """What was kept up act by act must be what is worked out anew; where it is not, it is said loudly, and counted."""
    if kept is None or not keeping.is_of_now(community, kept):
        return
    if kept.as_of != now.as_of:
        then = tie_queries.acts(records, tie_queries.counted(community, kept.as_of).people, kept.as_of)
        own = whole(community, then, now.policy, kept.as_of, {}).rows
    people, keys = differing(OwnReading.objects.filter(community=community), own)
    if people:
        keeping.forget(community)
        said = "Own figures kept up act by act are not those worked out anew: of %d people in %s, %s."
        logger.error(said, len(people), community.slug, ", ".join(sorted(keys)))
    counts = {"compared": F("compared") + 1, "differed": F("differed") + len(people)}
    Keeping.objects.filter(pk=kept.pk).update(**counts)


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing worked out here is about the person; the figures of the communities are worked out anew at the next chance."""
    mine = OwnReading.objects.filter(person=person)
    touched = list(mine.values_list("community", flat=True))
    Sounding.objects.filter(community__in=touched).delete()
    Map.objects.filter(community__in=touched).delete()
    Participation.objects.filter(community__in=touched).delete()
    Keeping.objects.filter(community__in=touched).delete()
    mine.delete()
