"""What a passed decision may do here: say how the members talk with each other."""

from collections.abc import Mapping
from typing import Any

from django import forms

from barnraiser.communities.models import Community
from barnraiser.ground.refs import Ref

from . import actions, queries
from .models.norm import LONGEST


class NormForm(forms.Form):
    text = forms.CharField(
        max_length=LONGEST,
        label="How we would talk with each other",
        help_text="It stands beside the page where members write. Two or three sentences are read; ten are not.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": f"Keep it within {LONGEST} letters."},
    )

    def __init__(self, *args: Any, community: Community, **options: Any) -> None:
        super().__init__(*args, **options)
        self.standing = queries.standing_norm(community)
        self.initial = {"text": self.standing.text if self.standing else "", **self.initial}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return cleaned | {"number": self.standing.number if self.standing else 0}


def ask(community: Community, data: Any) -> NormForm:
    """What it would say; to begin with, what it says."""
    return NormForm(data, community=community)


def say(community: Community, values: Mapping[str, Any]) -> str:
    """The sentence of what will be true."""
    return f"Where members of {community.name} write, it says: “{values['text']}”"


def carry_out(*, community: Community, values: Mapping[str, Any], by: Any, decision: Ref) -> None:
    """It says so. Raises Refused where another decision changed it since."""
    actions.adopt_norm(community=community, text=values["text"], number=values["number"], decision=decision)
