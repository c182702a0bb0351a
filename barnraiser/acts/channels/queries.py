"""Every read of channels, viewer first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import CardView, Flow, Opening
from barnraiser.people.models import Person

from .models import (
    AUDIENCES,
    NEEDS,
    Channel,
    ChannelQuerySet,
    Headings,
    Judgement,
    Mark,
    Seeking,
    TakingDown,
)

MOST = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: words in name or line, and marks."""

    words: tuple[str, ...] = ()
    audience: str = ""
    need: str = ""

    @property
    def is_anything(self) -> bool:
        return bool(self.words or self.audience or self.need)


def visible_to(viewer: Person | None) -> ChannelQuerySet:
    return Channel.objects.visible_to(viewer).select_related("community", "by")


def found(viewer: Person, wanted: Wanted) -> QuerySet[Channel]:
    """The channels of the viewer's communities that are up and fit, by name; what serves a need they named first."""
    rows = visible_to(viewer).up().judged().prefetch_related("marks")
    for word in wanted.words:
        rows = rows.filter(Q(name__icontains=word) | Q(line__icontains=word))
    for side, word in ((Mark.Side.AUDIENCE, wanted.audience), (Mark.Side.NEED, wanted.need)):
        if word:
            rows = rows.filter(Exists(_marked(side).filter(word__iexact=word)))
    return rows.annotate(serves=Exists(_serving(viewer))).order_by("-serves", "name", "pk")


def words_in_use(viewer: Person, side: str) -> list[tuple[str, int]]:
    """Each word that channels the viewer sees are marked with on this side, and how many are."""
    seen = Channel.objects.visible_to(viewer).up()
    rows = Mark.objects.filter(side=side, channel__in=seen).values("word").order_by("word")
    return [(row["word"], row["count"]) for row in rows.annotate(count=Count("channel", distinct=True))]


def headings_of(community: Community) -> tuple[list[str], list[str]]:
    """The words a community sorts by: for whom, and for what."""
    chosen = Headings.objects.filter(community=community).first()
    return (chosen.audiences, chosen.needs) if chosen else (list(AUDIENCES), list(NEEDS))


def judgements_of(channel: Channel) -> QuerySet[Judgement]:
    """What members said of it last, the newest first."""
    return Judgement.objects.filter(channel=channel).select_related("by")


def taking_down_of(channel: Channel) -> TakingDown | None:
    return TakingDown.objects.filter(channel=channel).select_related("by").first()


def sought_by(viewer: Person) -> list[str]:
    """What the viewer looks for outside, for themselves alone."""
    return list(Seeking.objects.filter(person=viewer).values_list("word", flat=True))


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {
        c.code: CardView(c.name, c.get_absolute_url(), within=c.community, by=c.by, words=c.line)
        for c in rows
    }


def openings(viewer: Person) -> list[Opening]:
    """Channels that serve a need the viewer named, told of by others since, the newest first."""
    sought = Seeking.objects.filter(
        person=viewer, word__iexact=OuterRef("word"), since__lte=OuterRef("channel__at")
    )
    serves = _marked(Mark.Side.NEED).filter(Exists(sought))
    rows = visible_to(viewer).up().filter(Exists(serves)).filter(Q(by=None) | ~Q(by=viewer))
    return [_opening(channel) for channel in rows.order_by("-at", "-pk")[:MOST]]


def _opening(channel: Channel) -> Opening:
    name = channel.by.name if channel.by else "A member"
    return Opening(
        key=f"channels.serves:{channel.code}",
        flow=Flow.CONNECTS,
        title=f"Look at {channel.name}",
        why="It serves a need you named.",
        because=(f"{name} told {channel.community.name} of it.", "Nobody else knows what you look for."),
        url=channel.get_absolute_url(),
        act="See what it is",
        person=channel.by,
        community=channel.community,
    )


def own(person: Person) -> dict[str, Any]:
    """What the person told of, said of channels, and looks for."""
    told = Channel.objects.filter(by=person).select_related("community")
    judged = Judgement.objects.filter(by=person).select_related("channel")
    down = TakingDown.objects.filter(by=person).select_related("channel")
    return {
        "channels": [
            {"community": c.community.name, "name": c.name, "address": c.address, "line": c.line, "at": c.at}
            for c in told
        ],
        "judged": [{"channel": j.channel.name, "still_good": j.is_good, "at": j.at} for j in judged],
        "taken_out": [{"channel": t.channel.name, "reason": t.reason, "at": t.at} for t in down],
        "looks_for": sought_by(person),
    }


def _marked(side: str) -> QuerySet[Mark]:
    return Mark.objects.filter(channel=OuterRef("pk"), side=side)


def _serving(viewer: Person) -> QuerySet[Mark]:
    """The marks of a channel that name a need of the viewer's."""
    sought = Seeking.objects.filter(person=viewer, word__iexact=OuterRef("word"))
    return _marked(Mark.Side.NEED).filter(Exists(sought))
