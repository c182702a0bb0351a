"""Each letter is told end to end in test_searches; here is what it says of many."""

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people import actions, letters
from barnraiser.people.models import Person


def test_of_many_some_are_named_and_the_rest_counted(ruth: Person, soil_and_table: Community) -> None:
    kept = actions.save_search(by=ruth, name="Wide", asked="q=neighbour", letters=True)
    for number in range(letters.MOST_NAMED + 2):
        person = actions.introduce(name=f"Neighbour {number}")
        communities.admit(person=person, community=soil_and_table)
    news = letters.news_of(ruth, kept)
    assert (len(news.named), news.more, len(news.people)) == (10, 2, 12)
    assert news.url.endswith("/people/?q=neighbour")


def test_a_link_stops_the_letters_of_its_own_person(ruth: Person, callum: Person) -> None:
    assert letters.person_of(letters.token_for(ruth)) == ruth
    assert letters.person_of(letters.token_for(ruth).replace(ruth.code, callum.code)) is None
