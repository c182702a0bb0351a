"""What is asked of whoever looks after a conversation: mostly why."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from barnraiser.communities.models import Community
from barnraiser.ground.web.inputs import LineField

from ..models import Conversation

LONGEST_WHY = 300


class WhyForm(forms.Form):
    """A reason, if there is one to give."""

    reason = LineField(
        max_length=LONGEST_WHY,
        required=False,
        label="Why",
        error_messages={"max_length": "Say it in 300 characters."},
    )


class ReasonForm(WhyForm):
    """A reason that everybody in the conversation reads."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True
        self.fields["reason"].error_messages["required"] = "Say why. Everybody in the conversation reads it."


class PaceForm(WhyForm):
    field_order = ("minutes", "reason")
    minutes = forms.TypedChoiceField(
        coerce=int,
        label="Between two messages of one person",
        choices=[
            (0, "As they please"),
            (5, "5 minutes"),
            (15, "15 minutes"),
            (60, "1 hour"),
            (360, "6 hours"),
            (1440, "1 day"),
        ],
        error_messages={"required": "Choose how long.", "invalid_choice": "Choose one of these."},
    )


class MoveForm(ReasonForm):
    def __init__(self, *args: Any, places: Iterable[Community] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = _choice("To", [(each.slug, each.name) for each in places], "Choose a community.")
        self.order_fields(["to", "reason"])


class MergeForm(ReasonForm):
    def __init__(self, *args: Any, others: Iterable[Conversation] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(each.code, each.title) for each in others]
        self.fields["into"] = _choice("Into", rows, "Choose the conversation it becomes part of.")
        self.order_fields(["into", "reason"])


class CallForm(ReasonForm):
    """A member is asked in, with a reason that they alone read."""

    who = LineField(
        max_length=120, label="Whom", error_messages={"required": "Give their handle or their name."}
    )
    field_order = ("who", "reason")


class SummaryAskForm(forms.Form):
    who = LineField(
        max_length=120, label="Whom", error_messages={"required": "Give their handle or their name."}
    )


class SummaryForm(forms.Form):
    words = forms.CharField(
        max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        label="What it came to so far",
        error_messages={
            "required": "A sentence is enough.",
            "max_length": "Keep a summary within 6,000 characters: who wants the whole of it reads below.",
        },
    )


class SplitForm(ReasonForm):
    title = LineField(
        max_length=200,
        label="What the side talk is about, in one sentence",
        error_messages={
            "required": "Give it a title.",
            "max_length": "Keep the title within 200 characters.",
        },
    )
    kind = forms.ChoiceField(
        choices=Conversation.Kind.choices,
        label="What kind is it?",
        error_messages={"required": "Choose a kind.", "invalid_choice": "Choose one of the six kinds."},
    )
    field_order = ("title", "kind", "reason")


def _choice(label: str, choices: Sequence[tuple[str, str]], otherwise: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        error_messages={"required": otherwise, "invalid_choice": "Choose one of these."},
    )
