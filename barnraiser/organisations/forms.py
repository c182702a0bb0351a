"""What is said about an organisation, and who is asked to answer for it."""

from typing import Any, cast

from django import forms

from barnraiser.ground.web.inputs import LineField
from barnraiser.ground.web.somebody import SomebodyField
from barnraiser.people.models import Person, Sector

from . import queries
from .models import Organisation


class OrganisationForm(forms.Form):
    name = LineField(max_length=80, label="Its name")
    about = LineField(
        max_length=300,
        label="What it does",
        help_text="One or two sentences, as you would say it to a neighbour.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sector = forms.ChoiceField(label="Sector", choices=Sector.choices, widget=forms.RadioSelect)
    place = LineField(max_length=80, required=False, label="Where it is")
    website = forms.URLField(
        required=False, label="Its website", assume_scheme="https", help_text="The whole address."
    )

    def __init__(
        self, *args: Any, viewer: Person, organisation: Organisation | None = None, **options: Any
    ) -> None:
        if organisation is not None:
            options["initial"] = {name: getattr(organisation, name) for name in self.base_fields}
        super().__init__(*args, **options)
        self.viewer, self.organisation = viewer, organisation

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = queries.visible_to(self.viewer).filter(name__iexact=name)
        if self.organisation is not None:
            others = others.exclude(pk=self.organisation.pk)
        if others.exists():
            raise forms.ValidationError("There is an organisation by this name. Ask those who answer for it.")
        return name


class NameForm(forms.Form):
    person = SomebodyField(
        label="Who else could answer for it?",
        error_messages={"required": "Name somebody you share a community with."},
    )

    def __init__(self, *args: Any, viewer: Person, organisation: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        cast(SomebodyField, self.fields["person"]).among(queries.nameable(viewer, organisation))


class CloseForm(forms.Form):
    sure = forms.BooleanField(
        label="Yes, close it. I know that nobody can speak for it again.",
        error_messages={"required": "Tick this if you want to close it."},
    )
