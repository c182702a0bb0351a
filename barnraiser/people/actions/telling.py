"""What somebody tells of themselves in rows of their own: languages, affiliations, values, what they know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from barnraiser.ground.text import one_line

from .. import languages as known
from ..models import MOST_VALUES, Affiliation, Expertise, Person, Spoken, StatedValue


@dataclass(frozen=True, slots=True)
class Serves:
    """Where somebody works or serves, as they write it."""

    organisation: str
    role: str = ""
    website: str = ""


def tell(
    person: Person,
    *,
    languages: Iterable[str] | None = None,
    affiliations: Iterable[Serves] | None = None,
    values: Iterable[str] | None = None,
    expertise: Mapping[str, str] | None = None,
) -> None:
    """The person tells this of themselves; what is None stays as it was."""
    if languages is not None:
        tell_languages(person, languages)
    if affiliations is not None:
        tell_affiliations(person, affiliations)
    if values is not None:
        tell_values(person, values)
    if expertise is not None:
        tell_expertise(person, expertise)


def tell_languages(person: Person, codes: Iterable[str]) -> None:
    """The person speaks these languages, in this order, and no others. A code that is none is left out."""
    Spoken.objects.filter(person=person).delete()
    real = [code for code in dict.fromkeys(codes) if known.name(code)]
    Spoken.objects.bulk_create([Spoken(person=person, code=code) for code in real])


def tell_affiliations(person: Person, rows: Iterable[Serves]) -> None:
    """The person works or serves there, in this order, and nowhere else. The same role at the same place is one."""
    Affiliation.objects.filter(person=person).delete()
    each: dict[tuple[str, str], Serves] = {}
    for row in rows:
        said = Serves(one_line(row.organisation)[:120], one_line(row.role)[:80], row.website)
        if said.organisation:
            each.setdefault((said.organisation.lower(), said.role.lower()), said)
    Affiliation.objects.bulk_create(
        Affiliation(
            person=person,
            organisation=row.organisation,
            role=row.role,
            website=row.website,
            order=order,
        )
        for order, row in enumerate(each.values())
    )


def tell_values(person: Person, phrases: Iterable[str]) -> None:
    """The person states these values, in this order: five at most, each once."""
    StatedValue.objects.filter(person=person).delete()
    each: dict[str, str] = {}
    for words in phrases:
        if phrase := one_line(words)[:40].strip():
            each.setdefault(phrase.lower(), phrase)
    StatedValue.objects.bulk_create(
        StatedValue(person=person, phrase=phrase, order=order)
        for order, phrase in enumerate(list(each.values())[:MOST_VALUES], 1)
    )


def tell_expertise(person: Person, levels: Mapping[str, str]) -> None:
    """The person knows these subjects, each at one level."""
    Expertise.objects.filter(person=person).delete()
    each: dict[str, tuple[str, str]] = {}
    for words, level in levels.items():
        if (subject := one_line(words)[:40].strip()) and level in Expertise.Level.values:
            each.setdefault(subject.lower(), (subject, level))
    Expertise.objects.bulk_create(
        Expertise(person=person, subject=subject, level=level) for subject, level in each.values()
    )
