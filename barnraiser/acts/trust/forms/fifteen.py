"""What is asked of one's own list: why, what happened elsewhere, how often to be in touch."""

from typing import Any

from django import forms

from barnraiser.ground.web.inputs import LineField

from ..models import Rhythm
from ..stages import MEANS, Reached

ELSEWHERE = [(each.value, f"{each.label}: {MEANS[each]}") for each in Reached if each != Reached.FOUND]
WAITS = [(7, "For a week"), (30, "For a month"), (91, "For three months")]


class WhyForm(forms.Form):
    why = LineField(
        max_length=120,
        label="Why",
        help_text="A few words for yourself: what they know, what you could do for them.",
        error_messages={
            "required": "Say why in a few words. In a year you will be glad of it.",
            "max_length": "Keep it within 120 characters.",
        },
    )


class OutsideForm(forms.Form):
    reached = forms.ChoiceField(
        choices=ELSEWHERE,
        widget=forms.RadioSelect,
        label="How far it came",
        error_messages={"required": "Choose how far it came."},
    )
    words = LineField(
        max_length=160,
        label="What happened",
        help_text="For yourself: where and when.",
        error_messages={
            "required": "Say what happened, in a few words.",
            "max_length": "Keep it within 160 characters.",
        },
    )


class RhythmForm(forms.Form):
    every = forms.TypedChoiceField(
        choices=[("", "Never: I think of it myself"), *Rhythm.Every.choices],
        coerce=int,
        empty_value=None,
        required=False,
        label="How often would you like to be in touch?",
        error_messages={"invalid_choice": "Choose one of these."},
    )

    @classmethod
    def about(cls, rhythm: Rhythm | None, data: Any = None) -> "RhythmForm":
        return cls(data, initial={"every": rhythm.every if rhythm else ""})


class NotNowForm(forms.Form):
    days = forms.TypedChoiceField(choices=WAITS, coerce=int, label="Leave it")
