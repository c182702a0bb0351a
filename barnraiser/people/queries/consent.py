"""What people said yes or no to. An answer to a wording that has changed in substance since is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from .. import purposes
from ..models import Answer, Consent, Person
from ..purposes import Purpose, Wording


@dataclass(frozen=True, slots=True)
class Standing:
    """One purpose as its person sees it: what is asked, what they said and when, whether it is to be said again."""

    purpose: Purpose
    wording: Wording
    given: bool | None
    since: datetime | None
    is_asked_again: bool
    unless_asked: bool

    @property
    def holds(self) -> bool:
        """What is true now, with or without an answer."""
        return self.unless_asked if self.given is None else self.given


def consents(person: Person, purpose: Purpose) -> bool | None:
    """Yes, no, or None where the person was never asked, or not in these words."""
    answer = _current(purpose).filter(person=person).first()
    return answer.given if answer else None


def agrees(person: Person, purpose: Purpose) -> bool:
    """Whether it may be done: as they said, and as the house does unless asked."""
    return standing(person)[purpose].holds


def standing(person: Person) -> Mapping[Purpose, Standing]:
    """Every purpose, in the order of the list, with the answer that stands."""
    said = {row.purpose: row for row in Consent.objects.filter(person=person)}
    return {purpose: _standing(purpose, said.get(purpose)) for purpose in Purpose}


def _standing(purpose: Purpose, row: Consent | None) -> Standing:
    stands = row is not None and row.version >= purposes.oldest_that_stands(purpose)
    is_old = row is not None and not stands
    return Standing(
        purpose,
        purposes.wording(purpose),
        row.given if row and stands else None,
        row.answered_at if row and stands else None,
        is_old,
        purposes.UNLESS_ASKED[purpose] and not is_old,
    )


def answers_of(person: Person) -> list[Answer]:
    """Everything the person ever said yes or no to here, newest first. For themselves."""
    return list(Answer.objects.filter(person=person))


def who_declined(purpose: Purpose) -> set[int]:
    """Keys of the people who said no, or yes to something less. Who was never asked (an unclaimed person of an
    archive) is not among them.
    """
    return set(_declined(purpose).values_list("person_id", flat=True))


def whose(purpose: Purpose) -> Q:
    """The people of whom it may be done, for a query: as they said, and unasked as the house does."""
    if purposes.UNLESS_ASKED[purpose]:
        return ~Q(pk__in=_declined(purpose).values("person"))
    return Q(pk__in=_current(purpose).filter(given=True).values("person"))


def declines(purpose: Purpose, key: str = "pk") -> Q:
    """Who said no to it, or yes to something less. Asked of each row by itself: for a few people among very many; `key` is where
    a row keeps the person's key.
    """
    return Q(Exists(_declined(purpose).filter(person=OuterRef(key))))


def _declined(purpose: Purpose) -> QuerySet[Consent]:
    answered = Consent.objects.filter(purpose=purpose)
    since = purposes.oldest_that_stands(purpose)
    return answered.filter(Q(given=False) | Q(version__lt=since))


def who_agreed(purpose: Purpose) -> set[int]:
    """Keys of the people who said yes to what is asked today."""
    return set(_current(purpose).filter(given=True).values_list("person_id", flat=True))


def _current(purpose: Purpose) -> QuerySet[Consent]:
    since = purposes.oldest_that_stands(purpose)
    return Consent.objects.filter(purpose=purpose, version__gte=since)
