"""What a steward writes, and where a stranger wants it sent."""

from collections.abc import Iterable
from typing import Any

from django import forms

from barnraiser.acts.conversations.models import Conversation
from barnraiser.ground.web.inputs import LineField

from .rules import MOST_PICKS


class IssueForm(forms.Form):
    title = LineField(max_length=150, label="Title", help_text="It stands in the subject of the letter.")
    words = forms.CharField(
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        label="An opening word",
        help_text="What you would say first to somebody who does not know you. Markdown works.",
    )
    picks = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Conversations",
        error_messages={"invalid_choice": "One of these is not public any more."},
    )

    def __init__(self, *args: Any, candidates: Iterable[Conversation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = {talk.code: talk for talk in candidates}
        self.fields["picks"].choices = [(code, talk.title) for code, talk in self._known.items()]  # type: ignore[attr-defined]

    def clean_picks(self) -> list[Conversation]:
        chosen = [self._known[code] for code in self.cleaned_data["picks"]]
        if len(chosen) > MOST_PICKS:
            raise forms.ValidationError(f"Choose {MOST_PICKS} at the most. Fewer are read.")
        return chosen


class AskForm(forms.Form):
    """`website` is left empty by people: for machines only."""

    address = forms.EmailField(
        max_length=254, label="Your mail address", error_messages={"required": "Write your mail address."}
    )
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    @property
    def is_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))
