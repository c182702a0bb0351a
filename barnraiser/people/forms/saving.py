"""Keeping a search, and changing one that is kept."""

from typing import Self

from django import forms

from barnraiser.ground.web.inputs import LineField

from ..directory import Wanted
from ..models import SavedSearch

LONGEST = 1_500


class KeepForm(forms.Form):
    name = LineField(max_length=60, label="Keep this search as", help_text="A name for it that only you see.")
    asked = forms.CharField(max_length=LONGEST, required=False, widget=forms.HiddenInput)
    letters = forms.BooleanField(
        required=False,
        label="Write to me when somebody new fits",
        help_text="One letter a week at most, about all the searches you keep. None where nobody is new.",
    )

    @classmethod
    def of(cls, wanted: Wanted) -> Self:
        return cls(initial={"asked": wanted.asked, "letters": True})

    @classmethod
    def about(cls, search: SavedSearch) -> Self:
        return cls(initial={"name": search.name, "asked": search.asked, "letters": search.letters})
