import pytest

from barnraiser.acts.reciprocity import pages
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import asks, offers


def test_a_choice_that_is_unknown_is_everything() -> None:
    assert pages.Choice.read({"gift": "gold", "side": "up"}) == pages.Choice()
    chosen = pages.Choice.read({"gift": "skills", "side": "ask"})
    assert chosen.link(side="") == "?gift=skills"
    assert chosen.link(gift="") == "?side=ask"


@pytest.mark.django_db
def test_what_somebody_hears_after_coming_forward_names_who_reads_it(
    ruth: Person, soil_and_table: Community
) -> None:
    assert pages.said_of_an_answer(asks(ruth, soil_and_table)).startswith("Ruth Amsel hears of it")
    assert pages.as_before(None) == {}
    assert pages.as_before(offers(ruth, soil_and_table, gift="skills"))["gift"] == "skills"
