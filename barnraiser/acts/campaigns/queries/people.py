"""Who carries a campaign, who stands behind it by name, and which sectors do not yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from barnraiser.communities.models import Membership
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Sector

from ..models import Campaign, Endorsement, Milestone, Owner, Pledge


@dataclass(frozen=True, slots=True)
class Support:
    """A person who stands behind the campaign with their name, and the reason they gave."""

    person: Person
    words: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A sector nobody of which stands behind the campaign by name, and somebody of it the viewer could ask."""

    sector: str
    label: str
    person: Person | None
    is_mine: bool


def owners(campaign: Campaign) -> list[Owner]:
    """Those who carry it, in the order they said yes."""
    rows = Owner.objects.standing().filter(campaign=campaign)
    return list(rows.select_related("person").order_by("since", "pk"))


def carried_by(campaigns: Sequence[Campaign]) -> dict[int, list[Person]]:
    """By key, who carries each of the campaigns, in one query."""
    found: dict[int, list[Person]] = {campaign.pk: [] for campaign in campaigns}
    rows = Owner.objects.standing().filter(campaign__in=list(found))
    for row in rows.select_related("person").order_by("since", "pk"):
        found[row.campaign_id].append(row.person)
    return found


def support(campaign: Campaign) -> list[Support]:
    """Everybody who stands there by name, in the order they came: who carries, does, gives, signs or endorses."""
    given = Pledge.objects.filter(need__campaign=campaign).standing().named()
    endorsed = Endorsement.objects.filter(campaign=campaign, quiet=False)
    does = Milestone.objects.filter(campaign=campaign, owner__isnull=False)
    rows = [
        *((o.since or o.asked_at, o.person, "") for o in owners(campaign)),
        *((p.at, p.by, p.words) for p in given.select_related("by")),
        *((e.at, e.by, e.words) for e in endorsed.select_related("by")),
        *((m.at, m.owner, "") for m in does.select_related("owner")),
    ]
    said: dict[int, Support] = {}
    for _, person, words in sorted(rows, key=lambda row: (row[0], row[1].pk if row[1] else 0)):
        if person is not None:
            before = said.get(person.pk)
            said[person.pk] = Support(person, (before.words if before else "") or words)
    return list(said.values())


def quiet_count(campaign: Campaign, behind: Iterable[Support]) -> int:
    """How many stand behind it quietly and not by name as well."""
    named = {each.person.pk for each in behind}
    given = Pledge.objects.filter(need__campaign=campaign, quiet=True, by__isnull=False).standing()
    quiet = {
        *given.values_list("by_id", flat=True),
        *Endorsement.objects.filter(campaign=campaign, quiet=True).values_list("by_id", flat=True),
    }
    return len(quiet - named)


def sectors_of(behind: Iterable[Support]) -> dict[str, int]:
    """How many by name of each of the five sectors, as they say themselves; every sector is there."""
    counted = dict.fromkeys(Sector.values, 0)
    for each in behind:
        if each.person.sector:
            counted[each.person.sector] += 1
    return counted


def missing(viewer: Person, campaign: Campaign, behind: Sequence[Support]) -> list[Missing]:
    """The sectors not behind it yet, each with somebody to ask: a member the viewer may see, by name."""
    counted = sectors_of(behind)
    here = Membership.objects.current().filter(community=campaign.community).values("person")
    around = people.visible_to(viewer).filter(pk__in=here, account__isnull=False).exclude(pk=viewer.pk)
    return [
        Missing(
            sector,
            Sector(sector).label,
            around.filter(sector=sector).order_by("name", "pk").first(),
            viewer.sector == sector,
        )
        for sector, number in counted.items()
        if not number
    ]


def askable(viewer: Person, campaign: Campaign) -> QuerySet[Person]:
    """Members who could be asked to carry a part: neither do they, nor were they asked."""
    here = Membership.objects.current().filter(community=campaign.community).values("person")
    there = Owner.objects.filter(campaign=campaign, until=None).values("person")
    rows = people.visible_to(viewer).filter(pk__in=here, account__isnull=False)
    return rows.exclude(pk__in=there).order_by("name", "pk")
