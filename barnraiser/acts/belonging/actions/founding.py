"""How a network begins, at the machine itself."""

from collections.abc import Sequence

from django.db import transaction

from barnraiser.communities import actions as communities
from barnraiser.communities import queries
from barnraiser.people import actions as people
from barnraiser.people import queries as people_queries
from barnraiser.people.models import Account, Person

from ..models import Invitation
from ..rules import (
    may_found_network,
)
from .inviting import invite, revoke


@transaction.atomic
def found_network(
    *, name: str, address: str, community: str, purpose: str, rules: Sequence[str] = ()
) -> tuple[Invitation, str]:
    """The first community stands, and its founder, not in yet, holds a link. Asked again, an unused link is replaced."""
    may_found_network(community, address).require()
    founder = people_queries.with_address(address) or people.introduce(name=name, address=address)
    place = queries.named(community) or communities.found(
        by=founder, name=community, purpose=purpose, rules=rules
    )
    for unused in Invitation.objects.open().filter(by=founder, community=place):
        revoke(by=founder, invitation=unused)
    what = "The founder’s own link was made at the machine"
    communities.log_power(community=place, what=what, by=None, toward=founder)
    return invite(by=founder, community=place, address=address, name=name, send=False)


def open_account_for(*, person: Person, email: str, password: str | None) -> Account:
    """A known person has an account: how a host sets up the first members."""
    account = people.open_account(email=email, password=password)
    people.claim(account=account, address=email, name=person.name)
    return account
