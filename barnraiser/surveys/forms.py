"""The questions of a round, and the two choices of whoever opens one."""

from typing import Any

from django import forms

from .instruments import INSTRUMENTS, WORDS, Instrument, Question, Scale

CONSENT = "Yes, count what I answer"
NEEDED = "Choose a number. If you would rather not, “Not this time” is at the end."
WEEKS = ((7, "One week"), (14, "Two weeks"), (21, "Three weeks"))


class AnswerForm(forms.Form):
    """Consent first, then every question of the instrument under its own key."""

    consents = forms.BooleanField(
        label=CONSENT,
        error_messages={"required": "Without your yes nothing is kept. What you chose still stands below."},
    )

    def __init__(self, asks: Instrument, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asks = asks
        for key, (scale, question) in asks.questions.items():
            self.fields[key] = _field(scale, question, must=asks.must)

    @property
    def groups(self) -> list[tuple[str, list[tuple[Scale, forms.BoundField]]]]:
        """The questions under the sentence that leads into them."""
        found: list[tuple[str, list[tuple[Scale, forms.BoundField]]]] = []
        for scale in self.asks.scales:
            if scale.lead or not found:
                found.append((scale.lead, []))
            found[-1][1].extend((scale, self[question.key]) for question in scale.questions)
        return found

    @property
    def answers(self) -> dict[str, int]:
        """What was answered; a question that was left out is not there."""
        given = {key: self.cleaned_data.get(key) for key in self.asks.questions}
        return {key: value for key, value in given.items() if value is not None}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.asks.must and not self.answers:
            raise forms.ValidationError("Answer at least one question, or say “Not this time”.")
        return cleaned


def _field(scale: Scale, question: Question, *, must: bool) -> forms.TypedChoiceField:
    numbers = range(scale.low, scale.high + 1)
    return forms.TypedChoiceField(
        label=question.words,
        choices=list(zip(numbers, WORDS[scale.answers], strict=True)),
        coerce=int,
        empty_value=None,
        required=must,
        widget=forms.RadioSelect,
        error_messages={"required": NEEDED},
    )


class OpenForm(forms.Form):
    instrument = forms.ChoiceField(
        label="What to ask",
        choices=[(one.key, f"{one.title} ({one.minutes})") for one in INSTRUMENTS.values()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is to be asked."},
    )
    days = forms.TypedChoiceField(
        label="Open for", choices=WEEKS, coerce=int, initial=14, widget=forms.RadioSelect
    )
