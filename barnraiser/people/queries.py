"""Every read of people, viewer first. Who is acquainted with whom is said by the apps above, through their manifests."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from barnraiser.ground.manifest import acquaintances

from .models import Account, Consent, Interest, Person


def visible_to(viewer: Person | None) -> QuerySet[Person]:
    """The viewer, and the people some app above acquaints them with. Nobody is visible to a stranger."""
    if viewer is None:
        return Person.objects.none()
    seen = Q(pk=viewer.pk)
    for keys in acquaintances(viewer):
        seen |= Q(pk__in=keys)
    return Person.objects.filter(seen)


def of_account(account: Account) -> Person | None:
    return Person.objects.filter(account_id=account.pk).first()


def with_address(address: str) -> Person | None:
    return Person.objects.filter(addresses__address__iexact=address.strip()).first()


def known_addresses(addresses: Iterable[str]) -> dict[str, Person]:
    """Persons by lower-case address, for those addresses that are known."""
    from .models import Address

    wanted = {address.lower() for address in addresses}
    rows = Address.objects.filter(address__in=wanted).select_related("person")
    return {row.address.lower(): row.person for row in rows}


def by_handles(handles: Iterable[str]) -> dict[str, Person]:
    return {person.handle: person for person in Person.objects.filter(handle__in=set(handles))}


def interests_of(person: Person) -> list[str]:
    return [interest.word for interest in Interest.objects.filter(people=person)]


def consents(person: Person, purpose: Consent.Purpose) -> bool | None:
    """Yes, no, or None where the person was never asked."""
    answer = Consent.objects.filter(person=person, purpose=purpose).first()
    return answer.given if answer else None


def who_declined(purpose: Consent.Purpose) -> set[int]:
    """Keys of the people who said no. Who was never asked (an unclaimed person of an archive) is not among them."""
    return set(Consent.objects.filter(purpose=purpose, given=False).values_list("person_id", flat=True))
