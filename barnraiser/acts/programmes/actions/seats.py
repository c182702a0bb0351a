"""A programme asks to take part in a community; a steward says yes or no; either side may end it."""

from django.db import IntegrityError, transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Role, RoleGrant
from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.people.models import Person

from ..manifest import ADMITTED, ASKED_IN, PARTED, REFUSED
from ..models import Programme, Seat
from ..rules import may_answer_asking, may_ask_in, may_part
from . import held


@transaction.atomic
def ask_in(*, by: Person, programme: Programme, community: Community, words: str) -> Seat:
    """The community's stewards are asked whether the programme may take part."""
    may_ask_in(by, programme, community).require()
    try:
        with transaction.atomic():
            seat = Seat.objects.create(
                programme=programme,
                community=community,
                words=one_line(words),
                asked_by=by,
                asked_at=clock.now(),
            )
    except IntegrityError:
        may_ask_in(by, programme, community).require()
        raise
    ledger.record(
        ASKED_IN,
        by=by,
        toward=_stewards(community),
        within=community,
        about=programme.ref,
        occasion=f"programmes seat {seat.pk} asked",
    )
    return seat


@transaction.atomic
def admit(*, by: Person, seat: Seat) -> Seat:
    """The programme takes part in the community, by a steward's yes that all members can read."""
    seat = held.seat(seat)
    may_answer_asking(by, seat).require()
    seat.since, seat.answered_by = clock.now(), by
    seat.save(update_fields=["since", "answered_by"])
    _log(seat, by, f"Let {_named(seat)} take part.")
    ledger.record(
        ADMITTED,
        by=by,
        toward=_asker(seat, by),
        within=seat.community,
        about=seat.programme.ref,
        occasion=f"programmes seat {seat.pk} admitted",
    )
    return seat


@transaction.atomic
def refuse(*, by: Person, seat: Seat, why: str) -> Seat:
    """The programme does not take part in the community, for this reason."""
    seat = held.seat(seat)
    may_answer_asking(by, seat).require()
    seat.answered_by = by
    _end(seat, by, why)
    _log(seat, by, f"Said no to {_named(seat)} taking part: {seat.why}")
    ledger.record(
        REFUSED,
        by=by,
        toward=_asker(seat, by),
        within=seat.community,
        about=seat.programme.ref,
        occasion=f"programmes seat {seat.pk} refused",
    )
    return seat


@transaction.atomic
def part(*, by: Person, seat: Seat, why: str = "") -> Seat:
    """The programme no longer takes part, or no longer asks to. What was said stays."""
    seat = held.seat(seat)
    may_part(by, seat).require()
    was_taken = seat.is_taken
    _end(seat, by, why)
    if was_taken:
        _log(seat, by, f"Ended the part of {_named(seat)}{': ' + seat.why if seat.why else ''}")
        ledger.record(
            PARTED,
            by=by,
            toward=_asker(seat, by),
            within=seat.community,
            about=seat.programme.ref,
            occasion=f"programmes seat {seat.pk} parted",
        )
    return seat


def _end(seat: Seat, by: Person, why: str) -> None:
    seat.until, seat.ended_by, seat.why = clock.now(), by, one_line(why)
    seat.save(update_fields=["until", "ended_by", "why", "answered_by"])


def _named(seat: Seat) -> str:
    return f"{seat.programme.organisation.name}, “{seat.programme.name}”,"


def _log(seat: Seat, by: Person, what: str) -> None:
    communities.log_power(
        community=seat.community, what=what, by=by, toward=seat.asked_by, about=seat.programme.ref
    )


def _asker(seat: Seat, by: Person) -> list[Person]:
    return [seat.asked_by] if seat.asked_by and seat.asked_by != by else []


def _stewards(community: Community) -> list[Person]:
    grants = RoleGrant.objects.filter(
        membership__community=community, membership__until=None, role=Role.STEWARD, until=None
    )
    return [grant.membership.person for grant in grants.select_related("membership__person")]
