"""Two people at one row in one moment: the second waits for the first."""

from barnraiser.people.models import Person


def hold(*people: Person) -> None:
    """The people's rows are locked until the transaction ends, always in one order."""
    keys = sorted(person.pk for person in people)
    list(Person.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
