import pytest

from barnraiser.communities.forms import FoundForm, RoleForm
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

SAID = {"name": "Hedge Club", "purpose": "Hedges.", "door": "open", "paint": "plum"}


def test_rules_come_one_a_line(ruth: Person) -> None:
    form = FoundForm(SAID | {"rules": " Sweep. \r\n\r\nClose\tthe gate.", "laws": ""}, founder=ruth)
    assert form.is_valid()
    assert (form.cleaned_data["rules"], form.cleaned_data["laws"]) == (["Sweep.", "Close the gate."], [])


@pytest.mark.parametrize(
    ("field", "value"),
    [("rules", "x" * 301), ("laws", "a\n" * 16), ("name", " \u202e "), ("paint", "gold"), ("purpose", "")],
)
def test_what_does_not_fit_is_said_at_its_field(ruth: Person, field: str, value: str) -> None:
    assert list(FoundForm(SAID | {field: value}, founder=ruth).errors) == [field]


def test_a_name_one_can_see_is_taken_and_a_hidden_one_is_not_given_away(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    again = SAID | {"name": "SOIL & TABLE"}
    assert list(FoundForm(again, founder=ruth).errors) == ["name"]
    assert FoundForm(again, founder=harald).is_valid()


def test_only_a_steward_is_offered_a_place_inside(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    inside = SAID | {"parent": "soil-and-table"}
    assert FoundForm(inside, founder=nell).is_valid()
    assert list(FoundForm(inside, founder=ruth).errors) == ["parent"]


def test_the_door_is_shut_unless_somebody_opens_it(ruth: Person) -> None:
    assert FoundForm(founder=ruth)["door"].value() == Community.Door.INVITED


def test_a_role_is_one_of_three() -> None:
    assert RoleForm({"role": "weaver"}).is_valid()
    assert not RoleForm({"role": "owner"}).is_valid()
