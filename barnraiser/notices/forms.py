"""How much, how soon, and when not."""

from typing import Any
from zoneinfo import available_timezones

from django import forms

from barnraiser.acts.conversations.models import Cadence, Level

LEVELS = (
    (Level.ALL.value, "Everything that is said there"),
    (Level.MINE.value, "What concerns me: answers where I spoke, what is done toward me, what all are told"),
    (
        Level.NOTHING.value,
        "Nothing but what binds me: who belongs, what members decide, what is done in my name",
    ),
)
CADENCES = (
    (Cadence.AT_ONCE.value, "At once"),
    (Cadence.DAILY.value, "Once a day, in the morning"),
    (Cadence.WEEKLY.value, "Once a week, on Monday"),
    (Cadence.NEVER.value, "Not by mail"),
)


class HearingForm(forms.Form):
    """`asks_yes` where no letter may come yet: choosing one then takes a yes."""

    level = forms.ChoiceField(choices=LEVELS, widget=forms.RadioSelect, label="What I hear of")
    cadence = forms.ChoiceField(choices=CADENCES, widget=forms.RadioSelect, label="How soon, by mail")
    yes = forms.BooleanField(required=False, label="Yes, such letters may come")

    def __init__(self, *args: Any, asks_yes: bool, asked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["yes"].help_text = asked
        if not asks_yes:
            del self.fields["yes"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "yes" in self.fields and not cleaned.get("yes") and cleaned.get("cadence") != Cadence.NEVER.value:
            self.add_error("yes", "Letters come only with your yes. Tick this, or choose “Not by mail”.")
        return cleaned


def zones() -> list[tuple[str, str]]:
    """The time zones by name, places first."""
    places = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return [(zone, zone.replace("_", " ")) for zone in [*places, "UTC"]]


class QuietForm(forms.Form):
    zone = forms.ChoiceField(choices=zones, label="My time zone")
    begins = forms.TimeField(
        required=False, label="Quiet from", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        required=False, label="Quiet until", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if not self.errors and (begins is None) != (ends is None):
            self.add_error("ends" if ends is None else "begins", "Quiet hours have a beginning and an end.")
        if begins is not None and begins == ends:
            self.add_error("ends", "Quiet hours that end as they begin are none. Leave both empty for none.")
        return cleaned
