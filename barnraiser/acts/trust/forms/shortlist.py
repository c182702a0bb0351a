"""What is asked of a top five: the field, how far away, and by what."""

from collections.abc import Sequence
from typing import Any

from django import forms

from barnraiser.ground.web.inputs import LineField

from ..models import Shortlist
from ..near import Reach

Basis = Shortlist.Basis


class CriterionForm(forms.Form):
    """What “top” means to the member who keeps the list."""

    basis = forms.ChoiceField(
        choices=Basis.choices,
        widget=forms.RadioSelect,
        label="Top by what?",
        error_messages={"required": "Choose what “top” means to you."},
    )
    words = LineField(
        max_length=80,
        required=False,
        label="In your own words",
        help_text="Explains things well, has done it, answers the telephone: whatever counts for you.",
        error_messages={"max_length": "Keep it within 80 characters."},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("basis") == Basis.WORDS and "words" in cleaned and not cleaned["words"]:
            self.add_error("words", "Say in a few words what you go by.")
        return cleaned

    def criterion(self) -> dict[str, str]:
        return {"basis": self.cleaned_data["basis"], "words": self.cleaned_data["words"]}


class ShortlistForm(CriterionForm):
    field = LineField(
        max_length=40,
        label="The field",
        help_text="A subject people here care about.",
        widget=forms.TextInput(attrs={"list": "fields-near", "autocomplete": "off"}),
        error_messages={
            "required": "Name the field, in a word or two.",
            "max_length": "Keep it within 40 characters.",
        },
    )
    reach = forms.ChoiceField(
        widget=forms.RadioSelect,
        label="How far away",
        error_messages={"required": "Choose how far away.", "invalid_choice": "Choose one of these."},
    )
    field_order = ["field", "reach", "basis", "words"]

    def __init__(self, *args: Any, reaches: Sequence[Reach], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reach"].choices = [(reach.value, reach.label) for reach in reaches]  # type: ignore[attr-defined]
        self.initial.setdefault("reach", Reach.ANYWHERE)
        self.initial.setdefault("basis", Basis.WORDS)


class NameForm(forms.Form):
    """Whom somebody looks for by name, beside those the field brings."""

    q = LineField(max_length=80, required=False, label="Somebody else, by name")

    def name(self) -> str:
        return str(self.cleaned_data["q"]) if self.is_valid() else ""
