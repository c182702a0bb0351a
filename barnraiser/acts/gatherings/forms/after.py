from collections.abc import Iterable
from typing import Any, cast

from django import forms

from barnraiser.ground.web.inputs import LineField
from barnraiser.people.models import Person

from .choosing import PersonField
from .part import PartForm


class FollowUpForm(PartForm):
    part = "follow_up"

    title = LineField(
        max_length=200,
        label="What to go on with, in one sentence",
        error_messages={"required": "Give it a title: one sentence that says what to go on with."},
    )
    words = forms.CharField(
        max_length=60_000,
        label="Your words",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say something about it. A sentence is enough."},
    )


class StepForm(PartForm):
    """What we agreed to do, who, by when."""

    part = "step"

    words = LineField(
        max_length=240,
        label="What",
        error_messages={"required": "Say what will be done, in one sentence."},
    )
    who = PersonField(label="Who", error_messages={"required": "Choose who does it."})
    due = forms.DateField(
        required=False,
        label="By when",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Write the day as 2026-10-17."},
    )

    def __init__(self, *args: Any, people: Iterable[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(PersonField, self.fields["who"]).among(people)


class IntendForm(PartForm):
    part = "intend"

    person = PersonField(label="Whom", error_messages={"required": "Choose somebody who was there."})
    words = LineField(max_length=200, required=False, label="About what")

    def __init__(self, *args: Any, people: Iterable[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(PersonField, self.fields["person"]).among(people)
