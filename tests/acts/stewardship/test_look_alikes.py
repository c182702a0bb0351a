"""Names that look alike: a steward sees them, nobody else does, and nobody is kept out."""

import pytest

from barnraiser.acts.stewardship import actions, queries
from barnraiser.acts.stewardship.models import ToldApart
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

BORROWED = "Rυth Аmsel"


@pytest.fixture
def address(soil_and_table: Community) -> str:
    return f"/communities/{soil_and_table.slug}/look-alikes/"


@pytest.fixture
def borrower(ruth: Person, soil_and_table: Community) -> Person:
    person = people.introduce(name=BORROWED)
    communities.admit(person=person, community=soil_and_table)
    return person


def test_a_steward_sees_whose_name_looks_like_whose(
    nell: Person, ruth: Person, borrower: Person, address: str
) -> None:
    said = page(signed_in(nell), address)
    assert BORROWED in said
    assert ruth.handle in said
    assert f"/people/{borrower.handle}/" in said


def test_nobody_else_is_told_and_nobody_is_kept_out(
    ruth: Person, harald: Person, borrower: Person, soil_and_table: Community, address: str
) -> None:
    assert signed_in(ruth).get(address).status_code == 403
    assert signed_in(harald).get(address).status_code == 404
    assert signed_in(ruth).post(f"{address}{borrower.code}/").status_code == 403
    assert "look alike" not in page(signed_in(ruth), f"/communities/{soil_and_table.slug}/members/")
    assert BORROWED in page(signed_in(ruth), f"/communities/{soil_and_table.slug}/members/")
    with pytest.raises(Refused, match="steward"):
        actions.tell_apart(by=ruth, community=soil_and_table, person=borrower)


def test_who_was_told_apart_is_asked_about_again_only_under_another_name(
    nell: Person, borrower: Person, soil_and_table: Community, address: str
) -> None:
    browser = signed_in(nell)
    for _ in range(2):
        assert browser.post(f"{address}{borrower.code}/").status_code == 302
    assert ToldApart.objects.count() == 1
    assert queries.look_alikes(nell, soil_and_table) == []
    assert "No two names look alike" in page(browser, address)
    people.edit_profile(by=borrower, person=borrower, name="Nеll Whitlock")
    assert [row[0].newest for row in queries.look_alikes(nell, soil_and_table)] == [borrower]
    assert queries.own(nell)["names_told_apart"]
    actions.forget(person=nell)
    assert ToldApart.objects.get().by is None
    actions.forget(person=borrower)
    assert not ToldApart.objects.exists()


def test_of_somebody_in_another_community_only_that_they_are_there(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    twin = people.introduce(name="Hаrald Voss")
    communities.admit(person=twin, community=soil_and_table)
    ((alike, known, others),) = queries.look_alikes(nell, soil_and_table)
    assert (alike.newest, known, others) == (twin, [], 1)
    assert harald.handle not in page(signed_in(nell), f"/communities/{soil_and_table.slug}/look-alikes/")


def test_the_list_costs_the_same_for_three_and_for_thirty(
    nell: Person, ruth: Person, soil_and_table: Community, address: str
) -> None:
    def add(number: int) -> None:
        person = people.introduce(name=f"Ruth{' ' * number}\u0301 Amsel")
        communities.admit(person=person, community=soil_and_table)

    costs_the_same(signed_in(nell), address, add)
