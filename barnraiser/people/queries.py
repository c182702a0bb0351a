"""Every read of people, viewer first. Who is acquainted with whom is said by the apps above, through their manifests."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet

from barnraiser.ground.manifest import CardView, acquaintances, belongings_of

from .models import Account, Address, Consent, Interest, Person


def visible_to(viewer: Person | None) -> QuerySet[Person]:
    """The viewer, and the people some app above acquaints them with. Nobody is visible to a stranger."""
    if viewer is None:
        return Person.objects.none()
    seen = Q(pk=viewer.pk)
    for keys in acquaintances(viewer):
        seen |= Q(pk__in=keys)
    return Person.objects.filter(seen)


def cards(viewer: Person | None, codes: Iterable[str]) -> Mapping[str, CardView]:
    """The people with these codes, as far as the viewer sees them."""
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {person.code: CardView(person.name, person.get_absolute_url(), by=person) for person in rows}


def reasons(viewer: Person, people: Sequence[Person]) -> dict[int, str]:
    """For each of these people, in words, what they and the viewer have in common."""
    belong = belongings_of(viewer, [person.pk for person in people])
    mine = set(interests_of(viewer))
    said = {}
    for person in people:
        rooms = [card.title for card in belong[person.pk] if not card.role]
        cares = [interest.word for interest in person.interests.all() if interest.word in mine]
        said[person.pk] = _said(viewer, person, rooms, cares)
    return said


def _said(viewer: Person, person: Person, rooms: list[str], cares: list[str]) -> str:
    if person == viewer:
        return "This is you."
    sentences = [] if person.is_claimed else ["Has not come in yet."]
    if rooms:
        sentences.append(f"You share {_listed(rooms)}.")
    if cares:
        sentences.append(f"You both care about {_listed(cares)}.")
    return " ".join(sentences)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def of_account(account: Account) -> Person | None:
    return Person.objects.filter(account_id=account.pk).first()


def with_address(address: str) -> Person | None:
    """The person who proved the address to be theirs, or else the one it is known to be of."""
    address = address.strip().lower()
    return known_addresses([address]).get(address)


def known_addresses(addresses: Iterable[str]) -> dict[str, Person]:
    """Persons by lower-case address, for those addresses that are known."""
    wanted = {address.lower() for address in addresses}
    known = {
        row.address: row.person for row in Address.objects.filter(address__in=wanted).select_related("person")
    }
    proven = EmailAddress.objects.filter(email__in=wanted, verified=True).values_list("email", "user_id")
    owners = {p.account_id: p for p in Person.objects.filter(account__emailaddress__in=proven.values("pk"))}
    return known | {email: owners[account] for email, account in proven if account in owners}


def addresses_of(person: Person) -> list[str]:
    """Every address known or proven to be the person's, in lower case. Never for others to see."""
    known = set(Address.objects.filter(person=person).values_list("address", flat=True))
    return sorted(
        known | set(EmailAddress.objects.filter(user__person=person).values_list("email", flat=True))
    )


def proven_addresses_of(person: Person) -> list[str]:
    """The addresses whose letters the person has shown to reach them, in lower case. Never for others to see."""
    proven = EmailAddress.objects.filter(user__person=person, verified=True).values_list("email", flat=True)
    return sorted({email.lower() for email in proven} | {signs_in_with(person)} - {""})


def signs_in_with(person: Person | None) -> str:
    """The address the person signs in with; nothing where they have no account. Never for others to see."""
    account = Account.objects.filter(person=person).first() if person else None
    return account.email.lower() if account else ""


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


def export(person: Person) -> Mapping[str, Any]:
    """Everything kept here about the person, for themselves."""
    fields = (
        "code",
        "handle",
        "name",
        "tagline",
        "place",
        "country",
        "sector",
        "tier",
        "website",
        "story",
        "arrived_at",
    )
    consents = Consent.objects.filter(person=person).order_by("purpose")
    account = Account.objects.filter(person=person).first()
    return {field: getattr(person, field) for field in fields} | {
        "picture": person.picture.name or "",
        "interests": interests_of(person),
        "addresses": addresses_of(person),
        "consents": list(consents.values("purpose", "given", "answered_at")),
        "account": {"email": account.email, "joined_at": account.joined_at} if account else None,
    }
