"""Put up an ask or an offer, and take it down."""

from datetime import date

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .. import kinds
from ..models import Closure, Favour
from ..rules import may_close, may_let_be, may_post
from .held import also, favour_for


@transaction.atomic
def ask(
    *,
    by: Person,
    community: Community,
    gift: str,
    title: str,
    words: str = "",
    until: date | None = None,
    to: Person | None = None,
) -> Favour:
    """The member's ask stands: for everybody in the community, or for one of its members alone."""
    may_post(by, community, to).require()
    favour = _put_up(Favour.Side.ASK, by, community, to, gift=gift, title=title, words=words, until=until)
    kind = kinds.ASKED_OF if to else kinds.ASKED
    ledger.record(kind, by=by, toward=also(to), within=community, about=favour.ref, at=favour.at)
    return favour


@transaction.atomic
def offer(
    *,
    by: Person,
    community: Community,
    gift: str,
    title: str,
    words: str = "",
    until: date | None = None,
    to: Person | None = None,
) -> Favour:
    """The member's offer stands: for everybody in the community, or for one of its members alone."""
    may_post(by, community, to).require()
    favour = _put_up(Favour.Side.OFFER, by, community, to, gift=gift, title=title, words=words, until=until)
    kind = kinds.OFFERED_TO if to else kinds.OFFERED
    ledger.record(kind, by=by, toward=also(to), within=community, about=favour.ref, at=favour.at)
    return favour


def _put_up(
    side: str, by: Person, community: Community, to: Person | None, **said: str | date | None
) -> Favour:
    audience = Favour.Audience.ONE if to else Favour.Audience.ALL
    return Favour.objects.create(
        side=side, by=by, community=community, to=to, audience=audience, at=clock.now(), **said
    )


@transaction.atomic
def close(*, by: Person, favour: Favour) -> Closure:
    """The ask or offer no longer stands. What was promised on it stays promised."""
    favour = favour_for(by, favour, to_let_go=True)
    may_close(by, favour).require()
    return Closure.objects.create(favour=favour, by=by, at=clock.now())


@transaction.atomic
def let_be(*, by: Person, favour: Favour) -> Closure:
    """The one it was for has said “not this time”; it no longer stands."""
    favour = favour_for(by, favour, to_let_go=True)
    may_let_be(by, favour).require()
    closure = Closure.objects.create(favour=favour, by=by, at=clock.now())
    ledger.record(
        kinds.LET_BE, by=by, toward=also(favour.by), within=favour.community, about=favour.ref, at=closure.at
    )
    return closure
