import pytest

from barnraiser.organisations.forms import CloseForm, NameForm, OrganisationForm
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db
SAID = {
    "name": "Brightwell  Mills",
    "about": "Mill\nand shop.",
    "sector": "private",
    "website": "mill.example",
}


def test_words_become_one_line_and_a_website_whole(nell: Person) -> None:
    form = OrganisationForm(SAID, viewer=nell)
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Brightwell Mills"
    assert form.cleaned_data["about"] == "Mill and shop."
    assert form.cleaned_data["website"] == "https://mill.example"


def test_one_may_keep_the_name_of_ones_own(mill: Organisation, ruth: Person) -> None:
    assert OrganisationForm(SAID, viewer=ruth, organisation=mill).is_valid()
    assert not OrganisationForm(SAID, viewer=ruth).is_valid()


def test_an_unseen_organisation_is_not_given_away(mill: Organisation, harald: Person) -> None:
    assert OrganisationForm(SAID, viewer=harald).is_valid()


def test_only_people_one_sees_can_be_named(
    mill: Organisation, ruth: Person, nell: Person, harald: Person
) -> None:
    assert NameForm({"person": nell.handle}, viewer=ruth, organisation=mill).is_valid()
    assert not NameForm({"person": harald.handle}, viewer=ruth, organisation=mill).is_valid()


def test_closing_needs_a_tick() -> None:
    assert not CloseForm({}).is_valid()
