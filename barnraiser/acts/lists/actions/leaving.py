"""A member ends the letters of a community."""

from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Cadence, Level
from barnraiser.communities.models import Community
from barnraiser.communities.rules import is_member
from barnraiser.people.models import Person


@transaction.atomic
def leave(*, by: Person, community: Community) -> None:
    """No more letters come from the community. Whoever is no member any more has none already."""
    if is_member(by, community):
        conversations.hear(by=by, community=community, level=Level.MINE, cadence=Cadence.NEVER)
