"""What a passed decision may change about ties: the weight of one kind of act, for one community."""

from collections.abc import Mapping
from typing import Any

from django import forms

from barnraiser.communities.models import Community
from barnraiser.ground.refs import Ref

from . import actions, queries
from .rules import LEAST, MOST, version_of


class ReweighForm(forms.Form):
    kind = forms.ChoiceField(label="Which act")
    weight = forms.FloatField(
        min_value=LEAST,
        max_value=MOST,
        label="What one such act should be worth here",
        help_text="From 0, which forms no tie, to 5. An answer is worth 1 and the others are held against it.",
        widget=forms.NumberInput(attrs={"step": "0.5"}),
    )

    def __init__(self, *args: Any, community: Community, **options: Any) -> None:
        super().__init__(*args, **options)
        self.community = community
        self.weighed = queries.weights_of(community)
        choices = [(one.kind, f"{one.words} (now {one.weight:g})") for one in self.weighed]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if kind := cleaned.get("kind"):
            cleaned["version"] = version_of(self.community, kind)
        return cleaned


def ask(community: Community, data: Any) -> ReweighForm:
    """Which act, and what it should be worth."""
    return ReweighForm(data, community=community)


def say(community: Community, values: Mapping[str, Any]) -> str:
    """The sentence of what will be true."""
    usual = queries.worths()[values["kind"]].rule.weight
    words = queries.in_words(values["kind"])
    return f"“{words}” counts {values['weight']:g} for a tie here. The house counts it {usual:g}."


def carry_out(*, community: Community, values: Mapping[str, Any], by: Any, decision: Ref) -> None:
    """The weight is changed. Raises Refused where it was changed by another decision since."""
    actions.reweigh(
        community=community,
        kind=values["kind"],
        weight=values["weight"],
        version=values["version"],
        decision=decision,
    )
