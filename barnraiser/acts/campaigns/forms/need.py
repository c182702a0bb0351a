from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet

from barnraiser.ground.web.inputs import LineField

from ..amounts import to_minor
from ..models import Need
from .fields import WordsField

MOST = Decimal("999999999")


class CountField(forms.DecimalField):
    """How much: a plain number, with two decimals where it is money."""

    def __init__(self, **options: Any) -> None:
        said = {
            "invalid": "Write a number.",
            "min_value": "Give a number above nought.",
            "max_value": "That is more than can be counted here.",
            "max_decimal_places": "Two decimals at most.",
        } | options.pop("error_messages", {})
        super().__init__(
            min_value=Decimal("0.01"), max_value=MOST, decimal_places=2, error_messages=said, **options
        )


def counted(kind: str, number: Decimal) -> int:
    """The number as it is kept: pence or cents of money, whole ones of everything else. ValidationError if it is not."""
    if kind == Need.Kind.MONEY:
        return to_minor(number)
    if number != number.to_integral_value():
        raise forms.ValidationError("Whole numbers only. Half an hour counts with another half.")
    return int(number)


class NeedForm(forms.Form):
    kind = forms.ChoiceField(
        choices=Need.Kind.choices,
        widget=forms.RadioSelect,
        label="What is needed?",
        error_messages={"required": "Choose what is needed."},
    )
    title = LineField(
        max_length=120,
        label="In a few words",
        help_text="Mornings of driving. Farms that open a field. Bricks.",
        error_messages={"required": "Say what it is, in a few words."},
    )
    target = CountField(
        label="How much of it?",
        help_text="Money in whole units (250 or 250.50), hours, people, pieces or names.",
        error_messages={"required": "Say how much would be enough."},
    )
    currency = forms.ChoiceField(
        choices=[("", "No money"), *Need.Currency.choices],
        required=False,
        label="If it is money, which?",
        help_text="Money is only promised here. No payment passes through this house.",
    )
    words = LineField(
        max_length=400,
        required=False,
        label="What should one know?",
        help_text="When, where, what comes along.",
    )
    bounded = forms.BooleanField(
        required=False, label="No more than this: once it is all pledged, nobody else can pledge it."
    )

    def __init__(self, *args: Any, signed: bool = False, **options: Any) -> None:
        """Where names are collected already, they are not offered again."""
        super().__init__(*args, **options)
        kinds = [each for each in Need.Kind.choices if not (signed and each[0] == Need.Kind.SIGNATURES)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        kind, number = said.get("kind", ""), said.get("target")
        if kind == Need.Kind.MONEY and not said.get("currency"):
            self.add_error("currency", "Choose which money it is.")
        if kind != Need.Kind.MONEY:
            said["currency"] = ""
        if number is not None:
            try:
                said["target"] = counted(kind, number)
            except forms.ValidationError as error:
                self.add_error("target", error)
        return said


class ChallengeForm(forms.Form):
    """A campaign to beat, or an earlier mark in plain words with its number."""

    against = forms.ModelChoiceField(
        queryset=Need.objects.none(),
        to_field_name="code",
        required=False,
        label="Another campaign",
        empty_label="None of these",
        help_text="What it has come to today is the mark.",
    )
    words = WordsField(
        rows=2,
        required=False,
        max_length=160,
        label="Or an earlier mark",
        help_text="What the Ransdale valley raised in 2024.",
    )
    amount = CountField(required=False, label="How much was that?")

    def __init__(self, *args: Any, need: Need, rivals: QuerySet[Need], **options: Any) -> None:
        super().__init__(*args, **options)
        self.need = need
        against: Any = self.fields["against"]
        against.queryset = rivals
        against.label_from_instance = lambda rival: f"{rival.campaign.title}: {rival.title}"

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            said.get("against") is None
            and "against" in said
            and not (said.get("words") and said.get("amount"))
        ):
            self.add_error("words", "Choose a campaign, or say which mark it was and how much.")
        elif said.get("amount") is not None:
            try:
                said["amount"] = counted(self.need.kind, said["amount"])
            except forms.ValidationError as error:
                self.add_error("amount", error)
        return said
