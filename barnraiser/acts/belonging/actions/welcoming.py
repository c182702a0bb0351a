"""The first welcome: who is there for somebody new, and that it was done. And the willingness to help."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import WELCOMED
from ..models import Welcome, Willingness
from ..queries import host_next_in_turn
from ..rules import may_say_welcomed, may_say_willing


def name_host(*, newcomer: Person, community: Community, asked_in_by: Person | None) -> Welcome | None:
    """A member is there for the newcomer: who asked them in, or else whose turn it is. Nobody, where nobody else is.

    Within the action by which they come in.
    """
    asked_in = asked_in_by if asked_in_by and communities.membership_of(asked_in_by, community) else None
    host = asked_in or host_next_in_turn(community, newcomer)
    if host is None or host == newcomer:
        return None
    welcome, _ = Welcome.objects.update_or_create(
        community=community,
        newcomer=newcomer,
        defaults={
            "host": host,
            "asked_them_in": asked_in is not None,
            "since": clock.now(),
            "done_at": None,
        },
    )
    return welcome


@transaction.atomic
def say_welcomed(*, by: Person, welcome: Welcome) -> Welcome:
    """The newcomer was welcomed, says the member who was named for it. Said again, it stays said."""
    may_say_welcomed(by, welcome).require()
    done = Welcome.objects.filter(pk=welcome.pk, done_at=None).update(done_at=clock.now())
    welcome.refresh_from_db(fields=["done_at"])
    if done:
        ledger.record(
            WELCOMED,
            by=by,
            toward=[welcome.newcomer],
            within=welcome.community,
            occasion=f"welcome {welcome.pk} since {welcome.since.isoformat()}",
        )
    return welcome


@transaction.atomic
def say_willing(
    *,
    by: Person,
    community: Community,
    is_willing: bool,
    with_what: str = "",
    often: str = "",
    welcomes: bool = False,
) -> Willingness:
    """Whether and with what the member is willing to help stands beside their membership, as a fact of its own."""
    may_say_willing(by, community).require()
    named = {"with_what": with_what, "often": often, "welcomes": welcomes} if is_willing else {}
    blank = {"with_what": "", "often": "", "welcomes": False}
    said, _ = Willingness.objects.update_or_create(
        person=by,
        community=community,
        defaults={"is_willing": is_willing, "at": clock.now()} | blank | named,
    )
    return said
