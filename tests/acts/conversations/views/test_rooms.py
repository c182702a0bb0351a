import re

import pytest

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.conversations.prompts import NORM, PROMPTS
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import LENTILS, LIST, START, asks, opening

pytestmark = pytest.mark.django_db


def test_the_list_shows_the_room_and_its_talk(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table, LENTILS, kind="failure", words="I sowed at *the rate* on the bag.")
    asks(callum, soil_and_table, "Yellow clover?")
    actions.reply(by=callum, conversation=talk, words="Same bag.")
    actions.thank(by=callum, message=opening(talk))
    html = page(signed_in(callum), LIST)
    assert soil_and_table.purpose in html
    assert "3 members" in html
    assert f'href="{talk.get_absolute_url()}"' in html
    assert "I sowed at the rate on the bag." in html, "the lead conversation shows its opening words"
    assert "1 reply" in html
    assert "Thanked by 1" in html
    assert "No answer yet" in html
    assert "Nell Whitlock</b> <span" in html, "who keeps the room"
    assert html.count("<h1") == 1


def test_what_is_new_is_marked_until_it_is_read(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    client = signed_in(callum)
    assert "New to you" in page(client, LIST)
    page(client, talk.get_absolute_url())
    assert "New to you" not in page(client, LIST)


def test_kind_and_order_are_the_readers_choice(ruth: Person, soil_and_table: Community) -> None:
    asks(ruth, soil_and_table, "A plain question")
    asks(ruth, soil_and_table, "An honest failure", kind="failure")
    client = signed_in(ruth)
    failures = page(client, LIST + "?kind=failure&order=newest")
    assert "An honest failure" in failures
    assert "A plain question" not in failures
    assert 'href="?kind=failure&amp;order=waiting"' in failures
    assert PROMPTS["success"].empty in page(client, LIST + "?kind=success")


def test_an_empty_room_says_so_and_what_to_do(nell: Person, soil_and_table: Community) -> None:
    html = page(signed_in(nell), LIST)
    assert "Nobody has spoken yet" in html
    assert f'href="{START}"' in html


def test_twenty_on_a_page(ruth: Person, soil_and_table: Community) -> None:
    for number in range(21):
        asks(ruth, soil_and_table, f"Talk number {number:02}")
    client = signed_in(ruth)
    assert len(set(re.findall(r"Talk number \d\d", page(client, LIST)))) == 20
    older = page(client, LIST + "?page=2&order=newest")
    assert re.findall(r"Talk number \d\d", older) == ["Talk number 00"]
    assert "order=newest" in older


def test_the_list_costs_the_same_for_3_rows_and_for_20(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    people = (ruth, callum, nell)

    def add(number: int) -> None:
        talk = asks(people[number % 3], soil_and_table, f"Talk {number}")
        for person in people:
            answer = actions.reply(by=person, conversation=talk, words="Hm.")
        actions.thank(by=ruth, message=answer)

    costs_the_same(signed_in(ruth), LIST, add)


def test_an_open_door_shows_the_front_and_none_of_the_talk(
    nell: Person, harald: Person, kitchens: Community
) -> None:
    asks(nell, kitchens, "What to do with kale")
    html = page(signed_in(harald), "/communities/kitchens/")
    assert kitchens.purpose in html
    assert "Join Kitchens" in html
    assert "Taste first." in html
    assert "kale" not in html
    assert "kale" in page(signed_in(nell), "/communities/kitchens/")
    assert signed_in(harald).get("/communities/kitchens/start/").status_code == 403


@pytest.mark.requirement("E1")
def test_a_member_without_a_role_starts_a_conversation(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    response = client.post(START, {"kind": "failure", "title": LENTILS, "words": "By July it was fat hen."})
    talk = Conversation.objects.select_related("by").get()
    assert (response.status_code, response.headers["Location"]) == (302, talk.get_absolute_url())
    assert (talk.by, talk.kind, talk.title) == (ruth, "failure", LENTILS)
    assert "By July it was fat hen." in page(signed_in(callum), talk.get_absolute_url())


@pytest.mark.requirement("E2")
@pytest.mark.parametrize("kind", PROMPTS)
def test_a_conversation_is_marked_with_its_kind_wherever_it_is_shown(
    kind: str, ruth: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    assert f'value="{kind}" checked' in page(client, f"{START}?kind={kind}")
    client.post(START, {"kind": kind, "title": "A title", "words": "Words."})
    talk = Conversation.objects.get(kind=kind)
    for url in (LIST, talk.get_absolute_url()):
        assert f'<span class="kind" data-kind="{kind}">' in page(client, url)


@pytest.mark.requirement("E4")
def test_the_norm_and_the_rules_stand_beside_the_form_and_each_kind_prompts(
    ruth: Person, soil_and_table: Community
) -> None:
    html = page(signed_in(ruth), START + "?kind=failure")
    assert NORM in html
    assert "A failure shared here stays here." in html
    assert PROMPTS["failure"].invites in html
    assert PROMPTS["failure"].words in html


@pytest.mark.parametrize(
    ("title", "words", "complaint"),
    [
        ("", "All that I know.", "Give it a title"),
        ("T" * 201, "All that I know.", "200 characters"),
        ("Clover", " ", "A sentence is enough"),
    ],
)
def test_what_was_typed_is_kept_when_something_is_missing(
    title: str, words: str, complaint: str, ruth: Person, soil_and_table: Community
) -> None:
    response = signed_in(ruth).post(START, {"kind": "success", "title": title, "words": words})
    html = response.content.decode()
    assert response.status_code == 422
    assert complaint in html
    assert words.strip() in html
    assert title in html
    assert 'value="success" checked' in html
    assert not Conversation.objects.exists()
