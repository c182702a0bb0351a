import pytest

from barnraiser.acts.gatherings import actions, pages, queries
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import EVENING, MONDAY, calls, says

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (15, "a quarter of an hour"),
        (45, "45 minutes"),
        (60, "an hour"),
        (90, "one and a half hours"),
        (120, "two hours"),
        (170, "three hours"),
        (300, "five hours"),
        (1440, "24 hours"),
    ],
)
def test_how_long_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert pages.spoken_length(minutes) == said


def test_how_many_come_is_said_in_words_up_to_ten(farm: Gathering) -> None:
    with clock.at(MONDAY):
        assert pages.coming_words(1, farm) == "One is coming"
        assert pages.coming_words(4, farm) == "Four are coming"
        assert pages.coming_words(34, farm) == "34 are coming"
    with clock.at(EVENING):
        assert pages.coming_words(2, farm) == "Two said they would come"


def test_nobody_is_said_to_come_to_what_is_called_off(farm: Gathering, nell: Person) -> None:
    with clock.at(MONDAY):
        actions.call_off(by=nell, gathering=farm, words="Rain")
        off = queries.visible_to(nell).get()
        assert pages.coming_words(2, off) == "Two said they would come"


def test_what_is_heard_after_answering(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=1)
    assert pages.said_of_an_answer(says(ruth, held)).startswith("You are coming.")
    assert pages.said_of_an_answer(says(callum, held)).startswith("It is full.")
    assert pages.said_of_an_answer(says(callum, held, coming=False)) == "Not this time. Nobody is told."


def test_the_words_are_on_the_hosts_page_alone(farm: Gathering, nell: Person, ruth: Person) -> None:
    with clock.at(MONDAY):
        assert pages.detail(nell, farm)["words_to_say"] == farm.words_to_say.split()
        assert pages.detail(ruth, farm)["words_to_say"] == []
        assert pages.hosting(nell, farm)["words_to_say"] == farm.words_to_say.split()
