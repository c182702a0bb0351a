"""Open a round of questions, and work out its figures when it has closed: once."""

from datetime import timedelta

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import ASKED
from ..models import Decline, Result, Round
from ..reading import figures_of
from ..rules import may_open


@transaction.atomic
def open_round(*, by: Person, community: Community, instrument: str, days: int = 14) -> Round:
    """The community is asked from now on, for so many days."""
    held = Community.objects.select_for_update(of=("self",)).get(pk=community.pk)
    may_open(by, held, instrument).require()
    now = clock.now()
    asked = Round.objects.create(
        community=held, instrument=instrument, by=by, opened_at=now, closes_at=now + timedelta(days=days)
    )
    ledger.record(ASKED, by=by, within=held, about=asked.ref, at=now)
    return asked


@transaction.atomic
def settle(*, round: Round) -> Result | None:
    """The figures of the closed round stand, and who said “Not this time” is no longer known. Nothing while it is open."""
    held = Round.objects.select_for_update(of=("self",)).select_related("community").get(pk=round.pk)
    if held.is_open():
        return None
    result = Result.objects.filter(round=held).first()
    if result is None:
        result = Result.objects.create(round=held, at=clock.now(), figures=figures_of(held))
        Decline.objects.filter(round=held).delete()
    return result
