"""What the viewer could do next for an organisation: read what waits, answer an offer, look at the balance again."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from barnraiser.communities.queries import stewarded_by
from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

from ..models import Answer, Mandate, Seat
from .drafts import waiting_in_words
from .programmes import next_reviews
from .sight import day, drafts_visible_to

MOST = 4
SOON = timedelta(days=21)
A_WEEK = timedelta(days=7)


def openings(viewer: Person) -> list[Opening]:
    """At most a dozen, in six queries; what somebody waits for comes first."""
    if not viewer.is_claimed:
        return []
    speaks = Mandate.objects.filter(person=viewer).exists() or Organisation.objects.of(viewer).exists()
    # Without a mandate or an organisation of one's own there are no drafts, no reviews and nothing to renew.
    found = (_to_read, _to_answer, _to_reword, _to_let_in, _to_review, _to_renew) if speaks else (_to_let_in,)
    return [opening for find in found for opening in find(viewer)][:12]


def _to_read(viewer: Person) -> Iterator[Opening]:
    rows = drafts_visible_to(viewer).waiting().exclude(mandate__person=viewer)
    for row in rows.order_by("waiting_since", "pk")[:MOST]:
        place, person = row.mandate.programme.organisation.name, row.mandate.person
        name = person.name if person else "Somebody"
        yield Opening(
            key=f"programmes.read:{row.code}:{row.waiting_since:%s}",
            flow=Flow.GIVES,
            title=f"Read what {name} wants to say for {place}",
            why=f"It has waited {waiting_in_words(row.waiting_since or clock.now())}.",
            because=(
                f"{name} speaks for {place}, and somebody else reads it first.",
                f"It would go out in {row.community.name}.",
            ),
            url=row.get_absolute_url(),
            act="Read it",
            person=person,
        )


def _to_answer(viewer: Person) -> Iterator[Opening]:
    rows = (
        Mandate.objects.waiting().filter(person=viewer).select_related("programme__organisation", "given_by")
    )
    for row in rows.order_by("offered_at", "pk")[:MOST]:
        place = row.programme.organisation.name
        by = row.given_by.name if row.given_by else "Somebody"
        yield Opening(
            key=f"programmes.offer:{row.code}",
            flow=Flow.JOINS,
            title=f"Speak for {place}?",
            why=f"{by} asked you to, until {day(row.expires_at)}.",
            because=(f"About: {row.scope}", "Declining is easy, and needs no reason."),
            url=row.get_absolute_url(),
            act="Say yes or no",
            person=row.given_by,
        )


def _to_reword(viewer: Person) -> Iterator[Opening]:
    rows = drafts_visible_to(viewer).filter(
        mandate__person=viewer, waiting_since=None, withdrawn_at=None, statement=None
    )
    asked = rows.filter(replies__verdict=Answer.Verdict.CHANGE).exclude(
        replies__verdict=Answer.Verdict.DECLINED
    )
    for row in asked.order_by("written_at", "pk").distinct()[:MOST]:
        place = row.mandate.programme.organisation.name
        yield Opening(
            key=f"programmes.reword:{row.code}",
            flow=Flow.MESSAGES,
            title=f"Find other words for what you say for {place}",
            why="Your reader asked for a change.",
            because=("Your draft is kept as you wrote it.", "What you change goes to a reader again."),
            url=row.get_absolute_url(),
            act="See what was asked",
            community=row.community,
        )


def _to_let_in(viewer: Person) -> Iterator[Opening]:
    rows = Seat.objects.waiting().filter(community__in=stewarded_by(viewer))
    theirs = rows.exclude(programme__organisation__in=Organisation.objects.of(viewer).values("pk"))
    asked = theirs.select_related("programme__organisation", "community", "asked_by")
    for row in asked.order_by("asked_at", "pk")[:MOST]:
        place = row.programme.organisation.name
        yield Opening(
            key=f"programmes.asking:{row.pk}",
            flow=Flow.JOINS,
            title=f"May {place} take part in {row.community.name}?",
            why="You are a steward, and it asks through one of your members.",
            because=(f"What it is for: {row.programme.goal}", "All members can read what you answer."),
            url=f"{reverse('programmes:inside', args=[row.community.slug])}#asking",
            act="Read and answer",
            person=row.asked_by,
            community=row.community,
        )


def _to_review(viewer: Person) -> Iterator[Opening]:
    soon = (clock.now() + A_WEEK).date()
    for row in next_reviews(viewer).filter(next_on__lte=soon).order_by("next_on", "pk")[:MOST]:
        place, on = row.programme.organisation.name, row.next_on
        yield Opening(
            key=f"programmes.review:{row.pk}",
            flow=Flow.SHARES,
            title=f"Look again at how much {place} reads first",
            why=f"You named {on:%-d %B} as the day." if on else "",
            because=(
                f"Chosen last: {row.get_level_display()}, on {day(row.at)}.",
                f"The reason then: {row.reason}",
            ),
            url=reverse("programmes:review", args=[row.programme.code]),
            act="Look at the balance",
            at=_morning(on) if on else None,
        )


def _to_renew(viewer: Person) -> Iterator[Opening]:
    mine = Organisation.objects.of(viewer).values("pk")
    rows = Mandate.objects.standing().filter(expires_at__lt=clock.now() + SOON)
    ending = rows.filter(person=viewer) | rows.filter(programme__organisation__in=mine)
    for row in ending.select_related("programme__organisation", "person").order_by("expires_at", "pk")[:MOST]:
        place, is_own = row.programme.organisation.name, row.person_id == viewer.pk
        name = "Your" if is_own or row.person is None else f"{row.person.name}’s"
        yield Opening(
            key=f"programmes.ending:{row.code}",
            flow=Flow.CONNECTS,
            title=f"{name} mandate to speak for {place} ends soon",
            why=f"It ends by itself on {day(row.expires_at)}.",
            because=(f"About: {row.scope}", "Those who answer for the organisation can give it again."),
            url=row.get_absolute_url(),
            act="Look at it",
            person=None if is_own else row.person,
            at=row.expires_at,
        )


def _morning(on: object) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(8)))  # type: ignore[arg-type]
