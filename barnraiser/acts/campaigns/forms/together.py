"""What is said and done together: points, pieces of the work, the conversation."""

from typing import Any

from django import forms

from barnraiser.ground.web.inputs import LineField

from ..models import Voice
from .fields import DayField, WordsField


class PointForm(forms.Form):
    words = LineField(
        max_length=240,
        label="A point we should make",
        help_text="One sentence that others can stand behind.",
        error_messages={"required": "Write the point in one sentence."},
    )


class VoiceForm(forms.Form):
    stance = forms.ChoiceField(
        choices=Voice.Stance.choices,
        error_messages={"required": "Choose one of the two."},
    )
    words = LineField(max_length=240, required=False, label="I would word it so")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("stance") == Voice.Stance.OTHERWISE and not said.get("words"):
            self.add_error("words", "Say how you would word it.")
        return said


class MilestoneForm(forms.Form):
    title = LineField(
        max_length=120,
        label="What needs doing?",
        help_text="A piece that one person can take on: Speak to Councillor Aldiss.",
        error_messages={"required": "Say what needs doing."},
    )
    words = LineField(max_length=300, required=False, label="What should one know?")
    due = DayField(required=False, label="By when?")


class TalkForm(forms.Form):
    words = WordsField(
        rows=4,
        max_length=20_000,
        label="Begin the conversation",
        error_messages={"required": "Say something to begin with. A question is enough."},
    )
