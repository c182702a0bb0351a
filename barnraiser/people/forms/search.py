"""Whom somebody looks for."""

from django import forms
from django.http import QueryDict

from barnraiser.ground.text import one_line

from .. import languages
from ..directory import Near, Order, Wanted
from ..models import Sector

LONGEST = 200
LONGEST_WORD = 40
MOST = 6


class WordsField(forms.Field):
    """A line of any length, of which the beginning is read."""

    def clean(self, value: object) -> str:
        return one_line(str(value or "")[: LONGEST * 4])[:LONGEST]


class SearchForm(forms.Form):
    q = WordsField(required=False)
    sector = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    interest = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    language = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    gives = WordsField(required=False)
    unlike = forms.BooleanField(required=False)
    near = forms.Field(required=False)
    order = forms.Field(required=False)

    def wanted(self) -> Wanted:
        """What to look for. What makes no sense is left out, each thing by itself."""
        self.is_valid()
        said = self.cleaned_data
        interests = [one_line(word[:LONGEST]) for word in said["interest"] or []][:MOST]
        return Wanted(
            words=said["q"],
            sectors=[sector for sector in Sector.values if sector in (said["sector"] or [])],
            interests=[word for word in interests if 0 < len(word) <= LONGEST_WORD],
            languages=[code for code in said["language"] or [] if languages.name(code)][:MOST],
            gives=said["gives"][:LONGEST_WORD],
            near=Near(said["near"]) if said["near"] in set(Near) else Near.ANYWHERE,
            unlike=said["unlike"],
            order=Order(said["order"]) if said["order"] in set(Order) else None,
        )


def read(asked: str) -> Wanted:
    """The search that an address says."""
    return SearchForm(QueryDict(asked)).wanted()
