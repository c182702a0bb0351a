"""What is asked of somebody who leaves a community."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from barnraiser.ground.web.somebody import SomebodyField
from barnraiser.people.models import Person

from ..models import Words


class LeaveForm(forms.Form):
    words = forms.ChoiceField(
        label="What becomes of what you wrote here",
        choices=Words.choices,
        initial=Words.NAMED,
        required=False,
        widget=forms.RadioSelect,
        help_text="The second and the third cannot be undone, also if you come back.",
    )
    reason = forms.CharField(
        label="Why you leave, if you like to say",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Stewards read it without your name, and only once five people have said why they left.",
    )
    sure = forms.BooleanField(
        label="Yes, I want to leave.", error_messages={"required": "Tick this if you want to leave."}
    )

    def clean_words(self) -> Words:
        return Words(self.cleaned_data["words"] or Words.NAMED)


class HandOnForm(forms.Form):
    """To whom one thing is handed on."""

    to = SomebodyField(
        label="Who takes it over", error_messages={"required": "Name the member who takes it over."}
    )

    def __init__(self, *args: Any, others: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(SomebodyField, self.fields["to"]).among(others)
