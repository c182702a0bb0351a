from barnraiser.acts.reciprocity.queries import square
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import asks, offers


def test_open_asks_and_offers_lie_on_the_square_for_those_who_see_them(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    asked, offered = asks(ruth, soil_and_table), offers(callum, soil_and_table)
    found = square.newest(callum, soil_and_table)
    assert [(item.title, item.by) for item in found] == [(offered.title, callum), (asked.title, ruth)]
    assert square.newest(harald, soil_and_table) == []
