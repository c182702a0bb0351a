import pytest

from barnraiser.acts.decisions import choosing
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import effects
from barnraiser.people.models import Person

from .telling import proposes


def test_every_effect_of_the_house_can_be_proposed() -> None:
    every = choosing.sorts()
    assert [sort.effect.code for sort in every if sort.effect] == list(effects())
    assert {"communities.adopt_rule", "belonging.admit", "ties.reweigh"} <= set(effects())


@pytest.mark.parametrize("sort", choosing.sorts(), ids=lambda sort: sort.label)
def test_an_address_names_one_sort(sort: choosing.Sort) -> None:
    key, value = sort.query.removeprefix("?").split("=")
    assert choosing.chosen({key: value}) == sort


@pytest.mark.parametrize("address", [{}, {"effect": "barns.raise"}, {"way": "dice"}, {"way": ""}])
def test_any_other_address_names_none(address: dict[str, str]) -> None:
    assert choosing.chosen(address) is None


@pytest.mark.django_db
def test_the_effects_form_is_asked_and_filled_in_again(ruth: Person, soil_and_table: Community) -> None:
    sort = choosing.chosen({"effect": "communities.adopt_rule"})
    assert sort
    form = choosing.asks(sort, soil_and_table, {"text": "Bring a cup.", "ground": "ours"})
    assert choosing.both_valid(form, None)
    assert not choosing.both_valid(form, choosing.asks(sort, soil_and_table, {}))
    proposal = proposes(ruth, soil_and_table, effect="communities.adopt_rule", values=form.cleaned_data)
    assert "Bring a cup." in choosing.says(proposal, form.cleaned_data)
    assert "Bring a cup." in str(choosing.asks_again(proposal, form.cleaned_data)["text"])
    plain = proposes(ruth, soil_and_table)
    assert choosing.says(plain, {}) == ""
    assert choosing.asks_again(plain, {}) is None
    assert choosing.asks(choosing.AGREE, soil_and_table, None) is None
