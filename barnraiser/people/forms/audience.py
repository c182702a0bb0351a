"""Who reads which part of one's page."""

from collections.abc import Mapping
from typing import Any

from django import forms

from ..models import Audience, Part
from ..rules import hides_the_name


class AudienceForm(forms.Form):
    """One choice a part, from everybody down to one's communities."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for part in Part:
            self.fields[part.value] = forms.ChoiceField(
                label=part.label, choices=Audience.choices, widget=forms.RadioSelect
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if hides_the_name(said):
            self.add_error(
                Part.NAME,
                "Whoever reads a part of your page reads your name beside it. Show it at least as far as the rest.",
            )
        return said

    @classmethod
    def of(cls, audiences: Mapping[str, str]) -> "AudienceForm":
        return cls(initial=dict(audiences))
