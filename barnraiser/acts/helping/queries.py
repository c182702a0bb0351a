"""Every read of who acts for whom, viewer first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from barnraiser.acts.decisions import queries as decisions
from barnraiser.acts.decisions.models import Proposal
from barnraiser.acts.gatherings import queries as gatherings
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.acts.reciprocity import queries as reciprocity
from barnraiser.acts.reciprocity.models import Favour
from barnraiser.communities.models import Community
from barnraiser.communities.queries import stewarded_by
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from .models import Agreement, Deed

MOST = 12


@dataclass(frozen=True, slots=True)
class Doable:
    """What a helper could do for the person today."""

    gatherings: list[Gathering]
    asks: list[Favour]
    proposals: list[Proposal]


def visible_to(viewer: Person | None) -> QuerySet[Agreement]:
    """The viewer's own agreements, on either side."""
    rows = (
        Agreement.objects.filter(Q(person=viewer) | Q(helper=viewer)) if viewer else Agreement.objects.none()
    )
    return rows.select_related("community", "person", "helper", "witness")


def helping(viewer: Person) -> QuerySet[Agreement]:
    """For whom the viewer acts, or has asked to."""
    return visible_to(viewer).filter(helper=viewer, until=None)


def helped(viewer: Person) -> QuerySet[Agreement]:
    """Who acts for the viewer, or has asked to."""
    return visible_to(viewer).filter(person=viewer, until=None)


def in_place(viewer: Person, community: Community) -> QuerySet[Agreement]:
    """For its stewards, who acts for whom in the community; nobody for anybody else."""
    kept = stewarded_by(viewer).filter(pk=community.pk)
    rows = Agreement.objects.standing().filter(community__in=kept)
    return rows.select_related("community", "person", "helper", "witness").order_by("helper__name", "pk")


def of_place(viewer: Person, community: Community, code: str) -> Agreement | None:
    return in_place(viewer, community).filter(code=code).first()


def deeds_of(agreement: Agreement) -> QuerySet[Deed]:
    """What was done by it, the newest first."""
    return Deed.objects.filter(agreement=agreement).select_related("taken_back_by")


def deed_seen(viewer: Person, code: str) -> Deed | None:
    rows = Deed.objects.filter(agreement__in=visible_to(viewer).values("pk"), code=code)
    return rows.select_related(
        "agreement__community", "agreement__person", "agreement__helper", "taken_back_by"
    ).first()


def doable(helper: Person, community: Community) -> Doable:
    """What is on the list, as far as the helper sees it: gatherings ahead, open asks, open proposals."""
    return Doable(
        gatherings=list(gatherings.upcoming(helper, community).standing()[:MOST]),
        asks=list(reciprocity.shown(helper, community, Favour.Side.ASK)[:MOST]),
        proposals=list(decisions.still_open(helper, community).filter(way=Proposal.Way.CONSENT)[:MOST]),
    )


def beside(viewer: Person, community: Community, keys: Iterable[int]) -> dict[int, str]:
    """By person, through whom a member takes part: for the other members, beside the membership."""
    if not Community.objects.of(viewer).filter(pk=community.pk).exists():
        return {}
    rows = Agreement.objects.standing().filter(community=community, person__in=list(keys))
    return {row.person_id: f"Takes part through {row.helper.name}." for row in rows.select_related("helper")}


def takes_part(viewer: Person, keys: Iterable[int]) -> dict[int, str]:
    """By person, through whom they take part in a community of the viewer's: the end of a sentence."""
    rows = Agreement.objects.standing().filter(
        community__in=Community.objects.of(viewer), person__in=list(keys)
    )
    found: dict[int, list[str]] = {}
    for key, name in rows.order_by("since", "pk").values_list("person_id", "helper__name"):
        found.setdefault(key, []).append(name)
    return {key: f"takes part through {' and '.join(dict.fromkeys(names))}" for key, names in found.items()}


def openings(viewer: Person) -> list[Opening]:
    """Who asks whether they may act for the viewer."""
    return [_opening(row) for row in helped(viewer).filter(since=None)[:3]]


def _opening(agreement: Agreement) -> Opening:
    name = agreement.helper.name
    return Opening(
        key=f"helping.asked:{agreement.code}",
        flow=Flow.CONNECTS,
        title=f"{name} asks whether they may act for you in {agreement.community.name}",
        why="Nothing may be done before you say yes, and you can end it at any time.",
        because=(
            "What may be done for another is a closed list.",
            "Each act is marked as done through them.",
        ),
        url=reverse("helping:detail", args=[agreement.code]),
        act="Read what it means",
        person=agreement.helper,
        community=agreement.community,
    )


def own(person: Person) -> Mapping[str, Any]:
    """Who acted for the person and for whom they did, with each thing done."""
    rows = visible_to(person).prefetch_related("deeds")
    return {
        "agreements": [
            {
                "community": row.community.name,
                "for": row.person.name,
                "through": row.helper.name,
                "proof": row.proof,
                "since": row.since,
                "until": row.until,
                "deeds": [
                    {"what": d.what, "title": d.title, "at": d.at, "taken_back_at": d.taken_back_at}
                    for d in row.deeds.all()
                ],
            }
            for row in rows
        ]
    }
