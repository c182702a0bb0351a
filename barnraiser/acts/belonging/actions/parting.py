"""Before going: asking another to take over what one holds, and their answer."""

import uuid

from django.db import IntegrityError, transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import hand_on, holdings, let_go
from barnraiser.ground.verdict import Refused, provided
from barnraiser.people.models import Person

from ..manifest import TOOK_OVER
from ..models import Handover, Parting
from ..rules import may_answer_handover, may_hand_on


@transaction.atomic
def ask_to_take_over(*, by: Person, community: Community, to: Person, key: str) -> Handover:
    """The other member is asked to take over what the person holds under this key. Until they agree nothing changes."""
    holding = next((one for one in holdings(by, community) if one.key == key), None)
    may_hand_on(by, community, to, holding).require()
    assert holding is not None  # noqa: S101 - the rule says so
    try:
        with transaction.atomic():
            return Handover.objects.create(
                community=community, by=by, to=to, key=key, what=holding.what[:200], at=clock.now()
            )
    except IntegrityError as error:
        raise Refused("Somebody has been asked to take this over. Take that back first.") from error


@transaction.atomic
def take_over(*, by: Person, handover: Handover) -> Handover:
    """The thing is held by the one who agreed, and no longer by the one who asked."""
    communities.hold(handover.community)
    handover = _held(handover)
    may_answer_handover(by, handover).require()
    still = {holding.key for holding in holdings(handover.by, handover.community)}
    provided(handover.key in still, f"{handover.by.name} no longer holds this.").require()
    hand_on(by=handover.by, to=by, community=handover.community, key=handover.key)
    _close(handover, is_taken=True)
    ledger.record(
        TOOK_OVER,
        by=by,
        toward=[handover.by],
        within=handover.community,
        occasion=f"handover {handover.pk}",
    )
    return handover


@transaction.atomic
def refuse_handover(*, by: Person, handover: Handover) -> Handover:
    """The one who was asked said “not this time”. Another can be asked."""
    handover = _held(handover)
    may_answer_handover(by, handover).require()
    return _close(handover, is_taken=False)


@transaction.atomic
def take_handover_back(*, by: Person, handover: Handover) -> Handover:
    """Nobody is asked to take it over any more."""
    handover = _held(handover)
    provided(by == handover.by and handover.until is None, "There is nothing to take back.").require()
    return _close(handover, is_taken=None)


def empty_hands(*, by: Person, community: Community) -> None:
    """The person holds nothing here any more, and nobody is asked to take anything over. Within the action of leaving."""
    Handover.objects.filter(by=by, community=community, until=None).update(until=clock.now())
    Handover.objects.filter(to=by, community=community, until=None).update(until=clock.now())
    for holding in holdings(by, community):
        let_go(by=by, community=community, key=holding.key)


def note_parting(*, community: Community, words: str) -> None:
    """Why somebody left is kept in their words: not who, and not when."""
    if words.strip():
        Parting.objects.create(id=uuid.uuid4(), community=community, words=words.strip()[:500])


def _held(handover: Handover) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",)).select_related("by", "to", "community")
    return rows.get(pk=handover.pk)


def _close(handover: Handover, *, is_taken: bool | None) -> Handover:
    handover.until, handover.is_taken = clock.now(), is_taken
    handover.save(update_fields=["until", "is_taken"])
    return handover
