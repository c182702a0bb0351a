"""What a member does with suggestions: put one aside, or take it back."""

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from . import queries
from .models import PutAside
from .rules import may_put_aside


@transaction.atomic
def put_aside(*, by: Person, key: str) -> None:
    """The opening is not shown to the person again. Put aside twice, it stays put aside."""
    if key in queries.put_aside(by):
        return
    found = queries.opening_of(by, key)
    may_put_aside(found).require()
    title = found[1] if found else ""
    PutAside.objects.get_or_create(person=by, key=key, defaults={"title": title[:300], "at": clock.now()})


@transaction.atomic
def take_back(*, by: Person, key: str) -> None:
    """The opening is shown again as long as it is one."""
    PutAside.objects.of(by).filter(key=key).delete()


def forget(*, person: Person) -> None:
    """Nothing tells what the person put aside."""
    PutAside.objects.of(person).delete()
