from typing import Any

from django import forms

from barnraiser.ground.web.inputs import LineField

from ..models import Audience, Conversation, Level
from ..prompts import PROMPTS
from ..rules import suits

LONGEST = 60_000


class StartForm(forms.Form):
    kind = forms.ChoiceField(
        choices=Conversation.Kind.choices,
        error_messages={
            "required": "Choose what kind of conversation it is.",
            "invalid_choice": "Choose one of the six kinds.",
        },
    )
    title = LineField(
        max_length=200,
        error_messages={
            "required": "Give it a title: one sentence that says what it is about.",
            "max_length": "Keep the title within 200 characters. The rest fits in your words below.",
        },
    )
    words = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        label="Your words",
        error_messages={
            "required": "Say something about it. A sentence is enough.",
            "max_length": "Keep it within 60,000 characters, or tell it in two parts.",
        },
    )

    audience = forms.ChoiceField(
        choices=Audience.choices,
        required=False,
        initial=Audience.COMMUNITY,
        widget=forms.RadioSelect,
        label="Who reads it?",
        error_messages={"invalid_choice": "Choose one of the three."},
    )

    def __init__(self, *args: Any, asked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.get("kind") if self.is_bound else asked
        self.prompt = PROMPTS.get(str(chosen), PROMPTS[Conversation.Kind.QUESTION])
        self.fields["title"].label = self.prompt.title
        self.initial.setdefault("kind", self.prompt.kind)

    def clean_audience(self) -> str:
        return self.cleaned_data["audience"] or Audience.COMMUNITY

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "kind" in cleaned and "audience" in cleaned:
            verdict = suits(cleaned["kind"], cleaned["audience"])
            if not verdict:
                self.add_error("audience", verdict.reason)
        return cleaned


class AudienceForm(forms.Form):
    audience = forms.ChoiceField(
        choices=Audience.choices, error_messages={"invalid_choice": "Choose one of the three."}
    )


class FollowForm(forms.Form):
    level = forms.ChoiceField(choices=[("", "As its community"), *Level.choices], required=False)


class ReplyForm(forms.Form):
    words = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        label="Your reply",
        error_messages={
            "required": "There are no words in your reply yet.",
            "max_length": "Keep it within 60,000 characters, or answer in two parts.",
        },
    )
    to = forms.SlugField(max_length=12, required=False, widget=forms.HiddenInput)


class ChangeForm(forms.Form):
    """Words that stand already; for the message that opens a conversation its title too."""

    title = LineField(
        max_length=200,
        label="In one sentence",
        error_messages={
            "required": "It needs a title: one sentence that says what it is about.",
            "max_length": "Keep the title within 200 characters.",
        },
    )
    words = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        label="Your words",
        error_messages={
            "required": "Some words have to stand. Say what you would rather have said.",
            "max_length": "Keep it within 60,000 characters.",
        },
    )

    def __init__(self, *args: Any, with_title: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_title:
            del self.fields["title"]


class DraftForm(forms.Form):
    """What somebody began to write, as far as it has come: nothing of it is asked for."""

    kind = forms.ChoiceField(choices=Conversation.Kind.choices, required=False)
    audience = forms.ChoiceField(choices=Audience.choices, required=False)
    title = LineField(max_length=200, required=False)
    words = forms.CharField(max_length=LONGEST, required=False, strip=False)
    to = forms.SlugField(max_length=12, required=False)
