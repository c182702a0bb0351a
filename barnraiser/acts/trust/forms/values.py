"""What matters to somebody, in their own order."""

from collections.abc import Sequence
from typing import Any

from django import forms

from barnraiser.ground.web.inputs import LineField

PLACES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh")


class ValuesForm(forms.Form):
    """Seven lines, from what matters most. Empty ones are left out, and one named twice counts where it stands first."""

    def __init__(self, *args: Any, ranked: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        for place, label in enumerate(PLACES):
            self.fields[f"place_{place}"] = LineField(
                max_length=40,
                required=False,
                label=label,
                initial=ranked[place] if place < len(ranked) else "",
                widget=forms.TextInput(attrs={"list": "to-choose-from", "autocomplete": "off"}),
                error_messages={"max_length": "Keep it within 40 characters."},
            )

    def words(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.fields if self.cleaned_data[name]]
