"""What people said yes or no to."""

from ..models import Consent, Person


def consents(person: Person, purpose: Consent.Purpose) -> bool | None:
    """Yes, no, or None where the person was never asked."""
    answer = Consent.objects.filter(person=person, purpose=purpose).first()
    return answer.given if answer else None


def who_declined(purpose: Consent.Purpose) -> set[int]:
    """Keys of the people who said no. Who was never asked (an unclaimed person of an archive) is not among them."""
    return set(Consent.objects.filter(purpose=purpose, given=False).values_list("person_id", flat=True))
