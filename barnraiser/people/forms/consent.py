"""Yes or no, for one purpose."""

from django import forms

from barnraiser.ground.web.inputs import YesNoField

from ..purposes import Purpose


class ConsentForm(forms.Form):
    """Yes or no to one purpose of the closed list."""

    purpose = forms.TypedChoiceField(choices=Purpose, coerce=Purpose)
    given = YesNoField()
