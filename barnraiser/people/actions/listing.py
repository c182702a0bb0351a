"""The directory follows what people's pages say and how far each part is shown."""

from collections.abc import Iterable, Iterator
from itertools import batched

from django.db import transaction
from django.db.models import Q

from barnraiser.ground import search

from .. import countries, languages
from ..models import Audience, Interest, Listed, ListedLanguage, Part, Person, Reach, Wording
from ..purposes import Purpose
from ..queries import is_going, whose

A_BATCH = 500
EVERY_PART = frozenset(Part.values)
OPEN = {Audience.PUBLIC, Audience.NETWORK}
_TOLD_AT_LENGTH = ("languages", "affiliations", "expertise", "stated_values", "showings", "interests")


def list_person(person: Person) -> None:
    """The directory says of the person what their page says now, to each what each may know."""
    list_people([person.pk])


def relist_people(*, only_missing: bool = False) -> int:
    """The whole directory is made anew, or whoever was missing stands in it. Returns how many people that were."""
    people = Person.objects.filter(listings=None) if only_missing else Person.objects.all()
    keys = list(people.order_by("pk").values_list("pk", flat=True))
    for some in batched(keys, A_BATCH):
        list_people(some)
    return len(keys)


@transaction.atomic
def list_people(keys: Iterable[int]) -> None:
    """The entries of these people say what their pages say now."""
    keys = list(keys)
    held = Person.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    people = list(held.filter(_may_be_found()).prefetch_related(*_TOLD_AT_LENGTH))
    unlist_people(keys)
    entries = [entry for person in people for entry in _entries(person)]
    made = Listed.objects.bulk_create([listed for listed, _ in entries])
    cared, spoken, worded = [], [], []
    for listed, (_, parts) in zip(made, entries, strict=True):
        person = listed.person
        worded.append(Wording(key=listed.pk, words=_words(person, parts)))
        if Part.INTERESTS in parts:
            cared += [_Cares(listed_id=listed.pk, interest_id=each.pk) for each in person.interests.all()]
        if Part.LANGUAGES in parts:
            spoken += [ListedLanguage(listed=listed, code=each.code) for each in person.languages.all()]
    Wording.objects.bulk_create(worded)
    _Cares.objects.bulk_create(cared)
    ListedLanguage.objects.bulk_create(spoken)


def _may_be_found() -> Q:
    """Who did not say no, and is not about to be forgotten."""
    return whose(Purpose.DIRECTORY) & ~is_going()


_Cares = Interest.listings.through


def unlist_people(keys: Iterable[int]) -> None:
    """Nobody finds these people in the directory."""
    entries = list(Listed.objects.filter(person__in=list(keys)).values_list("pk", flat=True))
    Wording.objects.filter(key__in=entries).delete()
    Listed.objects.filter(pk__in=entries).delete()


def _entries(person: Person) -> Iterator[tuple[Listed, frozenset[str]]]:
    yield _entry(person, Reach.CLOSE, EVERY_PART), EVERY_PART
    opened = frozenset(row.part for row in person.showings.all() if row.audience in OPEN)
    if Part.NAME in opened:
        yield _entry(person, Reach.MEMBERS, opened), opened


def _entry(person: Person, reach: Reach, parts: frozenset[str]) -> Listed:
    entry = Listed(person=person, reach=reach, called=search.folded(person.name)[:80])
    entry.arrived_at = person.arrived_at
    if Part.SECTOR in parts:
        entry.sector = person.sector
    if Part.TIER in parts:
        entry.tier = person.tier
    if Part.PLACE in parts:
        entry.country, entry.town = person.country, search.folded(person.place)[:80].strip()
        if person.latitude is not None and person.longitude is not None:
            entry.latitude, entry.longitude = float(person.latitude), float(person.longitude)
    return entry


def _words(person: Person, parts: frozenset[str]) -> frozenset[str]:
    """Every word of the parts that are shown, and the name's once more behind their sign."""
    texts = [text for part, said in _texts(person).items() if part in parts for text in said]
    named = {f"{Wording.NAMED}{word}" for word in search.said(person.name)} if Part.NAME in parts else set()
    return search.said(*texts) | named


def _texts(person: Person) -> dict[str, list[str]]:
    return {
        Part.NAME: [person.name],
        Part.TAGLINE: [person.tagline],
        Part.PLACE: [person.place, countries.name(person.country)],
        Part.SECTOR: [person.get_sector_display()],
        Part.AFFILIATIONS: [f"{each.organisation} {each.role}" for each in person.affiliations.all()],
        Part.LANGUAGES: languages.said(each.code for each in person.languages.all()),
        Part.INTERESTS: [each.word for each in person.interests.all()],
        Part.EXPERTISE: [each.subject for each in person.expertise.all()],
        Part.VALUES: [each.phrase for each in person.stated_values.all()],
        Part.BIOGRAPHIES: [person.sentence, person.paragraph],
        Part.STORY: [person.story],
    }
