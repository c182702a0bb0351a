"""Keeping a search, and being told of somebody new whom it finds."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from barnraiser.ground import clock
from barnraiser.ground.models import database_error_names
from barnraiser.ground.text import one_line
from barnraiser.ground.verdict import Refused

from .. import directory
from ..models import Person, SavedSearch, SearchLetter, Told
from ..queries.searches import A_WEEK
from ..rules import may_keep_another, may_keep_this, may_touch

A_BATCH = 500


@transaction.atomic
def save_search(*, by: Person, name: str, asked: str, letters: bool) -> SavedSearch:
    """The search is kept under this name. Whom it finds today is known; letters tell of others."""
    Person.objects.select_for_update(of=("self",)).get(pk=by.pk)
    looked = directory.look(by, directory.read(asked))
    may_keep_another(by).require()
    counted = directory.counted(looked)
    may_keep_this(looked.wanted, counted.total).require()
    with _named_once():
        search = SavedSearch.objects.create(
            person=by, name=one_line(name)[:60], asked=looked.wanted.asked, letters=letters, at=clock.now()
        )
    know(search=search, people=counted.people.values_list("person_id", flat=True))
    return search


@transaction.atomic
def change_search(*, by: Person, search: SavedSearch, name: str, letters: bool) -> SavedSearch:
    """The search is called so from now on, and letters tell of it or not."""
    may_touch(by, search).require()
    search.name, search.letters = one_line(name)[:60], letters
    with _named_once():
        search.save(update_fields=["name", "letters"])
    return search


def drop_search(*, by: Person, search: SavedSearch) -> None:
    """The search is no longer kept."""
    may_touch(by, search).require()
    search.delete()


def stop_letters(*, person: Person) -> None:
    """No letter tells the person of their searches any more; the searches stay."""
    SavedSearch.objects.filter(person=person).update(letters=False)


def know(*, search: SavedSearch, people: Iterable[int]) -> None:
    """No letter tells of these people again."""
    rows = [Told(search=search, person_id=key) for key in people]
    Told.objects.bulk_create(rows, batch_size=A_BATCH, ignore_conflicts=True)


def take_turn(*, person: Person) -> tuple[bool, datetime | None]:
    """Whether this week's letter to the person is the caller's to send, and when the one before went out."""
    turn, _ = SearchLetter.objects.get_or_create(person=person)
    due = Q(sent_at=None) | Q(sent_at__lte=clock.now() - A_WEEK)
    taken = SearchLetter.objects.filter(due, pk=turn.pk).update(sent_at=clock.now())
    return bool(taken), turn.sent_at


def give_turn_back(*, person: Person, before: datetime | None) -> None:
    """The letter could not go out: it is as if nobody had tried."""
    SearchLetter.objects.filter(person=person).update(sent_at=before)


@contextmanager
def _named_once() -> Iterator[None]:
    """Two searches of one person with one name are refused, in words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if database_error_names(error, "one_search_per_name"):
            raise Refused("You keep a search of this name already. Give this one another.") from error
        raise
