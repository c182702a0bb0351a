"""Hand a gathering on to somebody who agreed, or let go of it, on leaving. Whether somebody leaves, the rule of
acts/belonging has said before."""

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..models import Gathering, Host
from .calling import put_off
from .hosting import ask_to_host, step_down, stop_hosting
from .places import hold

GONE = "Whoever hosted it has left."


@transaction.atomic
def hand_on(*, by: Person, to: Person, community: Community, key: str) -> None:
    """The other hosts the gathering from now on, in the place of the one who goes."""
    gathering = Gathering.objects.select_related("community").get(community=community, code=key)
    if not Host.objects.filter(gathering=gathering, person=to).exists():
        ask_to_host(by=by, person=to, gathering=gathering)
    stop_hosting(by=by, gathering=gathering)


@transaction.atomic
def let_go(*, by: Person, community: Community, key: str) -> None:
    """The others host it without the one who goes; where nobody else does, it is called off and the guests hear of it."""
    gathering = hold(Gathering.objects.get(community=community, code=key))
    if Host.objects.filter(gathering=gathering).exclude(person=by).exists():
        step_down(by, gathering)
    else:
        put_off(by, gathering, GONE)
