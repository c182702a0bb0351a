"""Who should hear of which act. Worked out at each reading, from the ledger and from nothing else.

An act is told to those it was done toward, or to everybody in its community, as its kind says. What happened in a
community is told to its current members, from the day they came in; what runs between a pair is the pair's, member or
not. Nobody hears of what they did themselves, of what the actor keeps secret, or of what was taken back.

How much a member hears of a community is theirs to say. *What concerns me* is all of the above, and every answer in
conversations where they spoke or that they follow; *everything* is all that is said there besides; *nothing* is only what binds them
all the same (`levels.py`).
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.manifest import REPLIED, STARTED
from barnraiser.acts.conversations.models import Level, Message
from barnraiser.acts.conversations.queries import Choices
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Membership
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind, Seen, Tells, hushed, kinds
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from .levels import binding
from .models import Letter, Reading

HALF_A_YEAR = timedelta(days=183)
MANY = 20
# Of what was said where one hears everything, so much of the newest.
MOST_SAID = 500
TALK = (STARTED.code, REPLIED.code)


def for_(viewer: Person) -> QuerySet[Act, Any]:
    """Keys and moments of the acts the viewer is told of, newest first, half a year back. By index, in four queries."""
    return _told(viewer, clock.now() - HALF_A_YEAR).order_by("-at", "-id")


def fresh(viewer: Person) -> QuerySet[Act, Any]:
    """Those of them that are new to the viewer, as many as one more than MANY, in no order.

    The mark is read first: a database that knows the moment finds the few acts after it by index.
    """
    since = max(read_until(viewer), clock.now() - HALF_A_YEAR)
    return _told(viewer, since, most=MANY + 1)[: MANY + 1]


def waiting(viewer: Person) -> int:
    """How many are new to the viewer, counted up to one more than MANY. Six small queries, all by index."""
    return fresh(viewer).count()


def read_until(viewer: Person) -> datetime:
    """Up to when the viewer has read; at first, since when they are here."""
    row = Reading.objects.filter(person=viewer).first()
    return row.until if row else viewer.arrived_at


def acts(keys: list[int]) -> list[Act]:
    """The acts in this order, with everybody who took part."""
    rows = Act.objects.select_related("by", "within", "through__helper").prefetch_related("parties__person")
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def own(person: Person) -> Mapping[str, Any]:
    row = Reading.objects.filter(person=person).first()
    letters = Letter.objects.filter(person=person, is_sent=True).order_by("settled_at", "pk")
    return {
        "read_until": row.until.isoformat() if row else None,
        "letters": list(letters.values("cadence", "period", "settled_at")),
    }


def between(viewer: Person, since: datetime, until: datetime, most: int) -> list[Act]:
    """The acts the viewer is told of that were done after one moment and up to another, newest first."""
    rows = _told(viewer, since, until).order_by("-at", "-id")[:most]
    return acts([key for key, _ in rows])


def _told(
    viewer: Person, since: datetime, until: datetime | None = None, most: int = MOST_SAID
) -> QuerySet[Act, Any]:
    """Three searches joined: by the people an act was done toward, by community and time, and by what was said in the talk
    the viewer hears of.
    """
    choices = conversations.choices_of(viewer)
    others = Act.objects.standing().filter(Q(by__isnull=True) | ~Q(by=viewer), at__gt=since).order_by()
    if until:
        others = others.filter(at__lte=until)
    said = conversations.heard_by(viewer, choices, since).order_by("-at", "-pk")
    talk = others.filter(about__in=list(_told_about(said)[:most]), kind__in=TALK)
    found = [_toward(others, viewer, choices), _around(others, viewer, choices)]
    found.append(talk.filter(Exists(_here(viewer))))
    first, *rest = (rows.values_list("id", "at") for rows in found)
    return first.union(*rest)


def _toward(acts: QuerySet[Act], viewer: Person, choices: Choices) -> QuerySet[Act]:
    """What was done toward the viewer."""
    heard = _codes(lambda kind: kind.tells != Tells.NOBODY and not kind.secret)
    theirs = Q(kind__in=[code for code in heard if kinds()[code].seen == Seen.PAIR])
    told = acts.filter(parties__person=viewer, kind__in=heard)
    told = told.filter(theirs | Q(within=None) | Exists(_here(viewer)))
    if muted := choices.talks[Level.NOTHING]:
        told = told.exclude(about__in=_told_about(Message.objects.filter(conversation__in=muted).order_by()))
    for refs in hushed(viewer):
        told = told.exclude(about__in=refs)
    return told.filter(_is_heard(choices))


def _around(acts: QuerySet[Act], viewer: Person, choices: Choices) -> QuerySet[Act]:
    """What was done in the viewer's communities, for all to hear."""
    return acts.filter(
        _is_heard(choices),
        kind__in=_codes(lambda kind: kind.tells == Tells.COMMUNITY and kind.seen == Seen.COMMUNITY),
        within__memberships__person=viewer,
        within__memberships__until=None,
        at__gte=F("within__memberships__since"),
    )


_A_MESSAGE = str(Ref("conversations", "message", ""))
_A_CONVERSATION = str(Ref("conversations", "conversation", ""))


def _told_about(said: QuerySet[Message]) -> QuerySet[Message, str]:
    """What the ledger's acts of saying these are about: the message, or the conversation that it opens."""
    begins = Concat(Value(_A_CONVERSATION), "conversation__code", output_field=CharField())
    answers = Concat(Value(_A_MESSAGE), "code", output_field=CharField())
    return said.annotate(told_about=Case(When(reply_to=None, then=begins), default=answers)).values_list(
        "told_about", flat=True
    )


def _is_heard(choices: Choices) -> Q:
    """Not in a community of which the viewer wants to hear nothing, unless it binds them all the same."""
    silent = choices.rooms[Level.NOTHING]
    return Q(kind__in=binding()) | Q(within=None) | ~Q(within__in=silent) if silent else Q()


def _here(viewer: Person) -> QuerySet[Membership]:
    """The viewer belongs where the act was done, since before it was."""
    return Membership.objects.current().filter(
        person=viewer, community=OuterRef("within"), since__lte=OuterRef("at")
    )


def _codes(holds: Callable[[Kind], bool]) -> list[str]:
    return sorted(code for code, kind in kinds().items() if holds(kind))
