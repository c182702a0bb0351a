import pytest

from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import asks, offers

pytestmark = pytest.mark.django_db


def shown(viewer: Person, person: Person) -> dict[str, list[str]]:
    return {part.title: [card.title for card in part.cards] for part in queries.annexes(viewer, person)}


def test_a_persons_page_says_what_they_give_and_ask(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert shown(ruth, callum) == {}
    offers(callum, soil_and_table, title="An old plough")
    actions.close(by=callum, favour=offers(callum, soil_and_table, title="Sold long ago"))
    offers(callum, soil_and_table, title="A field for a day", gift="resources")
    asks(callum, soil_and_table, title="Six sacks")
    assert shown(ruth, callum) == {"Gives": ["A field for a day", "An old plough"], "Asks": ["Six sacks"]}
    assert queries.annexes(ruth, callum)[0].cards[0].role == "Resources, Soil & Table"
    assert queries.annexes(ruth, soil_and_table) == []


def test_what_is_between_two_or_elsewhere_is_for_those_who_see_it(
    ruth: Person, callum: Person, priya: Person, meilin: Person, soil_and_table: Community, meadow: Community
) -> None:
    offers(ruth, soil_and_table, title="For Callum", to=callum)
    offers(ruth, soil_and_table, title="For all")
    offers(ruth, meadow, title="For Meadow")
    assert shown(callum, ruth) == {"Gives": ["For all", "For Callum"]}
    assert shown(priya, ruth) == {"Gives": ["For all"]}
    assert shown(meilin, ruth) == {"Gives": ["For Meadow"]}
    assert shown(ruth, ruth) == {"Gives": ["For Meadow", "For all"]}, "as others see it"
    both = queries.annexes(callum, ruth)[0].cards[1]
    assert both.role == "Resources, Between the two of you"


def test_a_long_list_says_that_it_is_one(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    for number in range(13):
        offers(callum, soil_and_table, title=f"Straw {number}")
    (part,) = queries.annexes(ruth, callum)
    assert (part.title, len(part.cards)) == ("Gives, the newest 12", 12)
