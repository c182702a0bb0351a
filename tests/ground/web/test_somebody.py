import pytest
from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.communities.models import Community
from barnraiser.ground.web.somebody import SomebodyField
from barnraiser.people.models import Person
from demo.cast import Part
from tests.conftest import joins

pytestmark = pytest.mark.django_db


def field() -> SomebodyField:
    asked = SomebodyField(error_messages={"required": "Name somebody."})
    asked.among(Person.objects.exclude(handle="orla-keane"))
    return asked


@pytest.mark.parametrize("said", ["Callum Birch", "callum birch", "callum-birch", "@callum-birch", "Birch"])
def test_somebody_is_called_by_name_handle_or_a_part_that_fits_one(said: str, callum: Person) -> None:
    assert field().clean(said) == callum


def test_what_fits_several_says_whom_and_what_fits_nobody_says_so(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    for number in range(9):
        joins(Part(f"Birch {number}", "", "private", post=f"birch{number}"), soil_and_table, nell)
    for said, answer in (
        ("Birch", "and more. Write the handle."),
        ("Zeno", "Nobody who could be"),
        ("", "Name"),
    ):
        with (
            CaptureQueriesContext(
                connection,
            ) as asked,
            pytest.raises(forms.ValidationError, match=answer),
        ):
            field().clean(said)
        assert len(asked) <= 3, "however many there are"


@pytest.mark.parametrize("said", ["@", " @ ", ""])
def test_an_empty_name_is_no_name(said: str, callum: Person) -> None:
    with pytest.raises(forms.ValidationError, match="Name somebody"):
        field().clean(said)
    maybe = SomebodyField(required=False)
    maybe.among(Person.objects.all())
    assert maybe.clean(said) is None


def test_a_handle_is_one_persons_though_it_is_anothers_name(
    nell: Person, callum: Person, soil_and_table: Community
) -> None:
    one = joins(Part("Ada", "", "private", post="ada"), soil_and_table, nell)
    two = joins(Part("Ada", "", "private", post="ada2"), soil_and_table, nell)
    assert (one.handle, two.name) == ("ada", "Ada")
    assert field().clean("@ada") == one
    assert field().clean(two.handle) == two
