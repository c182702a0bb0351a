import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock, manifest
from barnraiser.people.models import Person

from ..telling import (
    SATURDAY,
    answers,
    asks,
    confirmed,
    introduces,
    later,
    promised,
)

pytestmark = pytest.mark.django_db


def test_today_shows_what_others_wait_for_first(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    introduces(nell, ruth, priya)
    done = promised(callum, asks(ruth, soil_and_table, title="A done thing"))
    actions.say_done(by=callum, answer=done)
    answers(callum, asks(ruth, soil_and_table, title="Waits for a yes"))
    promised(ruth, asks(priya, soil_and_table, title="Promised"))
    confirmed(callum, asks(ruth, soil_and_table, title="Unthanked"))
    asks(callum, soil_and_table, to=ruth, title="Only Ruth")
    asks(priya, soil_and_table, title="Who knows old wheat?", gift="knowledge")
    found = queries.openings(ruth)
    assert [opening.act for opening in found] == [
        "Answer", "Confirm it", "Answer them", "See what it was", "Say thanks", "I could help", "I could help",
    ]  # fmt: skip
    assert found[0].title == "Nell Whitlock would like you to meet Priya Nair"
    assert found[-1].title == "Priya Nair asks: Who knows old wheat?"
    assert found[-1].why == "You care about “wheat”."
    assert len({opening.key for opening in found}) == len(found)
    assert set(map(str, (opening.url for opening in found))) == {opening.url for opening in found}
    assert set(found) <= set(manifest.openings(ruth))


def test_what_is_over_opens_nothing(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    with clock.at(later()):
        asks(ruth, soil_and_table, to=callum, until=SATURDAY)
        thanked = confirmed(ruth, asks(callum, soil_and_table))
        actions.thank(by=callum, answer=thanked, is_public=True)
        actions.step_back(by=ruth, answer=promised(ruth, asks(callum, soil_and_table)))
        actions.say_missed(by=callum, answer=promised(ruth, asks(callum, soil_and_table)))
    with clock.at(later(days=8)):
        assert queries.openings(callum) == []
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    with clock.at(later()):
        assert queries.openings(callum) == []
