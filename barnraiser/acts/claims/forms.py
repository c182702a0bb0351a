"""What is asked of whoever says “that is me”."""

from django import forms

from barnraiser.ground.web.inputs import LineField


class ClaimForm(forms.Form):
    words = LineField(
        max_length=300,
        required=False,
        label="How a steward can tell that it is you",
        help_text="Only stewards of the community that the archive came into read it.",
    )
    sure = forms.BooleanField(
        label="Yes, that is me. I know that it cannot be undone once it is proven.",
        error_messages={"required": "Tick this if it is you."},
    )
