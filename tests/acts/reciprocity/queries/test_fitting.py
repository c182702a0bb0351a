import pytest

from barnraiser.acts.reciprocity import queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import (
    answers,
    asks,
    offers,
)

pytestmark = pytest.mark.django_db


def test_an_ask_and_an_offer_fit_by_gift_and_words_and_ones_own_come_first(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    van = asks(priya, soil_and_table, gift="skills", title="Somebody to drive a van full of barley")
    offers(nell, soil_and_table, gift="skills", title="I drive a van on barley days")
    meter, mine = asks(callum, soil_and_table), offers(ruth, soil_and_table)
    offers(nell, soil_and_table, gift="skills", title="I mend a moisture meter")
    first, second = queries.fits(ruth, soil_and_table)
    assert (first.ask, first.offer, first.mine, first.words) == (meter, mine, "offer", ("meter", "moisture"))
    assert "“meter” and “moisture”" in first.why
    assert (second.ask, second.mine) == (van, "")
    assert [fit.ask for fit in queries.fits(ruth, soil_and_table, "resources")] == [meter]


def test_what_is_private_or_answered_or_ones_own_fits_nothing(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    offer = offers(ruth, soil_and_table)
    asks(ruth, soil_and_table)
    asks(callum, soil_and_table, to=ruth)
    assert queries.fits(ruth, soil_and_table) == []
    ask = asks(callum, soil_and_table)
    assert [(fit.ask, fit.offer) for fit in queries.fits(ruth, soil_and_table)] == [(ask, offer)]
    answers(ruth, ask)
    assert queries.fits(ruth, soil_and_table) == []


def test_an_ask_that_has_nothing_to_do_with_one_is_not_pressed_on_them(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    asks(callum, soil_and_table, gift="skills", title="Somebody with a chainsaw")
    assert queries.openings(ruth) == []
    offers(ruth, soil_and_table, gift="skills", title="An afternoon of hedging")
    assert queries.openings(ruth)[0].why == "You offer skills yourself."
    offers(ruth, soil_and_table, gift="skills", title="My chainsaw and I")
    assert "“chainsaw”" in queries.openings(ruth)[0].why
