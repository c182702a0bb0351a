import pytest

from barnraiser.acts.reciprocity import pages
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

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


def test_who_came_to_be_introduced_finds_the_ask_half_written(
    ruth: Person, callum: Person, priya: Person, harald: Person
) -> None:
    client = signed_in(ruth)
    half = client.get(f"/people/callum-birch/ask/?for=introduction&to={priya.handle}").text
    assert "Would you introduce me to Priya Nair?" in half
    for unseen in (harald.handle, "nobody", ""):
        page = client.get(f"/people/callum-birch/ask/?for=introduction&to={unseen}").text
        assert "Would you introduce me" not in page
        assert harald.name not in page


def test_who_came_to_ask_for_a_meeting_finds_the_ask_half_written(ruth: Person, callum: Person) -> None:
    assert pages.to_begin_with("") == pages.to_begin_with("the-moon") == {}
    client = signed_in(ruth)
    assert "Shall we meet, for an hour or so?" in client.get("/people/callum-birch/ask/?for=meeting").text
    assert "Shall we meet" not in client.get("/people/callum-birch/ask/").text
