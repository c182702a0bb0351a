"""Propose a point, speak to it, settle it."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..kinds import PROPOSED, SETTLED, SPOKE
from ..models import Campaign, Point, Settlement, Voice
from ..rules import may_propose, may_settle, may_speak_to
from . import held


@transaction.atomic
def propose(*, by: Person, campaign: Campaign, words: str) -> Point:
    """The point stands to be spoken to; who proposed it stands behind it."""
    campaign = held.campaign(campaign)
    may_propose(by, campaign).require()
    now = clock.now()
    point = Point.objects.create(campaign=campaign, by=by, words=words, at=now)
    Voice.objects.create(point=point, by=by, stance=Voice.Stance.BEHIND, at=now)
    ledger.record(
        PROPOSED, by=by, within=campaign.community, about=campaign.ref, at=now, occasion=f"point {point.pk}"
    )
    return point


@transaction.atomic
def speak_to(*, by: Person, point: Point, stance: str, words: str = "") -> Voice:
    """The person stands behind the point, or would word it otherwise: their latest answer counts, once."""
    point = held.point(point)
    may_speak_to(by, point).require()
    now = clock.now()
    voice, is_new = Voice.objects.update_or_create(
        point=point, by=by, defaults={"stance": Voice.Stance(stance), "words": words, "at": now}
    )
    if is_new:
        ledger.record(
            SPOKE,
            by=by,
            toward=[point.by] if point.by else [],
            within=point.campaign.community,
            about=point.campaign.ref,
            at=now,
            occasion=f"voice {voice.pk}",
        )
    return voice


@transaction.atomic
def settle(*, by: Person, point: Point, agreed: bool) -> Settlement:
    """The campaign says this from now on, with how many stood behind it; or it does not."""
    point = held.point(point)
    may_settle(by, point, agreed=agreed).require()
    voices = Voice.objects.filter(point=point)
    settlement = Settlement.objects.create(
        point=point,
        by=by,
        agreed=agreed,
        behind=voices.filter(stance=Voice.Stance.BEHIND).count(),
        spoke=voices.count(),
        at=clock.now(),
    )
    ledger.record(
        SETTLED,
        by=by,
        toward=[point.by] if point.by else [],
        within=point.campaign.community,
        about=point.campaign.ref,
        at=settlement.at,
        occasion=f"settlement {settlement.pk}",
    )
    return settlement
