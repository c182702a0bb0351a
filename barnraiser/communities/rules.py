"""Who may do what in a community, one condition a line."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from barnraiser.ground import clock
from barnraiser.ground.verdict import YES, Verdict, all_of, no, provided
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import GRACE, Community, Membership, Role, RoleGrant


def is_member(person: Person | None, community: Community) -> bool:
    if person is None:
        return False
    if known := community.known_of(person):
        return known.is_member
    return Membership.objects.current().filter(person=person, community=community).exists()


def has_role(person: Person, community: Community, *roles: Role) -> bool:
    if known := community.known_of(person):
        return not known.roles.isdisjoint(roles)
    return RoleGrant.objects.filter(
        membership__person=person,
        membership__community=community,
        membership__until=None,
        role__in=roles,
        until=None,
    ).exists()


def may_read(person: Person | None, community: Community) -> Verdict:
    """Members read everything inside, also while the charter waits for their yes."""
    return provided(is_member(person, community), f"Only members of {community.name} take part in it.")


def may_take_part(person: Person | None, community: Community) -> Verdict:
    """Members do, who said yes to the charter as it stands; after a change there are two weeks to say it in."""
    called = call_to(person, community) if person else None
    return all_of(
        provided(called is not None, f"Only members of {community.name} take part in it."),
        lambda: YES if called and is_affirmed_in_time(*called) else _not_affirmed(community),
    )


def owes_no_yes(person: Person, community: Community) -> Verdict:
    """For what also somebody outside may do here: a member first says the yes that is overdue, as for all else."""
    called = call_to(person, community)
    return YES if called is None or is_affirmed_in_time(*called) else _not_affirmed(community)


def call_to(person: Person, community: Community) -> tuple[int, datetime | None] | None:
    """The last edition of the charter a member said yes to (0: none), and since when a later one waits for theirs, if it
    does. None for somebody who does not belong there.
    """
    if known := community.known_of(person):
        return (known.affirmed, known.called_at) if known.is_member else None
    called = Membership.objects.calls(person, community)
    return called[0][1:] if called else None


def is_affirmed_in_time(affirmed: int, called_at: datetime | None) -> bool:
    """Whether nothing waits for the member's yes, or not for long yet. Who never said any says it before all else."""
    if called_at is None:
        return True
    return affirmed > 0 and clock.now() <= called_at + GRACE


def _not_affirmed(community: Community) -> Verdict:
    return no(
        f"Taking part in {community.name} begins with a yes to its charter, and it waits for yours.",
        way=reverse("communities:affirm", args=[community.slug]),
    )


def may_affirm(person: Person, community: Community) -> Verdict:
    return may_read(person, community)


def may_set_charter(by: Person, community: Community) -> Verdict:
    """While nobody else has ever come in, the founder writes. From then on members decide, and nobody alone."""
    return all_of(
        may_steward(by, community),
        lambda: provided(
            not Membership.objects.filter(community=community).exclude(person=by).exists(),
            f"The charter of {community.name} is changed by a decision of its members, and by nobody alone.",
        ),
    )


def may_steward(person: Person, community: Community) -> Verdict:
    return all_of(
        may_take_part(person, community),
        lambda: provided(
            has_role(person, community, Role.STEWARD),
            f"Only a steward of {community.name} may do this. Its stewards are named on its front page.",
        ),
        lambda: is_sure_to_be(person),
    )


def is_sure_to_be(person: Person | None) -> Verdict:
    """Where the host asks it of who carries a role, more than a password must open their account."""
    if not settings.STEWARDS_SECOND_FACTOR or (person is not None and people.has_second_factor(person)):
        return YES
    return no(
        "What stewards and hosts do here is kept behind more than a password: set up a passkey, or an app that makes "
        "codes, and go on.",
        way=reverse("mfa_index"),
    )


def may_invite(person: Person, community: Community) -> Verdict:
    return may_take_part(person, community)


def may_join(person: Person, community: Community, *, invited: bool) -> Verdict:
    return all_of(
        lambda: provided(not is_member(person, community), f"You are a member of {community.name} already."),
        lambda: provided(
            invited or not was_removed(person, community),
            f"Your membership of {community.name} was ended. A member can ask you in again.",
        ),
        lambda: provided(
            invited or community.door == Community.Door.OPEN,
            f"{community.name} takes new members when a member invites them.",
        ),
    )


def was_removed(person: Person, community: Community) -> bool:
    """Whether the person's last membership was ended by others."""
    seats = Membership.objects.filter(person=person, community=community).order_by("-since", "-pk")
    return seats.values_list("removal", flat=True).first() is not None


def may_grant(by: Person, membership: Membership) -> Verdict:
    if membership.until is not None:
        return no("A role is carried by a current member.")
    return may_steward(by, membership.community)


def may_end_grant(by: Person, grant: RoleGrant) -> Verdict:
    """A steward takes a role back, or its carrier lays it down; the last steward finds another first."""
    community = grant.membership.community
    return all_of(
        may_take_part(by, community),
        lambda: provided(
            by == grant.membership.person or has_role(by, community, Role.STEWARD),
            f"A role in {community.name} is ended by a steward, or by the member who carries it.",
        ),
        lambda: YES if by == grant.membership.person else is_sure_to_be(by),
        lambda: YES if grant.role != Role.STEWARD else may_stand_down(grant.membership),
    )


def may_stand_down(membership: Membership) -> Verdict:
    """The only steward keeps the role until there is another."""
    community = membership.community
    return provided(
        not has_role(membership.person, community, Role.STEWARD)
        or has_another_steward(community, membership),
        f"{community.name} needs a steward. Give the role to another member first.",
    )


def has_another_steward(community: Community, membership: Membership) -> bool:
    """Whether somebody else than this member keeps the community."""
    stewards = RoleGrant.objects.filter(
        membership__community=community, membership__until=None, role=Role.STEWARD, until=None
    )
    return stewards.exclude(membership=membership).exists()


def may_found(by: Person, parent: Community | None) -> Verdict:
    return provided(
        parent is None or bool(may_steward(by, parent)),
        "A community inside another is founded by one of its stewards.",
    )
