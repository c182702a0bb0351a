import re

import pytest
from django.urls import reverse

from barnraiser.acts.trust import actions as trust
from barnraiser.capital import projector
from barnraiser.capital.depths import Circle, Contact, Depth
from barnraiser.capital.mine import standfirst
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from barnraiser.ties import projector as ties
from demo import cast
from tests.architecture.lists import costs_the_same
from tests.conftest import joins
from tests.signing_in import signed_in

from .telling import gives_the_keys, helped, introduced, met, talked

PAGE = "/me/ties/"


def page(viewer: Person) -> str:
    """The page's own part, as one line of words."""
    html = signed_in(viewer).get(PAGE).text
    return html[html.index("<main") : html.index("</main>")]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_says_who_is_how_close_and_what_was_given(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    met(ruth, callum, soil_and_table)
    for by, toward in ((ruth, callum), (callum, ruth)):
        gives_the_keys(by, toward, soil_and_table)
    helped(ruth, priya, soil_and_table)
    projector.catch_up(soil_and_table)
    html = page(ruth)
    said = words(html)
    assert "Only you see this page." in said
    assert "Two people you have a tie with now, one of them close." in said
    assert "1 The keys You would hand over the keys, and so would they" in said
    assert f'<a href="{callum.get_absolute_url()}">' in html
    assert "Received 0 Given 1" in said
    assert "One thing: too few to say which way it leans." in said
    assert 'aria-label="Help by month. Given: 1 in all' in html
    assert reverse("reciprocity:ask", args=["soil-and-table"]) in html
    assert "Public 1" in said
    assert "Media nobody yet" in said
    assert re.search(r"Met in person [\d.]+% of your ties’ strength", said)


@pytest.mark.requirement("B8")
def test_the_communities_stand_together_with_room_for_more(ruth: Person, soil_and_table: Community) -> None:
    html = page(ruth)
    assert "You belong to one community here. Five in the real world is a goal" in words(html)
    assert "Room for four more" in html
    assert soil_and_table.get_absolute_url() in html


def test_a_newcomer_reads_how_a_tie_begins_and_no_nought_in_its_place(
    ruth: Person, soil_and_table: Community
) -> None:
    said = words(page(ruth))
    assert "No tie is worked out yet." in said
    assert "No ties to show" in said
    assert "No help was confirmed in these months, either way." in said
    assert "No pair comes to mind" in said
    assert "The keys" not in said


def test_who_declined_sees_what_they_did_and_nothing_worked_out_from_ties(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    helped(callum, ruth, soil_and_table)
    talked(callum, priya, soil_and_table)
    introduced(callum, ruth, priya)
    projector.catch_up(soil_and_table)
    people.answer_consent(by=callum, purpose=Consent.Purpose.TIES, given=False)
    html = page(callum)
    said = words(html)
    assert "You chose not to have your ties counted" in said
    assert "Received 0 Given 1" in said
    assert "Ruth Amsel and Priya Nair They know each other now, because of you." in said
    for heading in ("By depth", "Bonding", "Bridging", "Support", "Media", "gone quiet", "Introduce them"):
        assert heading not in said
    assert "Your ties are left out of your communities’ figures." in said
    assert "Where you belong You belong to one community here." in said


def test_nothing_of_it_reaches_the_other_of_two(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talked(callum, ruth, soil_and_table)
    ties.catch_up(soil_and_table)
    before = words(page(callum))
    trust.note(by=ruth, person=callum, spark="not_for_me", words="Too loud.")
    gives = {"matter": "question", "scope": "soil", "reason": "He told me."}
    trust.say(by=ruth, toward=callum, community=soil_and_table, quality="trust", **gives)
    assert words(page(callum)) == before


def test_the_page_costs_the_same_for_three_contacts_and_for_thirty(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    sectors = ("private", "public", "academia")

    def add(number: int) -> None:
        name = f"Visitor {number:02}"
        part = cast.Part(name, "Comes by", sectors[number % 3], interests=("soil",), post=f"visitor{number}")
        person = joins(part, soil_and_table, nell)
        helped(ruth, person, soil_and_table)
        helped(person, ruth, soil_and_table)
        if number % 3 == 0:
            introduced(ruth, nell, person)
        projector.catch_up(soil_and_table)

    talked(nell, ruth, soil_and_table)
    costs_the_same(signed_in(ruth), PAGE, add)


def test_the_sentence_counts_in_words_and_compares_nobody(ruth: Person, callum: Person) -> None:
    one, two = Contact(ruth, Depth.KEYS, 1.0), Contact(callum, Depth.WORKING, 2.0)
    assert standfirst(Circle((one,)), declined=False).startswith(
        "One person you have a tie with now, and close."
    )
    assert standfirst(Circle((one, two)), declined=False).startswith(
        "Two people you have a tie with now, one of them"
    )
    assert standfirst(Circle((two,) * 33), declined=False).startswith(
        "33 people you have a tie with now. Nothing"
    )
    assert standfirst(Circle(), declined=True).startswith("You chose not to")
