"""Who may say “that is me”, who confirms it, and when it becomes true."""

from datetime import timedelta

from barnraiser.acts.imports.models import ImportedPerson
from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import Claim

A_MONTH = timedelta(days=30)
CLAIMS_A_MONTH = 3


def may_claim(by: Person, person: Person) -> Verdict:
    """Somebody who is in, of one whom an archive brought, whom they see, and who belongs to nothing yet."""
    mine = Claim.objects.filter(by=by)
    return all_of(
        lambda: is_to_be_claimed(by, person),
        lambda: provided(not mine.filter(until=None).exists(), "One claim of yours waits already."),
        lambda: provided(
            mine.filter(at__gt=clock.now() - A_MONTH).count() < CLAIMS_A_MONTH,
            f"You have said so {CLAIMS_A_MONTH} times in a month. Ask a steward.",
        ),
    )


def is_to_be_claimed(by: Person, person: Person) -> Verdict:
    return all_of(
        provided(by.is_claimed and not person.is_claimed and by != person, "Nobody is to be claimed here."),
        lambda: provided(people.sees(by, person), "Nobody is to be claimed here."),
        lambda: provided(
            ImportedPerson.objects.filter(person=person).exists()
            and not Membership.objects.filter(person=person).exists(),
            "Only who came with an archive is claimed this way.",
        ),
    )


def places_of(person: Person) -> list[Community]:
    """Where an archive brought the person: the stewards there may know them."""
    keys = ImportedPerson.objects.filter(person=person).values("community")
    return list(Community.objects.filter(pk__in=keys).order_by("name", "pk"))


def may_confirm(by: Person, claim: Claim) -> Verdict:
    """A steward of a place that both know; nobody confirms their own."""
    return all_of(
        is_open(claim),
        provided(by != claim.by, "Somebody else confirms it."),
        lambda: provided(
            any(
                communities.may_steward(by, place) and communities.is_member(claim.by, place)
                for place in places_of(claim.person)
            ),
            "It is confirmed by a steward of the community that the archive came into.",
        ),
        lambda: provided(claim.confirmed_at is None, "It is confirmed already."),
    )


def may_finish(by: Person, claim: Claim) -> Verdict:
    return all_of(
        is_whose(by, claim),
        provided(claim.confirmed_at is not None, "Nobody has confirmed it yet."),
        lambda: is_to_be_claimed(by, claim.person),
    )


def may_prove(by: Person, claim: Claim) -> Verdict:
    """Who holds the letter and made the claim: a letter alone, or a claim alone, is not enough."""
    return all_of(is_whose(by, claim), lambda: is_to_be_claimed(by, claim.person))


def is_whose(by: Person, claim: Claim) -> Verdict:
    return all_of(provided(by == claim.by, "This claim is another’s."), is_open(claim))


def is_open(claim: Claim) -> Verdict:
    return provided(claim.is_open, "This claim has ended or run out.")
