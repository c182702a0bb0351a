"""A person who goes takes their name from here too."""

from django.db import transaction

from barnraiser.people.models import Person

from ..models import Import, ImportedPerson, Line, Release, Run, Withdrawal


@transaction.atomic
def forget(*, person: Person) -> None:
    """No import names the person: neither as who brought it, nor as who spoke in it, nor in a dry run."""
    for rows in (Import, Release, Run, Withdrawal):
        rows.objects.filter(by=person).update(by=None)
    ImportedPerson.objects.filter(person=person).delete()
    Line.objects.filter(what="person", name=person.name).delete()
