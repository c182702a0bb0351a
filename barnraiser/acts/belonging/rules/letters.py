"""Who may ask people in, come in, and go."""

from datetime import timedelta

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.communities.queries import member_count, membership_of, named
from barnraiser.ground import clock
from barnraiser.ground.verdict import YES, Verdict, all_of, no, provided
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Acceptance, Declination, Invitation, Revocation
from .asking import was_let_in

A_DAY = timedelta(days=1)
LETTERS_A_DAY = 40
LETTERS_TO_ONE_A_DAY = 3


def may_invite(by: Person | None, community: Community) -> Verdict:
    return communities.may_take_part(by, community)


def may_send(by: Person, community: Community, address: str) -> Verdict:
    """Whether one more letter may go to this address today."""
    return all_of(
        lambda: may_invite(by, community),
        lambda: is_not_here(community, address),
        lambda: is_no_flood(by, address),
    )


def is_no_flood(by: Person, address: str) -> Verdict:
    """Nobody is flooded with letters, and nobody floods."""
    lately = Invitation.objects.filter(sent_at__gt=clock.now() - A_DAY)
    return all_of(
        lambda: provided(
            lately.filter(by=by).count() < LETTERS_A_DAY,
            f"You have asked {LETTERS_A_DAY} people in since yesterday. Ask the next ones tomorrow.",
        ),
        lambda: provided(
            lately.filter(address=address).count() < LETTERS_TO_ONE_A_DAY,
            "This address has had letters enough today. Ask again tomorrow.",
        ),
    )


def may_invite_by_decision(by: Person, community: Community, address: str, person: Person | None) -> Verdict:
    """Members decide; what is left to ask is whether the person is still to come in, and waits for this letter."""
    standing = Invitation.objects.open().filter(community=community, address=address).exclude(decision="")
    return all_of(
        provided(bool(address), "Whoever it was about is no longer here, or goes by another handle."),
        lambda: is_not_here(community, address),
        lambda: provided(
            person is None or not communities.is_member(person, community), "They are a member already."
        ),
        lambda: provided(
            not standing.exists(),
            "A letter from all members waits for them already. They can answer that one.",
        ),
        lambda: is_no_flood(by, address),
    )


def is_not_here(community: Community, address: str) -> Verdict:
    """Only a member asks this, and a member sees every other. Who has yet to come in needs the letter."""
    person = people.with_address(address)
    if person is None or not (person.is_claimed and communities.is_member(person, community)):
        return YES
    return no(f"{person.name} is here already.")


def is_open(invitation: Invitation) -> Verdict:
    return all_of(
        lambda: provided(
            not Acceptance.objects.filter(invitation=invitation).exists(),
            "This invitation has been used. If it was you, sign in.",
        ),
        lambda: provided(
            not was_declined(invitation),
            "It was answered with “not this time”. Should that change, a member can send another letter.",
        ),
        lambda: provided(
            not Revocation.objects.filter(invitation=invitation).exists(),
            "This invitation was taken back, by the person who sent it or by a steward.",
        ),
        lambda: provided(
            invitation.expires_at > clock.now(), "This invitation has run out. Ask for a new one."
        ),
        lambda: provided(
            bool(invitation.decision) or communities.is_member(invitation.by, invitation.community),
            f"{invitation.by.name} asked you in and has left since. Ask another member for an invitation.",
        ),
    )


def was_declined(invitation: Invitation) -> bool:
    return Declination.objects.filter(invitation=invitation).exists()


def may_decline(by: Person | None, invitation: Invitation) -> Verdict:
    """Who holds the letter may say “not this time”; signed in, only the one it was written to."""
    return all_of(
        lambda: is_open(invitation),
        lambda: YES if by is None else is_written_to(by, invitation),
    )


def is_written_to(person: Person, invitation: Invitation) -> Verdict:
    return provided(
        people.with_address(invitation.address) == person,
        "This invitation was written to another address than yours.",
    )


def may_accept(person: Person, invitation: Invitation) -> Verdict:
    return all_of(
        lambda: is_open(invitation),
        lambda: is_written_to(person, invitation),
        lambda: communities.may_join(person, invitation.community, invited=True),
    )


def may_come_in(invitation: Invitation) -> Verdict:
    """A new account is made only where the address has none: who has one signs in with it."""
    return all_of(
        lambda: is_open(invitation),
        lambda: provided(
            not is_somebodys(invitation.address), "There is an account with this address. Sign in to accept."
        ),
    )


def is_somebodys(address: str) -> bool:
    """Whether somebody signs in with this address."""
    person = people.with_address(address)
    return person is not None and person.is_claimed


def may_revoke(by: Person, invitation: Invitation) -> Verdict:
    return all_of(
        lambda: provided(
            not invitation.decision,
            "The members decided on this invitation. It runs out by itself, or they decide otherwise.",
        ),
        lambda: provided(
            by == invitation.by or bool(communities.may_steward(by, invitation.community)),
            "An invitation is taken back by the person who sent it, or by a steward.",
        ),
        lambda: is_open(invitation),
    )


def may_join(by: Person, community: Community) -> Verdict:
    """Through an open door, or after a yes at one that was knocked at."""
    return communities.may_join(by, community, invited=was_let_in(by, community))


def may_leave(by: Person, membership: Membership) -> Verdict:
    """Everybody may leave. Who keeps the room alone hands the key to another first."""
    community = membership.community
    return all_of(
        provided(by == membership.person, "A member leaves by their own choice."),
        provided(membership.until is None, "You have left already."),
        lambda: provided(
            not communities.has_role(by, community, Role.STEWARD)
            or communities.has_another_steward(community, membership)
            or member_count(community) == 1,
            f"You are the only steward of {community.name}. Give the role to another member before you go.",
        ),
    )


def may_leave_community(by: Person, community: Community) -> Verdict:
    membership = membership_of(by, community)
    return provided(membership is not None, f"You are no member of {community.name}.")


def may_found_network(name: str, address: str) -> Verdict:
    """Once, from the machine itself; later communities are founded by members. The founder may lose the link."""
    place = named(name)
    return all_of(
        lambda: provided(
            place is not None or not Community.objects.exists(),
            "This network has a community already. Its members found others from inside.",
        ),
        lambda: provided(
            place is None or is_waiting_founder(address, place),
            f"{name} stands already, and {address} is not the address of a founder who has yet to come in.",
        ),
    )


def is_waiting_founder(address: str, community: Community) -> bool:
    person = people.with_address(address)
    return (
        person is not None and not person.is_claimed and communities.has_role(person, community, Role.STEWARD)
    )
