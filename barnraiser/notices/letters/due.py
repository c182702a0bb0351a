"""Whose letter is due. By the clock of where each of them lives: at seven, on Mondays the weekly one, never in quiet hours."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.manifest import REPLIED, STARTED
from barnraiser.acts.conversations.models import Cadence, Hearing
from barnraiser.acts.ledger.models import Act, Party
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Tells, kinds
from barnraiser.ground.refs import Ref
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Purpose, Quiet

from ..models import Letter

MORNING = 7
MONDAY, TUESDAY = 0, 1
WEEKLY_PURPOSES = (Purpose.DIGESTS, Purpose.SUGGESTIONS, Purpose.SURVEYS)


def due(now: datetime) -> Iterator[tuple[int, Cadence, str]]:
    """Whose letters that gather are due at this moment: person, cadence and period. A few queries a time zone in use."""
    for zone in sorted({settings.TIME_ZONE, *Quiet.objects.values_list("zone", flat=True).distinct()}):
        local = now.astimezone(ZoneInfo(zone))
        for cadence, period in periods(local):
            for row in _waiting(zone, cadence, period):
                if not row.is_quiet(now):
                    yield row.person_id, cadence, period


def periods(local: datetime) -> Iterator[tuple[Cadence, str]]:
    """The periods whose letter may go out at this moment of somebody's own clock. Who sleeps through a host's bad Monday has
    the weekly one on Tuesday.
    """
    if local.hour < MORNING:
        return
    yield Cadence.DAILY, local.date().isoformat()
    year, week, _ = local.isocalendar()
    if local.weekday() in (MONDAY, TUESDAY):
        yield Cadence.WEEKLY, f"{year}-W{week:02}"


def _waiting(zone: str, cadence: Cadence, period: str) -> Iterator[Quiet]:
    """Those who live by this clock and whose letter for the period nobody has settled."""
    here = Q(quiet__zone=zone)
    if zone == settings.TIME_ZONE:
        here |= Q(quiet=None)
    settled = Letter.objects.filter(
        person=OuterRef("pk"), cadence=cadence, period=period, settled_at__isnull=False
    )
    rows = _wanting(cadence).filter(here).exclude(Exists(settled)).order_by("pk")
    for key, begins, ends in rows.values_list("pk", "quiet__begins", "quiet__ends").iterator(chunk_size=2000):
        yield Quiet(person_id=key, zone=zone, begins=begins, ends=ends)


def _wanting(cadence: Cadence) -> QuerySet[Person]:
    """Those who said yes to letters of this cadence, and can have one."""
    reachable = Person.objects.filter(account__is_active=True)
    if cadence == Cadence.WEEKLY:
        agreed = Q()
        for purpose in WEEKLY_PURPOSES:
            agreed |= people.whose(purpose)
        return reachable.filter(agreed)
    # What happened in no community comes once a day to those who have other things at once.
    chosen = Hearing.objects.filter(cadence__in=[Cadence.DAILY, Cadence.AT_ONCE])
    return reachable.filter(people.whose(Purpose.DIGESTS), pk__in=chosen.values("person"))


def soon(community: Community, since: datetime) -> QuerySet[Person]:
    """Those who want to hear at once of this community and whom something done there since then may concern."""
    acts = list(Act.objects.standing().filter(within=community, recorded_at__gte=since).order_by("-pk")[:500])
    heard = Hearing.objects.filter(community=community, cadence=Cadence.AT_ONCE)
    rows = Person.objects.filter(
        people.whose(Purpose.DIGESTS), account__is_active=True, pk__in=heard.values("person")
    )
    if any(kinds()[act.kind].tells == Tells.COMMUNITY for act in acts):
        return rows.order_by("pk")
    parties = Party.objects.filter(act__in=[act.pk for act in acts], person__isnull=False)
    said = [Ref.parse(act.about).code for act in acts if act.kind in (STARTED.code, REPLIED.code)]
    return rows.filter(Q(pk__in=parties.values("person")) | conversations.spoken_in(said)).order_by("pk")
