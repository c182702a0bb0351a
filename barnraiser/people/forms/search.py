"""Whom somebody looks for."""

from django import forms

from barnraiser.ground.text import one_line

from ..directory import Near, Wanted
from ..models import Sector

MOST_WORDS = 6
LONGEST_INTEREST = 40


class SearchForm(forms.Form):
    q = forms.CharField(required=False, max_length=80, label="Name or word")
    sector = forms.MultipleChoiceField(
        required=False, choices=Sector.choices, widget=forms.CheckboxSelectMultiple
    )

    interest = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    near = forms.ChoiceField(required=False, choices=[(near.value, near.name) for near in Near])

    def wanted(self) -> Wanted:
        """What to look for. What makes no sense is left out."""
        self.is_valid()
        said = self.cleaned_data
        words = one_line(said.get("q", "")).split()[:MOST_WORDS]
        interests = [one_line(word) for word in said.get("interest") or []]
        asked = [word for word in interests if 0 < len(word) <= LONGEST_INTEREST][:MOST_WORDS]
        return Wanted(words, said.get("sector", []), asked, Near(said.get("near", "")))
