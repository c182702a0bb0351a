"""A page elsewhere, and its source where we cannot open it."""

from django import forms

from barnraiser.ground.web.inputs import LineField

from .. import elsewhere
from ..models.link import LONGEST_PASTED


class LinkForm(forms.Form):
    url = forms.CharField(
        max_length=500,
        label="Address of the page",
        help_text="As it stands in your browser when you look at the page: https://fields.example/@ifeoma",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}),
        strip=True,
    )
    label = LineField(
        max_length=40,
        required=False,
        label="What it is",
        help_text="A few words for those who read your page: my own site, my column.",
    )

    def clean_url(self) -> str:
        try:
            return elsewhere.accepted(self.cleaned_data["url"]).url
        except elsewhere.Unfit as error:
            raise forms.ValidationError(str(error)) from error


class PastedForm(forms.Form):
    source = forms.CharField(
        max_length=LONGEST_PASTED,
        label="The page’s source",
        help_text="Open the page, press Ctrl+U, copy all of it, and paste it here.",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "autocapitalize": "none"}),
    )
