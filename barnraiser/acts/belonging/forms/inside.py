"""What a member says about helping here."""

from typing import Any

from django import forms

from barnraiser.ground.web.inputs import LineField, YesNoField

from ..models import Willingness


class WillingForm(forms.Form):
    """Whether one is willing to help, with what, and how often: another fact than being a member."""

    is_willing = YesNoField(
        "Yes, I am willing to help here",
        "Not just now",
        label="Are you willing to help?",
        help_text="Either is fine, and you are as much a member. Members see your answer beside your name.",
    )
    with_what = LineField(
        max_length=200, required=False, label="With what", help_text="Driving, minutes, a spare field."
    )
    often = forms.ChoiceField(
        required=False,
        label="How often",
        choices=[("", "I would rather not say"), *Willingness.Often.choices],
    )
    welcomes = forms.BooleanField(
        required=False,
        label="I will also welcome newcomers when it is my turn.",
        help_text="Whoever comes in without an invitation has one member to turn to. Turns go round fairly.",
    )

    def clean(self) -> dict[str, Any]:
        """Who is not willing names nothing."""
        cleaned = self.cleaned_data
        if cleaned.get("is_willing") is False:
            cleaned |= {"with_what": "", "often": "", "welcomes": False}
        return cleaned

    @classmethod
    def about(cls, said: Willingness | None) -> dict[str, Any]:
        """What the form begins with."""
        if said is None:
            return {}
        return {
            "is_willing": "yes" if said.is_willing else "no",
            "with_what": said.with_what,
            "often": said.often,
            "welcomes": said.welcomes,
        }
