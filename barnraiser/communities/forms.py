"""What a founder says about a new community, and which role a steward gives."""

from typing import Any

from django import forms

from barnraiser.ground.text import one_line
from barnraiser.ground.web.inputs import LineField
from barnraiser.people.models import Person

from . import queries
from .models import Community, Role

MOST_RULES = 15
LONGEST_RULE = 300


class LinesField(forms.CharField):
    """Several short sentences, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=MOST_RULES * LONGEST_RULE, widget=forms.Textarea(attrs={"rows": 4}), **options
        )

    def clean(self, value: Any) -> Any:
        lines = [line for piece in (super().clean(value) or "").splitlines() if (line := one_line(piece))]
        if len(lines) > MOST_RULES:
            raise forms.ValidationError(f"Nobody keeps more than {MOST_RULES} in mind. Put some together.")
        if any(len(line) > LONGEST_RULE for line in lines):
            raise forms.ValidationError(f"One of them is longer than {LONGEST_RULE} letters. Say it shorter.")
        return lines


class FoundForm(forms.Form):
    name = LineField(max_length=80, label="Name")
    purpose = LineField(
        max_length=300,
        label="What you are here for",
        help_text="One or two sentences. Everybody who joins says yes to exactly these words.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    line = LineField(
        max_length=120,
        required=False,
        label="In one line",
        help_text="Under the name, on every page of the community.",
    )
    about = LineField(
        max_length=160,
        required=False,
        label="Who you are",
        help_text="Farms, kitchens, the council and a newspaper.",
    )
    rules = LinesField(
        required=False, label="Your rules", help_text="One a line. Everybody who joins says yes to each."
    )
    laws = LinesField(
        required=False,
        label="What the law asks of you",
        help_text="One a line. Shown apart, so that all can see which rules you could change and which not.",
    )
    door = forms.ChoiceField(label="The door", choices=Community.Door.choices, widget=forms.RadioSelect)
    paint = forms.ChoiceField(
        label="Its coat of paint", choices=Community.Paint.choices, widget=forms.RadioSelect
    )
    parent = forms.ModelChoiceField(
        Community.objects.none(),
        to_field_name="slug",
        required=False,
        label="Part of",
        empty_label="It stands by itself",
    )

    def __init__(self, *args: Any, founder: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.founder = founder
        self.initial = {"door": Community.Door.INVITED, "paint": Community.Paint.FALU, **self.initial}
        self.fields["parent"].queryset = queries.stewarded_by(founder)  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if queries.visible_to(self.founder).filter(name__iexact=name).exists():
            raise forms.ValidationError("There is a community by this name. Choose another.")
        return name


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices, label="Role")


class LookForm(forms.Form):
    """What a steward may change alone: nothing that anybody said yes to."""

    line = FoundForm.base_fields["line"]
    about = FoundForm.base_fields["about"]
    paint = FoundForm.base_fields["paint"]


class YesForm(forms.Form):
    """A yes to the charter as it was read: if it has turned a page meanwhile, it is read again."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    yes = forms.BooleanField(
        label="Yes, I am here for this, and I will keep to these rules.",
        error_messages={"required": "Tick this if you say yes. If you do not, nothing happens today."},
    )

    def __init__(self, *args: Any, standing: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.standing = standing

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("edition") != self.standing:
            self.add_error(None, "The charter was changed while you read it. Here it is as it stands now.")
        return self.cleaned_data
