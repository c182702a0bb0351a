"""Where somebody works or serves: a row a role."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.renderers import get_default_renderer

from barnraiser.ground.web.inputs import LineField

from ..actions import Serves
from ..models import Affiliation, Person
from .website import WebsiteField

MOST = 6
SPARE = 2
PREFIX = "serves"


class AffiliationForm(forms.Form):
    organisation = LineField(max_length=120, required=False, label="Organisation")
    role = LineField(max_length=80, required=False, label="What you do there")
    website = WebsiteField(required=False, label="Its page")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if (said.get("role") or said.get("website")) and not said.get("organisation"):
            self.add_error("organisation", "Say at which organisation, or leave the whole row empty.")
        return said


if TYPE_CHECKING:
    _Rows = forms.BaseFormSet[AffiliationForm]
else:
    _Rows = forms.BaseFormSet


class AffiliationRows(_Rows):
    """The rows, with room for two more and six at most."""

    form = AffiliationForm
    extra, min_num, max_num, absolute_max = SPARE, 0, MOST, MOST
    can_order = can_delete = can_delete_extra = validate_min = edit_only = False
    validate_max = True
    renderer = get_default_renderer()

    def said(self) -> list[Serves]:
        """The rows that say something, in their order."""
        rows = (form.cleaned_data for form in self.forms if form.cleaned_data.get("organisation"))
        return [Serves(row["organisation"], row["role"], row["website"]) for row in rows]

    @classmethod
    def of(cls, person: Person) -> "AffiliationRows":
        kept = Affiliation.objects.filter(person=person).values("organisation", "role", "website")
        return cls(initial=list(kept), prefix=PREFIX)
