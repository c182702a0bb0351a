"""What is asked of whoever tells of a channel, looks for one, or sorts them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from barnraiser.ground.text import one_line
from barnraiser.ground.web.inputs import LineField

from .queries import Wanted
from .rules import is_plain

MOST_WORDS = 20


class ChannelForm(forms.Form):
    name = LineField(max_length=80, label="Its name")
    address = forms.CharField(
        max_length=300,
        label="Its address",
        help_text="Beginning with https://. We link to it, and never open it.",
    )
    line = LineField(
        max_length=160, label="What one finds there, in one line", help_text="As you would tell a neighbour."
    )
    audiences = forms.MultipleChoiceField(
        required=False, label="Whom it is for", widget=forms.CheckboxSelectMultiple
    )
    needs = forms.MultipleChoiceField(
        required=False, label="What it helps with", widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        headings: tuple[Sequence[str], Sequence[str]],
        standing: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, words in zip(("audiences", "needs"), headings, strict=True):
            kept = [*words, *(word for word in self.initial.get(name, []) if word not in words)]
            self.fields[name].choices = [(word, word) for word in kept]  # type: ignore[attr-defined]
        if standing:
            del self.fields["address"]

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip()
        if not (verdict := is_plain(address)):
            raise forms.ValidationError(verdict.reason)
        return address


class WordsField(forms.CharField):
    """Short words, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=1000, widget=forms.Textarea(attrs={"rows": 6}), **options)

    def clean(self, value: Any) -> Any:
        words = [word for line in (super().clean(value) or "").splitlines() if (word := one_line(line))]
        if len(words) > MOST_WORDS or any(len(word) > 40 for word in words):
            raise forms.ValidationError(f"At most {MOST_WORDS}, each of at most 40 letters.")
        return words


class HeadingsForm(forms.Form):
    audiences = WordsField(required=False, label="Whom a channel may be for", help_text="One a line.")
    needs = WordsField(required=False, label="What a channel may help with", help_text="One a line.")


class TakeDownForm(forms.Form):
    reason = LineField(max_length=200, label="Why it goes", help_text="Every member can read it.")


class SeekForm(forms.Form):
    needs = forms.MultipleChoiceField(
        required=False,
        label="What I look for outside",
        widget=forms.CheckboxSelectMultiple,
        help_text="Known to you alone. What serves it comes first, and new ones stand on Today.",
    )

    def __init__(self, *args: Any, words: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["needs"].choices = [(word, word) for word in words]  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    q = forms.CharField(required=False, max_length=80)
    audience = forms.CharField(required=False, max_length=40)
    need = forms.CharField(required=False, max_length=40)

    def wanted(self) -> Wanted:
        """What to look for. What makes no sense is left out."""
        self.is_valid()
        said = self.cleaned_data
        words = tuple(one_line(said.get("q", "")).split()[:6])
        return Wanted(words, one_line(said.get("audience", "")), one_line(said.get("need", "")))
