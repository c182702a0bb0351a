"""Who may change what people say about themselves."""

from barnraiser.ground.verdict import Verdict, provided

from .models import Person


def may_edit(by: Person, person: Person) -> Verdict:
    return provided(by == person, "A profile is written by the person it is about, and nobody else.")
