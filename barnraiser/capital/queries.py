"""Every read of figures, viewer first. A community's are found for its members, a person's own for that person."""

from collections.abc import Mapping

from django.db.models import Max, Prefetch

from barnraiser.acts.ledger.models import Act, Retraction
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.ties import queries as ties

from .models import Map, OwnReading, Participation, Reading, Refresh, Sounding


def soundings(viewer: Person, community: Community) -> list[Sounding]:
    """The community's soundings in time, each with its readings, if the viewer is a member; none otherwise."""
    seen = Community.objects.of(viewer).filter(pk=community.pk)
    rows = Sounding.objects.filter(community__in=seen)
    return list(rows.prefetch_related(Prefetch("readings", Reading.objects.all())))


def by_key(sounding: Sounding) -> Mapping[str, Reading]:
    return {reading.key: reading for reading in sounding.readings.all()}


def land(viewer: Person, community: Community) -> Map | None:
    """The community's map for a member of it; None where there is none, or for anybody else."""
    seen = Community.objects.of(viewer).filter(pk=community.pk)
    return Map.objects.filter(community__in=seen).first()


def participation(viewer: Person, community: Community) -> Participation | None:
    """How people take part, for a member of the community; None where there is nothing, or for anybody else."""
    seen = Community.objects.of(viewer).filter(pk=community.pk)
    return Participation.objects.filter(community__in=seen).first()


def own(viewer: Person) -> list[OwnReading]:
    """The viewer's own figures in each of their communities."""
    rows = OwnReading.objects.visible_to(viewer).filter(community__in=Community.objects.of(viewer))
    return list(rows.select_related("community").order_by("community__name", "pk"))


def latest(community: Community) -> Sounding | None:
    return Sounding.objects.filter(community=community).order_by("-as_of").first()


def lags(community: Community, sounding: Sounding | None) -> bool:
    """Whether something happened since the sounding that it does not know of, or a day has passed."""
    if sounding is None or sounding.made_at.date() != clock.now().date():
        return True
    newest = Act.objects.filter(within=community).aggregate(newest=Max("pk"))["newest"] or 0
    back = Retraction.objects.filter(act__within=community).aggregate(newest=Max("pk"))["newest"] or 0
    if (newest, back) != (sounding.ledger_mark, sounding.taken_back_mark):
        return True
    return ties.left_out_of(community) != sounding.left_out


def is_under_way(community: Community, sounding: Sounding | None) -> bool:
    """Whether figures were asked for and are not there yet."""
    asked = Refresh.objects.filter(community=community)
    return (asked.filter(asked_at__gt=sounding.made_at) if sounding else asked).exists()


def export(person: Person) -> list[dict[str, object]]:
    """The person's own figures, for themselves."""
    rows = OwnReading.objects.visible_to(person).select_related("community").order_by("community__name")
    return [
        {"community": row.community.name, "as_of": row.as_of, "figures": row.figures, "groups": row.grouping}
        for row in rows
    ]
