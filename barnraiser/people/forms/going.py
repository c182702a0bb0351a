"""Whether somebody is sure."""

from django import forms


class ForgetForm(forms.Form):
    sure = forms.BooleanField(
        label="Yes, forget me in a week.",
        error_messages={"required": "Tick this if you want to be forgotten."},
    )
