"""What a viewer could do next for the campaigns they see: first what others wait for, then what nobody gives yet."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import chain, islice

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Campaign, Endorsement, Milestone, Need, Owner, Pledge, Step
from ..rules import due_of
from .progress import progress
from .sight import needs_visible_to, pledges_visible_to, visible_to

MOST = 10
SOON = timedelta(days=14)


def openings(viewer: Person) -> list[Opening]:
    """Ten at most, in a constant number of queries. Of what is the viewer's own it is asked first whether there is any: putting
    the long questions together takes longer than the answers.
    """
    every = chain(_asked(viewer), _to_answer(viewer), _due(viewer), _wanting(viewer))
    return list(islice(every, MOST))


def _asked(viewer: Person) -> Iterator[Opening]:
    """Parts the viewer was asked to carry."""
    if not Owner.objects.asked().filter(person=viewer).exists():
        return
    seen = Campaign.objects.visible_to(viewer).running().values("pk")
    rows = Owner.objects.asked().filter(person=viewer, campaign__in=seen)
    for row in rows.select_related("campaign__community", "asked_by")[:MOST]:
        asker = row.asked_by.name if row.asked_by else "Somebody"
        yield Opening(
            key=f"campaigns.asked:{row.pk}",
            flow=Flow.JOINS,
            title=f"Carry a part of {row.campaign.title}",
            why=f"{asker} asks you: {row.part}.",
            because=("You were asked by name, and have not answered.", "No is a fine answer."),
            url=row.campaign.get_absolute_url(),
            act="Answer",
            person=row.asked_by,
            community=row.campaign.community,
            at=_end_of(row.campaign),
        )


def _to_answer(viewer: Person) -> Iterator[Opening]:
    """Pledges that wait for somebody who carries the campaign: for a yes, or for a look whether it has come."""
    carried = list(Campaign.objects.carried_by(viewer).values_list("pk", flat=True))
    if not carried:
        return
    rows = pledges_visible_to(viewer).filter(need__campaign__in=carried).exclude(by=viewer).standing()
    rows = rows.without_step(Step.Kind.RECEIVED)
    rows = rows.without_step(Step.Kind.CONFIRMED).filter(need__campaign__closing=None) | rows.with_step(
        Step.Kind.DELIVERED
    )
    rows = rows.annotate(is_done=Exists(Step.objects.filter(pledge=OuterRef("pk"), kind=Step.Kind.DELIVERED)))
    for row in rows.order_by("at", "pk")[:MOST]:
        giver = row.by.name if row.by else "Somebody who left"
        done = bool(getattr(row, "is_done", False))
        yield Opening(
            key=f"campaigns.answer:{row.pk}:{'done' if done else 'new'}",
            flow=Flow.VOUCHES if done else Flow.MESSAGES,
            title=f"{row.need.title}, for {row.need.campaign.title}",
            why=f"{giver} says it is done." if done else f"{giver} gave their word and waits for your yes.",
            because=("This campaign is in your hands.", "Until you answer, it counts as a promise only."),
            url=row.get_absolute_url(),
            act="Say that it came" if done else "Say yes",
            person=row.by,
            community=row.need.campaign.community,
        )


def _due(viewer: Person) -> Iterator[Opening]:
    """The viewer’s own pledges that are due within a fortnight, or were."""
    if not Pledge.objects.filter(by=viewer).exists():
        return
    seen = Campaign.objects.visible_to(viewer).values("pk")
    rows = pledges_visible_to(viewer).filter(by=viewer, need__campaign__in=seen).standing()
    rows = rows.with_step(Step.Kind.CONFIRMED)
    rows = rows.without_step(Step.Kind.RECEIVED, Step.Kind.DELIVERED)
    rows = rows.exclude(need__campaign__closing__how="called_off")
    soon = timezone.localdate(clock.now()) + SOON
    due = Q(due__lte=soon) | Q(due=None, need__campaign__until__lte=soon)
    for row in rows.filter(due).order_by("due", "pk")[:MOST]:
        day = due_of(row)
        yield Opening(
            key=f"campaigns.due:{row.pk}",
            flow=Flow.GIVES,
            title=f"{row.need.title}, for {row.need.campaign.title}",
            why="You gave your word, and others count on it.",
            because=("Your pledge was counted on.", f"Its day is {day:%d.%m.%Y}."),
            url=row.get_absolute_url(),
            act="Say how it stands",
            community=row.need.campaign.community,
            at=_at(day),
        )


def _wanting(viewer: Person) -> Iterator[Opening]:
    """Campaigns without a name of the viewer’s sector, and needs for what the viewer cares about."""
    running = list(
        visible_to(viewer)
        .running()
        .filter(until__gte=timezone.localdate(clock.now()))
        .order_by("until", "pk")[:20]
    )
    if not running:
        return
    given = set(Pledge.objects.filter(by=viewer).values_list("need_id", flat=True))
    there = _with_sector(running, viewer.sector)
    for campaign in running:
        if viewer.sector and campaign.pk not in there:
            yield Opening(
                key=f"campaigns.sector:{campaign.pk}",
                flow=Flow.VOUCHES,
                title=f"Stand behind {campaign.title}",
                why=f"Nobody of your sector ({viewer.get_sector_display().lower()}) stands behind it by name yet.",
                because=(
                    f"It asks {campaign.asks_whom}: {campaign.asks_what}",
                    "Many sectors are heard where one is not.",
                ),
                url=campaign.get_absolute_url(),
                act="Look at it",
                community=campaign.community,
                at=_end_of(campaign),
            )
    yield from _for_my_skills(viewer, [campaign.pk for campaign in running], given)


def _with_sector(campaigns: list[Campaign], sector: str) -> set[int]:
    """Those that somebody of the sector stands behind by name."""
    keys = [campaign.pk for campaign in campaigns]
    given = Pledge.objects.filter(need__campaign__in=keys, by__sector=sector).standing().named()
    endorsed = Endorsement.objects.filter(campaign__in=keys, by__sector=sector, quiet=False)
    carried = Owner.objects.standing().filter(campaign__in=keys, person__sector=sector)
    does = Milestone.objects.filter(campaign__in=keys, owner__sector=sector)
    return {
        *given.values_list("need__campaign_id", flat=True),
        *endorsed.values_list("campaign_id", flat=True),
        *carried.values_list("campaign_id", flat=True),
        *does.values_list("campaign_id", flat=True),
    }


def _for_my_skills(viewer: Person, campaigns: list[int], given: set[int]) -> Iterator[Opening]:
    words = [word.lower() for word in people.interests_of(viewer)]
    rows = list(needs_visible_to(viewer).filter(campaign__in=campaigns, kind=Need.Kind.SKILLS))
    come = progress(rows)
    for need in rows:
        said = f"{need.title} {need.words}".lower()
        mine = [word for word in words if word in said]
        if mine and need.pk not in given and come[need.pk].pledged < need.target:
            yield Opening(
                key=f"campaigns.skill:{need.pk}",
                flow=Flow.GIVES,
                title=f"{need.title}, for {need.campaign.title}",
                why=f"It needs somebody who knows about {mine[0]}.",
                because=(
                    f"You say that you care about {mine[0]}.",
                    f"{need.target - come[need.pk].pledged} still looked for.",
                ),
                url=need.get_absolute_url(),
                act="I can do that",
                community=need.campaign.community,
                at=_end_of(need.campaign),
            )


def _end_of(campaign: Campaign) -> datetime:
    return _at(campaign.until)


def _at(day: object) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))  # type: ignore[arg-type]
