"""What is asked when inviting, coming in and joining."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from barnraiser.communities.models import Rule
from barnraiser.ground.web.inputs import CHOOSING_HINT, LineField, YesNoField
from barnraiser.people.models import Account

from ..models import JoinAnswer
from .questions import answers_in, asked_of


class InviteForm(forms.Form):
    address = forms.EmailField(max_length=254, label="Their email address")
    name = LineField(max_length=80, required=False, label="Their name")
    note = forms.CharField(
        max_length=500,
        required=False,
        label="A line from you",
        help_text="Why you thought of them. It stands in the letter.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AffirmForm(forms.Form):
    """Yes to the purpose, yes to the rules, and a free answer on being counted, where none stands."""

    purpose = forms.BooleanField(
        label="Yes, I am here for this.", error_messages={"required": "Say yes to the purpose to come in."}
    )
    rules = forms.BooleanField(
        label="Yes, I will keep to these rules.",
        error_messages={"required": "Say yes to the rules to come in."},
    )
    counts_ties = YesNoField(
        "Yes, count them",
        "No, leave them out",
        label="May your ties count in the community’s figures?",
        help_text="Figures are about the group, never about you alone. You can change your answer at any time.",
    )

    def __init__(
        self,
        *args: Any,
        rules_there: Sequence[Rule],
        standing: bool | None = None,
        questions: Mapping[int, str] | None = None,
        answered: Mapping[int, JoinAnswer] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.standing = standing
        self.asked = asked_of(questions or {}, answered or {})
        self.fields |= self.asked
        if not rules_there:
            del self.fields["rules"]
        if standing is not None:
            del self.fields["counts_ties"]
        self.order_fields(["name", "password", *self.asked])

    def answer(self) -> bool | None:
        """The answer given here, or None where nothing was asked."""
        answer: bool | None = self.cleaned_data.get("counts_ties")
        return answer

    def answers(self) -> dict[int, str]:
        """What was answered to the questions asked on coming in, by number."""
        return answers_in(self.cleaned_data)


class ComeInForm(AffirmForm):
    """The same from somebody who has no account yet: a name and a password come first."""

    name = LineField(max_length=80, label="Your name", help_text="As people call you.")
    password = forms.CharField(
        label="A password",
        max_length=200,
        strip=False,
        help_text=CHOOSING_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    field_order = ["name", "password", "purpose", "rules", "counts_ties"]

    def __init__(self, *args: Any, address: str, **options: Any) -> None:
        self.address = address
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        """A password is measured against the name and address it must not resemble."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if password := cleaned.get("password"):
            try:
                validate_password(password, Account(email=self.address))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned
