import pytest

from barnraiser.acts.channels import actions, queries
from barnraiser.acts.channels.queries import Wanted
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import tells


@pytest.mark.requirement("A10", "C14")
def test_found_by_audience_need_and_word(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    loft = tells(ruth, soil_and_table)
    fund = tells(
        ruth, soil_and_table, name="Seed fund", address="https://seed.example/", line="Small loans",
        audiences=["Entrepreneurs"], needs=["Investment"],
    )  # fmt: skip
    assert list(queries.found(callum, Wanted(audience="women"))) == [loft]
    assert list(queries.found(callum, Wanted(need="Investment"))) == [fund]
    assert list(queries.found(callum, Wanted(words=("loans",)))) == [fund]
    assert list(queries.found(callum, Wanted(audience="Women", need="Investment"))) == []
    assert queries.words_in_use(callum, "need") == [("Investment", 1), ("Mentoring", 1)]


@pytest.mark.requirement("C14")
def test_what_serves_a_need_comes_first_and_new_ones_are_openings(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    actions.seek(by=callum, words=["investment"])
    tells(ruth, soil_and_table)
    fund = tells(ruth, soil_and_table, name="Yarrow fund", address="https://y.example/", needs=["Investment"])
    assert queries.found(callum, Wanted())[0] == fund
    [opening] = queries.openings(callum)
    assert opening.title == "Look at Yarrow fund"
    assert queries.openings(ruth) == []
    actions.seek(by=callum, words=[])
    assert queries.openings(callum) == []


def test_cards_are_for_members(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    channel = tells(ruth, soil_and_table)
    assert queries.cards(ruth, [channel.code])[channel.code].title == "The Loft"
    assert queries.cards(harald, [channel.code]) == {}
