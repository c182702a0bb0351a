"""Choosing a person out of those who may be chosen, by code."""

from collections.abc import Iterable
from typing import Any

from django import forms

from barnraiser.people.models import Person


class PersonField(forms.ChoiceField):
    """One of the people given with `among`; the cleaned value is the person."""

    def __init__(self, **options: Any) -> None:
        self._people: dict[str, Person] = {}
        super().__init__(**options)

    def among(self, people: Iterable[Person]) -> None:
        """These may be chosen, in this form and no other."""
        self._people = {person.code: person for person in people}
        self.choices = [("", "Choose somebody"), *((code, p.name) for code, p in self._people.items())]

    def clean(self, value: Any) -> Person | None:
        return self._people.get(super().clean(value))
