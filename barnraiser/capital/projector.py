"""Keeps the figures in step with acts and ties. A sounding is worked out anew only where what goes into it has changed,
so what is kept up bit by bit equals what is worked out from nothing.
"""

from collections.abc import Iterable

from django.db import transaction
from tiework import read_people

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.ties import projector as ties
from barnraiser.ties import queries as tie_queries

from .evidence import Done, all_done
from .mapping import drawn
from .models import Map, OwnReading, Participation, Reading, Sounding
from .moments import moments
from .soundings import Basis, basis, figures, reading, sounding
from .taking_part import drawn as taking_part


def catch_up(community: Community | None = None) -> None:
    """Ties and figures of the community, or of all, are those of the ledger as it stands."""
    for one in _these(community):
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
    mark = tie_queries.mark(community)
    marks = (mark.act, mark.retraction) if mark else (0, 0)
    rows = tie_queries.all_records(community)
    done = all_done(community)
    bases = _bases(community, rows, done)
    standing = dict(Sounding.objects.filter(community=community).values_list("as_of", "inputs"))
    fresh = [base for base in bases if standing.get(base.as_of) != base.digest]
    worked_out = [(sounding(community, base, marks), figures(base)) for base in fresh]
    now = bases[-1]
    own = _own(community, now) if now in fresh else None
    land = drawn(community, now) if now in fresh else None
    part = taking_part(community, now, done) if now in fresh else None
    with transaction.atomic():
        kept = {base.as_of for base in bases} - {base.as_of for base in fresh}
        Sounding.objects.filter(community=community).exclude(as_of__in=kept).delete()
        for row, found in worked_out:
            row.save()
            Reading.objects.bulk_create([reading(row, figure) for figure in found])
        Sounding.objects.filter(community=community, as_of=now.as_of).update(
            ledger_mark=marks[0], taken_back_mark=marks[1], made_at=clock.now()
        )
        if own is not None:
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


_OWN = (
    "ties", "reciprocated_ties", "strong_ties", "dormant_ties", "gave", "took", "bonding", "bridging",
    "support_ratio", "in_person_share", "help_given", "help_taken", "help_balance",
)  # fmt: skip


def _own(community: Community, base: Basis) -> list[OwnReading]:
    return [
        OwnReading(
            community=community,
            person_id=int(name),
            as_of=base.as_of,
            figures={key: getattr(mine, key) for key in _OWN},
            refusals={key: [why.reason, why.enough] for key, why in mine.refusals.items() if key in _OWN},
            grouping=mine.grouping,
        )
        for name, mine in read_people(base.acts, base.policy, base.as_of, base.labels).items()
    ]


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing worked out here is about the person; the figures of the communities are worked out anew at the next chance."""
    mine = OwnReading.objects.filter(person=person)
    touched = list(mine.values_list("community", flat=True))
    Sounding.objects.filter(community__in=touched).delete()
    Map.objects.filter(community__in=touched).delete()
    Participation.objects.filter(community__in=touched).delete()
    mine.delete()
