"""What became of what somebody gave: their question has answers, what they spoke to is decided."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.models import Kind, Level
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.outward import queries as outward
from barnraiser.ground.manifest import cards_of
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from ..places import Places

MOST = 10
OUTCOMES = {
    "decisions.decided": "is decided",
    "decisions.withdrawn": "was withdrawn",
    "campaigns.closed": "has come to its end",
    "campaigns.called_off": "was called off",
}
PART = {
    "decisions.proposed": "You proposed it.",
    "decisions.spoke": "You said where you stand.",
    "decisions.objected": "You objected.",
    "decisions.ranked": "You ranked the options.",
    "campaigns.called": "You called it.",
    "campaigns.signed": "You signed for it.",
    "campaigns.endorsed": "You stand behind it.",
}


@dataclass(frozen=True, slots=True)
class Became:
    """One thing the person gave, and what came of it."""

    said: str
    url: str


def became(viewer: Person, places: Places, since: datetime, until: datetime) -> list[Became]:
    given = (_answered, _outcomes, _went_out)
    return [each for found in given for each in found(viewer, places, since, until)][:MOST]


def _answered(viewer: Person, places: Places, since: datetime, until: datetime) -> list[Became]:
    """The viewer's own conversations that were answered since then, with how many answers they have by now."""
    muted = conversations.choices_of(viewer).talks[Level.NOTHING]
    talks = conversations.visible_to(viewer).filter(by=viewer, community__in=places.told, last_at__gt=since)
    others = Q(messages__reply_to__isnull=False) & ~Q(messages__by=viewer)
    fresh = others & Q(messages__at__gt=since, messages__at__lte=until)
    answered = talks.exclude(pk__in=muted).annotate(
        answers=Count("messages", filter=others), fresh=Count("messages", filter=fresh)
    )
    rows = answered.filter(fresh__gt=0).order_by("-last_at", "-pk")
    found = []
    for code, kind, title, count in rows.values_list("code", "kind", "title", "answers")[:MOST]:
        asked = kind == Kind.QUESTION
        what = "question" if asked else "conversation"
        one, many = ("answer", "answers") if asked else ("reply", "replies")
        said = f"Your {what} “{title}” has {count} {one if count == 1 else many}."
        found.append(Became(said, reverse("conversations:detail", args=[code])))
    return found


def _outcomes(viewer: Person, places: Places, since: datetime, until: datetime) -> list[Became]:
    """What ended since then, of the things in which the viewer had a part, as far as they see it."""
    ended = Act.objects.standing().filter(
        kind__in=OUTCOMES, within__in=places.told, at__gt=since, at__lte=until
    )
    by_thing = {act.about: act for act in ended.order_by("-at", "-pk")[: 5 * MOST] if act.about}
    mine = Act.objects.standing().filter(by=viewer, about__in=list(by_thing), kind__in=PART).order_by("pk")
    part = {act.about: PART[act.kind] for act in mine}
    cards = cards_of(viewer, [Ref.parse(about) for about in part])
    return [
        Became(
            f"“{cards[about].title}” {OUTCOMES[by_thing[about].kind]}. {part[about]}",
            cards[about].url,
        )
        for about in part
        if about in cards
    ]


def _went_out(viewer: Person, places: Places, since: datetime, until: datetime) -> list[Became]:
    """The newsletters since then that name a conversation the viewer began."""
    issues = list(outward.sent_between(since, until).filter(community__in=places.told)[:MOST])
    picks = outward.picked_of(issues)
    return [
        Became(
            f"“{talk.title}”, which you began, is in the newsletter “{issue.title}”.",
            issue.get_absolute_url(),
        )
        for issue in issues
        for talk in picks.get(issue.pk, [])
        if talk.by_id == viewer.pk
    ]
