"""Whom the campaign moved, what changed, and who saw it."""

from datetime import date

from django import forms

from barnraiser.ground.web.inputs import LineField

from .campaign import today
from .fields import DayField, LinkField, WordsField

MOST_LINKS = 8


def not_ahead(day: date) -> date:
    """Only what has happened is written down."""
    if day > today():
        raise forms.ValidationError("That day has not come yet.")
    return day


class InfluenceForm(forms.Form):
    whom = LineField(
        max_length=120, label="Who was moved?", error_messages={"required": "Say who was moved."}
    )
    words = WordsField(
        max_length=600,
        label="To do what?",
        help_text="What they did or said because of us, as plainly as you can: The council voted for it, 21 to 13.",
        error_messages={"required": "Say what they did."},
    )
    on = DayField(label="When?", error_messages={"required": "Say on which day it was."})
    link = LinkField(required=False, label="Where one can read it")

    def clean_on(self) -> date:
        return not_ahead(self.cleaned_data["on"])


class ResultForm(forms.Form):
    words = WordsField(
        rows=4,
        max_length=4000,
        label="What is different in the world now?",
        error_messages={"required": "Say what is different now."},
    )
    on = DayField(label="Since when?", error_messages={"required": "Say since which day."})
    evidence = WordsField(
        max_length=2000,
        label="How can anybody know?",
        help_text="What can be seen, counted or read, and where. Say also what you are not sure of.",
        error_messages={"required": "Say how anybody can know. “I was there” is a beginning."},
    )
    links = WordsField(
        required=False, max_length=2000, label="Links", help_text="One a line, beginning with https://."
    )
    civic = LineField(
        max_length=300,
        required=False,
        label="Did somebody take part in public life by it?",
        help_text="Eleven of us spoke at the council for the first time.",
    )

    def clean_on(self) -> date:
        return not_ahead(self.cleaned_data["on"])

    def clean_links(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        if len(lines) > MOST_LINKS:
            raise forms.ValidationError(f"{MOST_LINKS} links at most. Choose those that show it best.")
        return [str(LinkField().clean(line)) for line in lines]


class WitnessForm(forms.Form):
    words = LineField(max_length=240, required=False, label="What you saw")
