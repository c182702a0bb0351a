"""Being a member: admitted, saying yes to the charter, leaving, forgotten."""

from django.db import IntegrityError, transaction

from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from .. import queries
from ..models import Affirmation, Community, Membership, PowerAct, Removal, Role, RoleGrant
from ..rules import may_join, may_stand_down
from .power import log_power


@transaction.atomic
def admit(*, person: Person, community: Community, affirms: bool = False) -> Membership:
    """The person is a member; with `affirms`, one who said yes to the charter as it stands.

    Raises Refused where they are a member already, also when two doors are opened at the same moment.
    """
    try:
        with transaction.atomic():
            membership = Membership.objects.create(person=person, community=community, since=clock.now())
    except IntegrityError:
        may_join(person, community, invited=True).require()
        raise
    if affirms:
        affirm(membership=membership)
    return membership


@transaction.atomic
def affirm(*, membership: Membership) -> Affirmation:
    """The member said yes to purpose, rules and method, in the words of today. A yes given before stays as it was."""
    hold(membership.community)
    community = Community.objects.get(pk=membership.community_id)
    said, _ = Affirmation.objects.get_or_create(
        membership=membership,
        edition=queries.edition_of(community).number,
        defaults={
            "purpose": community.purpose,
            "rules": [rule.text for rule in queries.rules_of(community)],
            "method": queries.method_of(community).said,
            "at": clock.now(),
        },
    )
    return said


def hold(community: Community) -> None:
    """Until the transaction ends, whoever else would take a steward from this community, or change its charter, waits."""
    Community.objects.select_for_update(of=("self",)).get(pk=community.pk)


@transaction.atomic
def end_membership(*, membership: Membership) -> bool:
    """The membership ends today, and with it every role it carried. False if it had ended before."""
    now = clock.now()
    ended = Membership.objects.current().filter(pk=membership.pk).update(until=now)
    RoleGrant.objects.filter(membership=membership, until=None).update(until=now)
    if ended:
        membership.until = now
    return bool(ended)


@transaction.atomic
def remove(*, membership: Membership, about: Ref) -> None:
    """The membership is ended by others: no open door leads back in, a member's invitation does. Whoever may do so,
    the rule of acts/stewardship has said before; it stands in the log there.
    """
    if end_membership(membership=membership):
        Removal.objects.create(membership=membership, about=str(about), at=clock.now())


@transaction.atomic
def resume(*, about: Ref) -> None:
    """The membership that was ended over this stands again, unless the person has come back meanwhile or is gone."""
    for removal in Removal.objects.filter(about=str(about)).select_related("membership"):
        ended = removal.membership
        removal.delete()
        others = Membership.objects.current().filter(person=ended.person_id, community=ended.community_id)
        if not others.exists():
            Membership.objects.filter(pk=ended.pk).update(until=None)


@transaction.atomic
def forget(*, person: Person) -> None:
    """The person is a member of nothing, and nothing names them as who gave a role or used a power."""
    for membership in queries.all_of(person):
        hold(membership.community)
        if not may_stand_down(membership):
            _hand_on(membership)
        end_membership(membership=membership)
    RoleGrant.objects.filter(granted_by=person).update(granted_by=None)
    PowerAct.objects.filter(by=person).update(by=None)
    PowerAct.objects.filter(toward=person).update(toward=None)


def _hand_on(membership: Membership) -> None:
    """The one who is next in line is a steward too, given by nobody. Where nobody else is there, nobody is."""
    heir = queries.next_in_line(membership)
    if heir:
        RoleGrant.objects.create(membership=heir, role=Role.STEWARD, granted_by=None, since=clock.now())
        log_power(
            community=membership.community,
            what="The only steward left. The role of steward went to who was next in line",
            by=None,
            toward=heir.person,
        )
