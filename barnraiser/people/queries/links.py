"""Where else a person is found."""

from ..models import Person


def links_of(person: Person) -> list[tuple[str, str]]:
    """Label and address of every page that is the person's own, theirs first: their website, then accounts elsewhere."""
    return [("Website", person.website)] if person.website else []
