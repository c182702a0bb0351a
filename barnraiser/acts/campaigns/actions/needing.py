"""Say what the campaign needs, and which mark there is to beat."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..kinds import CHALLENGED, NEEDED
from ..models import Campaign, Challenge, Need
from ..rules import may_ask_for, may_set_mark
from . import held


@transaction.atomic
def need(
    *,
    by: Person,
    campaign: Campaign,
    kind: str,
    title: str,
    target: int,
    words: str = "",
    currency: str = "",
    bounded: bool = False,
) -> Need:
    """The campaign asks for so much of this: pence or cents of money, hours, people, pieces, names."""
    campaign = held.campaign(campaign)
    may_ask_for(by, campaign, kind).require()
    needed = Need.objects.create(
        campaign=campaign,
        by=by,
        kind=Need.Kind(kind),
        title=title,
        target=target,
        words=words,
        currency=currency,
        bounded=bounded,
        at=clock.now(),
    )
    ledger.record(NEEDED, by=by, within=campaign.community, about=needed.ref, at=needed.at)
    return needed


@transaction.atomic
def challenge(
    *, by: Person, need: Need, amount: int, words: str = "", against: Need | None = None
) -> Challenge:
    """There is a mark to beat: so much, as another came to by this day, or as somebody did before."""
    need = held.need(need)
    may_set_mark(by, need, against).require()
    now = clock.now()
    mark, _ = Challenge.objects.update_or_create(
        need=need, defaults={"amount": amount, "words": words, "against": against, "by": by, "at": now}
    )
    ledger.record(
        CHALLENGED,
        by=by,
        within=need.campaign.community,
        about=need.ref,
        at=now,
        occasion=f"challenge {mark.pk} {now.isoformat()}",
    )
    return mark
