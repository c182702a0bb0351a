from django import forms

from barnraiser.ground.web.inputs import LineField

from .part import PartForm


class AnswerForm(PartForm):
    part = "answer"

    coming = forms.TypedChoiceField(
        choices=[("yes", "Yes, I am coming"), ("no", "Not this time")],
        coerce=lambda said: said == "yes",
        label="Are you coming?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two. Both are fine."},
    )
    brings = LineField(max_length=120, required=False, label="I will bring")


class CheckInForm(PartForm):
    part = "check_in"

    words = LineField(
        max_length=120,
        label="The three words",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Type the three words that a host says."},
    )
