"""Where somebody is: a town of the gazetteer where it has one of the name, and their own words where it has none."""

from typing import Any

from django import forms
from django.urls import reverse_lazy

from barnraiser.ground.text import one_line
from barnraiser.ground.web.inputs import LineField

from .. import countries, gazetteer
from ..gazetteer import Town

NONE_OF_THESE = "none"


class PlaceForm(forms.Form):
    """A name that several towns have asks which one is meant, once; any other goes through."""

    place = LineField(
        max_length=160,
        required=False,
        label="Where you are",
        help_text="Your town or valley, spelled as your neighbours spell it: people near you are found by it. "
        "Kept to ten kilometres, never nearer.",
        widget=forms.TextInput(
            attrs={
                "list": "towns",
                "autocomplete": "off",
                "hx-get": reverse_lazy("people:profile"),
                "hx-trigger": "input changed delay:250ms",
                "hx-target": "#towns",
                "hx-swap": "outerHTML",
                "hx-include": "[name=country]",
            }
        ),
    )
    town = forms.CharField(
        required=False, max_length=12, label="Which of these is it?", widget=forms.RadioSelect()
    )
    country = forms.ChoiceField(required=False, label="Country", choices=countries.choices)

    def __init__(self, *args: Any, standing: tuple[str, int | None] = ("", None), **options: Any) -> None:
        super().__init__(*args, **options)
        self._standing = standing
        self._spelled, self._found = "", list[Town]()
        if self.is_bound:
            country = self.data.get("country", "")
            country = country if countries.name(country) else ""
            words = one_line(str(self.data.get("place", ""))[:160])
            self._spelled, self._found = gazetteer.read(words, country)
        widget = self.fields["town"].widget
        widget.choices = [
            *((str(town.geoname), said) for town, said in gazetteer.labels(self._found).items()),
            (NONE_OF_THESE, "None of these"),
        ]

    @property
    def is_ambiguous(self) -> bool:
        """Whether the place's name is that of several towns."""
        return len(self._found) > 1

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if len(self._spelled) > 80:
            self.add_error("place", "A place takes at most 80 letters.")
        if "place" in said:
            said["place"] = self._spelled
            said["town"] = self._town(said.get("town", ""))
        return said

    def _town(self, chosen: str) -> Town | None:
        by_id = {str(town.geoname): town for town in self._found}
        if chosen in by_id:
            return by_id[chosen]
        if chosen == NONE_OF_THESE or not self._found:
            return None
        if len(self._found) == 1:
            return self._found[0]
        place, geoname = self._standing
        if self._spelled == place and (geoname is None or str(geoname) in by_id):
            return by_id.get(str(geoname))
        self.add_error(
            "town", "Several places have this name. Say which is yours, or that it is none of these."
        )
        return None
