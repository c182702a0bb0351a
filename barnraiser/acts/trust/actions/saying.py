"""Say trust, respect or affection of somebody, and take it back."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import HELD_DEAR, RESPECTED, TRUSTED
from ..models import Statement
from ..rules import may_say, may_withdraw
from .holding import hold

KINDS = {
    Statement.Quality.TRUST: TRUSTED,
    Statement.Quality.RESPECT: RESPECTED,
    Statement.Quality.AFFECTION: HELD_DEAR,
}


@transaction.atomic
def say(
    *,
    by: Person,
    toward: Person,
    community: Community,
    quality: str,
    reason: str,
    matter: str = "",
    scope: str = "",
) -> Statement:
    """It stands, for the two of them to see, what the one says of the other. Said again, it stands as it was."""
    hold(by)
    may_say(by, toward, community, matter=matter).require()
    chosen = Statement.Quality(quality)
    rest = {"scope": scope, "community": community, "reason": reason, "since": clock.now()}
    statement, is_new = Statement.objects.select_related("by", "toward").get_or_create(
        by=by, toward=toward, quality=chosen, matter=matter, scope__iexact=scope, until=None, defaults=rest
    )
    if is_new:
        ledger.record(
            KINDS[chosen],
            by=by,
            toward=[toward],
            within=community,
            about=statement.ref,
            at=statement.since,
            occasion=f"statement {statement.code}",
        )
    return statement


@transaction.atomic
def withdraw(*, by: Person, statement: Statement) -> None:
    """It no longer stands, and the act no longer counts. The other is told nothing."""
    held = Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    may_withdraw(by, held).require()
    held.until = clock.now()
    held.save(update_fields=["until"])
    for act in ledger.standing_about(held.ref, by=by, kind=KINDS[Statement.Quality(held.quality)]):
        ledger.retract(act=act, by=by)
