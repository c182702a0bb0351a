from collections.abc import Sequence
from typing import Any

from django import forms

from barnraiser.people.models import Person

from .models import MOST_SEATS
from .models.line import LONGEST


class WordsForm(forms.Form):
    words = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        label="Your words",
        error_messages={
            "required": "There are no words in your message yet.",
            "max_length": "Keep it within 60,000 characters, or say it in two parts.",
        },
    )


class GroupForm(WordsForm):
    """Words for a few people, chosen among those the writer may write to."""

    to = forms.MultipleChoiceField(
        label="Who it is for",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose who it is for.",
            "invalid_choice": "Choose among the people below.",
        },
    )

    def __init__(self, *args: Any, people: Sequence[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {person.handle: person for person in people}
        self.fields["to"].choices = [(handle, person.name) for handle, person in self.people.items()]  # type: ignore[attr-defined]
        self.order_fields(["to", "words"])

    def clean_to(self) -> list[Person]:
        chosen = [self.people[handle] for handle in self.cleaned_data["to"]]
        if len(chosen) >= MOST_SEATS:
            raise forms.ValidationError(f"{MOST_SEATS} people are the most, you among them.")
        return chosen


class AskInForm(forms.Form):
    """One of those found, to be asked in."""

    who = forms.ChoiceField(
        label="Whom you ask in",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose whom you ask in.",
            "invalid_choice": "Choose among the people below.",
        },
    )

    def __init__(self, *args: Any, people: Sequence[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {person.handle: person for person in people}
        self.fields["who"].choices = [(handle, person.name) for handle, person in self.people.items()]  # type: ignore[attr-defined]

    def clean_who(self) -> Person:
        return self.people[self.cleaned_data["who"]]
