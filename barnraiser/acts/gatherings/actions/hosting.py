"""Ask somebody to host along, and stop hosting."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import ASKED_TO_HOST
from ..models import Gathering, Host, Rsvp
from ..rules import may_ask_to_host, may_stop_hosting
from .places import hold, move_up


@transaction.atomic
def ask_to_host(*, by: Person, person: Person, gathering: Gathering) -> Host:
    """The member hosts it too. A host needs no place of the guests': theirs goes to whoever waits longest."""
    gathering = hold(gathering)
    may_ask_to_host(by, person, gathering).require()
    host = Host.objects.create(gathering=gathering, person=person, since=clock.now())
    Rsvp.objects.filter(gathering=gathering, person=person).delete()
    ledger.record(
        ASKED_TO_HOST,
        by=by,
        toward=[person],
        within=gathering.community,
        about=gathering.ref,
        at=host.since,
        occasion=f"host {host.pk}",
    )
    move_up(gathering, person)
    return host


@transaction.atomic
def stop_hosting(*, by: Person, gathering: Gathering) -> None:
    """The person hosts it no more; somebody else does. Whether they come, they say like everybody."""
    gathering = hold(gathering)
    may_stop_hosting(by, gathering).require()
    step_down(by, gathering)


def step_down(by: Person, gathering: Gathering) -> None:
    """The person is no host of the gathering, held, any more. Whether they may be none was asked before."""
    Host.objects.filter(gathering=gathering, person=by).delete()
    asked: list[Act] = list(
        Act.objects.standing().filter(kind=ASKED_TO_HOST.code, about=str(gathering.ref), parties__person=by)
    )
    for act in asked:
        ledger.retract(act=act, by=by, reason="stopped hosting")
