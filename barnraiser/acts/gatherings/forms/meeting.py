from collections.abc import Sequence
from typing import Any, cast

from django import forms

from barnraiser.communities.models import Community
from barnraiser.ground.web.inputs import LineField

LENGTHS = [
    (15, "A quarter of an hour"),
    (30, "Half an hour"),
    (60, "An hour"),
    (120, "Two hours"),
    (240, "Half a day"),
    (480, "A day"),
]


class WeMetForm(forms.Form):
    day = forms.DateField(
        label="When",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Choose the day.", "invalid": "Write the day as 2026-10-17."},
    )
    minutes = forms.TypedChoiceField(
        choices=LENGTHS, coerce=int, label="How long", error_messages={"required": "Choose about how long."}
    )
    place = LineField(
        max_length=120,
        label="Where",
        help_text="A kitchen, a field, the café by the station.",
        error_messages={"required": "Say where. A word is enough."},
    )
    community = forms.ChoiceField(
        label="Within", help_text="The community whose ties it counts in.", required=False
    )

    def __init__(self, *args: Any, rooms: Sequence[Community], **options: Any) -> None:
        super().__init__(*args, **options)
        self._rooms = {room.slug: room for room in rooms}
        field = cast(forms.ChoiceField, self.fields["community"])
        field.choices = [(slug, room.name) for slug, room in self._rooms.items()]
        if len(self._rooms) == 1:
            field.widget = forms.HiddenInput()

    def room(self) -> Community:
        """The community chosen, or the only one there is."""
        return self._rooms.get(self.cleaned_data["community"]) or next(iter(self._rooms.values()))
