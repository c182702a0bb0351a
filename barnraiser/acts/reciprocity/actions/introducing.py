"""Suggest an introduction, and answer one."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.communities.queries import shared_by
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .. import kinds
from ..models import Acquaintance, Introduction, Response
from ..rules import may_introduce, may_respond


@transaction.atomic
def introduce(*, by: Person, one: Person, two: Person, words: str) -> Introduction:
    """Both have been asked, each for themselves, whether they would like to know the other."""
    may_introduce(by, one, two).require()
    first, second = sorted((one, two), key=lambda person: person.pk)
    suggested = Introduction.objects.create(
        by=by, one=first, two=second, words=words, community=_room_of_all(by, one, two), at=clock.now()
    )
    for person in (first, second):
        ledger.record(
            kinds.SUGGESTED,
            by=by,
            toward=[person],
            within=suggested.community,
            about=suggested.ref,
            at=suggested.at,
        )
    return suggested


def _room_of_all(by: Person, one: Person, two: Person) -> Community | None:
    """The first community that all three are members of, if there is one."""
    theirs = shared_by(one, two).values("pk")
    return shared_by(by, one).filter(pk__in=theirs).first()


@transaction.atomic
def respond(*, by: Person, introduction: Introduction, is_yes: bool) -> Response:
    """The person's answer stands. The second yes makes the introduction."""
    rows = Introduction.objects.select_for_update(of=("self",))
    held = rows.select_related("by", "one", "two", "community").get(pk=introduction.pk)
    may_respond(by, held).require()
    said = Response.objects.create(introduction=held, person=by, is_yes=is_yes, at=clock.now())
    ledger.record(kinds.RESPONDED, by=by, about=held.ref, at=said.at)
    if Response.objects.filter(introduction=held, is_yes=True).count() == 2:
        _make(by, held, said)
    return said


def _make(by: Person, made: Introduction, last: Response) -> None:
    for person in (made.one, made.two):
        Acquaintance.objects.create(introduction=made, person=person, other=made.other(person))
    if made.by is None:
        return
    within, about, at = made.community, made.ref, last.at
    ledger.record(
        kinds.INTRODUCED, by=made.by, toward=[made.one, made.two], within=within, about=about, at=at
    )
    ledger.record(kinds.ACCEPTED, by=by, toward=[made.other(by), made.by], within=within, about=about, at=at)
