"""Whose address it is. Never for others to see."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress

from ..models import Account, Address, Person


def of_account(account: Account) -> Person | None:
    """Who the account is of; at hand where it was read along with the account, as for a request."""
    read = account._state.fields_cache
    if "person" in read:
        person: Person | None = read["person"]
        return person
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
