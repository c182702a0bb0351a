"""A form field that asks for somebody by name: however many could be meant, no list of them all is drawn."""

from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q, QuerySet

from .inputs import LineField

NAMED = 6


class SomebodyField(LineField):
    """One of those who may be chosen, called by name or handle. A part of a name that fits several says whom it fits."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "Their name, or the handle at the end of the address of their page.")
        super().__init__(max_length=80, **options)
        self._people: QuerySet[Any] | None = None

    def among(self, people: QuerySet[Any]) -> None:
        """These may be chosen, in this form and no other."""
        self._people = people

    def clean(self, value: Any) -> Any:
        said = super().clean(str(value or "").strip().removeprefix("@"))
        if not said:
            return None
        if self._people is None:
            raise ImproperlyConfigured("Say among whom, before the form is judged.")
        found: list[Any] = []
        # A handle is one person's alone, though it may be another's name.
        for fits in (Q(handle__iexact=said) | Q(code=said), Q(name__iexact=said), Q(name__icontains=said)):
            found = found or list(self._people.filter(fits).order_by("name", "pk")[: NAMED + 1])
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError(_whom_it_fits(found))


def _whom_it_fits(found: list[Any]) -> str:
    if not found:
        return "Nobody who could be chosen here goes by this name."
    names = "; ".join(f"{person.name}, {person.handle}" for person in found[:NAMED])
    more = " and more" if len(found) > NAMED else ""
    return f"It fits several: {names}{more}. Write the handle."
