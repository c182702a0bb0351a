from typing import Any

from django import forms

from barnraiser.ground.web.inputs import LineField

from ..amounts import from_minor
from ..models import Need, Pledge, Step
from .fields import DayField
from .need import CountField, counted

QUIETLY = "Quietly: only those who carry the campaign see my name. It counts in the totals."


class PledgeForm(forms.Form):
    """How much, in which words, by when. A signature asks for a reason only."""

    amount = CountField(label="How much?", error_messages={"required": "Say how much you can give."})
    words = LineField(max_length=300, required=False, label="In a sentence")
    due = DayField(required=False, label="By when?", help_text="Leave it empty for the campaign’s own day.")
    quiet = forms.BooleanField(required=False, label=QUIETLY)

    def __init__(self, *args: Any, need: Need, **options: Any) -> None:
        super().__init__(*args, **options)
        self.need = need
        self.fields["amount"].label = LABELS[Need.Kind(need.kind)]
        if need.kind == Need.Kind.MONEY:
            self.fields["amount"].help_text = f"In {need.currency}. A promise only: nothing is paid here."
        else:
            self.fields["amount"].widget.attrs |= {"step": "1", "min": "1"}
        if need.is_signed:
            del self.fields["amount"], self.fields["due"]
            self.fields["words"].label = "Your reason, in a sentence"

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("amount") is not None:
            try:
                said["amount"] = counted(self.need.kind, said["amount"])
            except forms.ValidationError as error:
                self.add_error("amount", error)
        return said


LABELS = {
    Need.Kind.MONEY: "How much do you promise?",
    Need.Kind.HOURS: "How many hours?",
    Need.Kind.SKILLS: "How many people are you?",
    Need.Kind.THINGS: "How many?",
    Need.Kind.SIGNATURES: "Your name",
}


def said_before(pledge: Pledge) -> dict[str, Any]:
    """What the form shows of a pledge that stands."""
    amount = from_minor(pledge.amount) if pledge.need.kind == Need.Kind.MONEY else pledge.amount
    return {"amount": amount, "words": pledge.words, "due": pledge.due, "quiet": pledge.quiet}


class StepForm(forms.Form):
    """What became of a pledge. An answer can name another day, and needs words."""

    kind = forms.ChoiceField(choices=Step.Kind.choices, widget=forms.HiddenInput)
    words = LineField(max_length=300, required=False, label="In a sentence")
    due = DayField(required=False, label="Another day, if it helps")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("kind") == Step.Kind.ANSWERED and not said.get("words"):
            self.add_error("words", "Say how it stands. A sentence is enough.")
        return said


class EndorseForm(forms.Form):
    words = LineField(max_length=300, required=False, label="Your reason, in a sentence")
    quiet = forms.BooleanField(required=False, label=QUIETLY)
