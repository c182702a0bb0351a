"""How far somebody has read, and which letter is whose to send: never an act. Jobs are asked for when acts were recorded."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Cadence, Hearing
from barnraiser.acts.conversations.rules import may_hear
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person, Purpose

from .models import Due, Letter, Reading

# Acts done together come as one letter, and one whose transaction takes a moment longer is not missed.
TOGETHER = timedelta(seconds=20)
# Who took a letter this long ago and settled nothing is no longer at it.
LEASE = timedelta(minutes=10)
KEPT = timedelta(days=60)


@transaction.atomic
def read(*, by: Person, until: datetime) -> None:
    """The person has read what they were told up to this moment. What was read stays read."""
    place, is_new = Reading.objects.get_or_create(person=by, defaults={"until": until})
    if not is_new:
        Reading.objects.filter(pk=place.pk, until__lt=until).update(until=until)


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person any more."""
    Reading.objects.filter(person=person).delete()
    Letter.objects.filter(person=person).delete()


@transaction.atomic
def choose(*, by: Person, community: Community, level: str, cadence: str, yes: bool = False) -> Hearing:
    """The member hears this much of the community, this soon by mail; with a yes, such letters may come at all."""
    hearing = conversations.hear(by=by, community=community, level=level, cadence=cadence)
    if yes and hearing.cadence != Cadence.NEVER:
        people.answer_consent(by=by, purpose=Purpose.DIGESTS, given=True)
    return hearing


@transaction.atomic
def stop_at_once(*, person: Person, rooms: Iterable[Community]) -> None:
    """Nothing comes by mail any more from those of these communities that came at once. How much they hear there stays."""
    chosen = Hearing.objects.filter(person=person, community__in=list(rooms), cadence=Cadence.AT_ONCE)
    for row in chosen.select_related("community"):
        if may_hear(person, row.community):
            conversations.hear(by=person, community=row.community, level=row.level, cadence=Cadence.NEVER)


def follow(community: Community, codes: Iterable[str]) -> None:
    """Whoever wants to hear of it at once will soon be looked for, if anybody in the community does."""
    transaction.on_commit(partial(_ask_to_tell, community, clock.now()), robust=True)


def _ask_to_tell(community: Community, since: datetime) -> None:
    from .tasks import tell_soon

    if not Hearing.objects.filter(community=community, cadence=Cadence.AT_ONCE).exists():
        return
    with transaction.atomic():
        _, is_new = Due.objects.get_or_create(community=community, defaults={"since": since})
        if is_new:
            tell_soon.using(run_after=clock.now() + TOGETHER).enqueue(community.pk)


@transaction.atomic
def take_due(*, community: Community) -> datetime | None:
    """Since when something happened there that was not told at once. The next act asks anew."""
    row = Due.objects.filter(community=community).first()
    if row is None:
        return None
    row.delete()
    return row.since


@transaction.atomic
def take(*, person: Person, cadence: Cadence, period: str, until: datetime) -> Letter | None:
    """This period's letter to the person is the caller's to send; None where somebody has it, or it went out."""
    now = clock.now()
    letter, is_new = Letter.objects.get_or_create(
        person=person, cadence=cadence, period=period, defaults={"until": until, "taken_at": now}
    )
    if is_new:
        return letter
    left = Letter.objects.filter(pk=letter.pk, settled_at=None, taken_at__lt=now - LEASE)
    return letter if left.update(taken_at=now, until=until) else None


def settle(*, letter: Letter, is_sent: bool) -> None:
    """The period is over for this person: the letter is out, or there was nothing to tell."""
    Letter.objects.filter(pk=letter.pk).update(settled_at=clock.now(), is_sent=is_sent)


def give_back(*, letter: Letter) -> None:
    """The letter could not go out: it is as if nobody had tried."""
    Letter.objects.filter(pk=letter.pk, settled_at=None).delete()


def let_go_of_old() -> None:
    """Which letters went out two months ago is nobody's business any more."""
    Letter.objects.filter(taken_at__lt=clock.now() - KEPT).delete()
