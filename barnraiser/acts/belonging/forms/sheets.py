"""What is asked when sheets are printed, and when one comes back."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from barnraiser.ground.web.inputs import LineField, YesNoField
from barnraiser.ground.web.somebody import SomebodyField
from barnraiser.people.models import Person

from .questions import answers_in, asked_of

MOST_AT_ONCE = 20


class SheetsForm(forms.Form):
    """How many join forms, or for whom one sheet that lets another act for them."""

    number = forms.IntegerField(
        required=False, min_value=1, max_value=MOST_AT_ONCE, initial=4, label="How many join forms"
    )
    person = SomebodyField(
        required=False,
        label="Or one sheet by which a member lets another act for them",
        help_text="Their name, for somebody who is a member and has no device at hand. Left empty, join forms are made.",
    )

    def __init__(self, *args: Any, members: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(SomebodyField, self.fields["person"]).among(members)

    def wanted(self) -> dict[str, Any]:
        person = self.cleaned_data["person"]
        return {"person": person} if person else {"number": self.cleaned_data["number"] or 1}


class EnterForm(forms.Form):
    """A join form that came back, signed."""

    code = LineField(max_length=20, label="The code on the sheet", help_text="Two groups of five letters.")
    name = LineField(max_length=80, label="Their name", help_text="As they wrote it.")
    signed = forms.BooleanField(
        label="They signed under the purpose and the rules, and I have the sheet.",
        error_messages={"required": "Without their signature nobody comes in."},
    )
    counts_ties = YesNoField(
        "Yes",
        "No",
        label="May their ties count in the figures?",
        required=False,
        help_text="As they ticked it.",
    )

    def __init__(self, *args: Any, questions: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields |= asked_of(questions, {})

    def entered(self) -> dict[str, Any]:
        said = self.cleaned_data
        ties = said["counts_ties"] if said["counts_ties"] != "" else None
        return {"name": said["name"], "counts_ties": ties, "answers": answers_in(said)}
