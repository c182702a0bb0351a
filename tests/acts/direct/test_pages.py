from barnraiser.acts.direct import pages
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import writes


def test_people_are_found_among_those_one_sees(
    ruth: Person, callum: Person, priya: Person, harald: Person, soil_and_table: Community
) -> None:
    assert pages.findable(ruth, "bir", []) == [callum]
    assert pages.findable(ruth, "bir", [priya.handle]) == [priya, callum]
    assert harald not in pages.findable(ruth, "", [])
    assert pages.findable(ruth, "", [harald.handle]) == pages.findable(ruth, "", [])
    assert ruth not in pages.findable(ruth, "", [])


def test_whoever_has_a_place_is_not_asked_in_again(
    ruth: Person, callum: Person, priya: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    exchange = writes(ruth, callum, priya).exchange
    assert pages.askable(ruth, exchange, "") == [nell]
    assert pages.askable(ruth, exchange, "bir") == []
