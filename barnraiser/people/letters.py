"""Once a week at most: whom the searches somebody keeps found since the last letter. As they may see it on the day."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.db.models import Exists, OuterRef
from django.tasks import task
from django.urls import reverse

from barnraiser.ground.mail import send

from . import actions, directory, queries
from .models import Person, SavedSearch, Told

SALT = "barnraiser.people.letters"
MOST_NAMED = 10
MOST_TOLD = 500


@dataclass(frozen=True, slots=True)
class News:
    """Whom one search found since the last letter."""

    search: SavedSearch
    rows: Sequence[directory.Row]
    people: Sequence[int]

    @property
    def named(self) -> Sequence[directory.Row]:
        return self.rows[:MOST_NAMED]

    @property
    def more(self) -> int:
        return len(self.rows) - len(self.named)

    @property
    def url(self) -> str:
        return f"{settings.NETWORK_ADDRESS}{reverse('people:list')}?{self.search.asked}"


@task
def tell_all() -> None:
    """Everybody whose letter is due has a job of their own. For the schedule."""
    for person in queries.who_may_be_told():
        tell.enqueue(person.pk)


@task
def tell(person_id: int) -> None:
    """The person has the letter, if there is anybody new to tell of. It names nobody they may not see by now."""
    person = queries.who_may_be_told().filter(pk=person_id).first()
    address = queries.signs_in_with(person)
    news = (
        [found for search in _asked_for(person) if (found := news_of(person, search)).people]
        if person
        else []
    )
    if person is None or not address or not news:
        return
    taken, before = actions.take_turn(person=person)
    if not taken:
        return
    try:
        _write(person, address, news)
    except BaseException:
        actions.give_turn_back(person=person, before=before)
        raise
    for found in news:
        actions.know(search=found.search, people=found.people)


def _asked_for(person: Person) -> Sequence[SavedSearch]:
    return list(queries.searches(person).filter(letters=True))


def news_of(person: Person, search: SavedSearch) -> News:
    """Whom the search finds now and the person was not told of; of very many, those who joined last."""
    looked = directory.look(person, directory.read(search.asked))
    told = Told.objects.filter(search=search, person=OuterRef("person"))
    entries = directory.found(looked).filter(~Exists(told)).order_by("-arrived_at", "pk")
    found = list(directory.with_people(entries)[:MOST_TOLD])
    return News(search, directory.rows(looked, found), [entry.person_id for entry in found])


def _write(person: Person, address: str, news: Sequence[News]) -> None:
    count = sum(len(found.people) for found in news)
    subject = "Somebody new whom you look for" if count == 1 else f"{count} people new whom you look for"
    send(
        "people/mail/searches.txt",
        to=address,
        subject=f"{settings.NETWORK_NAME}: {subject}",
        context={"person": person, "news": news, "network": settings.NETWORK_NAME},
        stop=f"{settings.NETWORK_ADDRESS}{reverse('people:stop_letters', args=[token_for(person)])}",
    )


def token_for(person: Person) -> str:
    """What the link to stop these letters carries. It does this one thing, and does not run out."""
    return signing.Signer(salt=SALT).sign(person.code)


def person_of(token: str) -> Person | None:
    """Whose letters the link stops, or nobody's."""
    try:
        code = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return Person.objects.filter(code=code).first()
