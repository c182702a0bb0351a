import re

import pytest
from django.test import Client

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.actions import ImportedMessage, import_conversation
from barnraiser.acts.conversations.models import Message, Reading
from barnraiser.acts.conversations.prompts import PROMPTS
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import LIST, asks, later, opening

pytestmark = pytest.mark.django_db


def test_a_thread_shows_what_was_said_and_who_is_in_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table, words="Is it **wet**?")
    answer = actions.reply(by=callum, conversation=talk, words="Very.")
    html = page(signed_in(callum), talk.get_absolute_url())
    assert "Is it <strong>wet</strong>?" in html
    assert f'id="m-{answer.code}"' in html
    assert html.index("Is it <strong>") < html.index("Very.")
    assert 'href="/people/ruth-amsel/"' in html
    assert "In the conversation" in html


@pytest.mark.requirement("E4")
def test_the_reply_box_prompts_for_listening_and_the_first_answer_is_acknowledged(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    client = signed_in(callum)
    html = page(client, talk.get_absolute_url())
    assert PROMPTS["question"].answer in html
    assert PROMPTS["question"].listening in html
    response = client.post(f"/conversations/{talk.code}/replies/", {"words": "The wet corner."}, follow=True)
    assert "Yours is the first answer. Ruth Amsel no longer waits." in response.content.decode()
    assert "thank who wrote it" in page(signed_in(ruth), talk.get_absolute_url())


def test_a_reply_comes_back_to_where_it_stands(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    response = signed_in(callum).post(f"/conversations/{talk.code}/replies/", {"words": "Yes."})
    reply = Message.objects.replies().get()
    assert response.headers["Location"] == f"/messages/{reply.code}/"
    moved = signed_in(callum).get(response.headers["Location"])
    assert moved.headers["Location"] == f"{talk.get_absolute_url()}#m-{reply.code}"


def test_one_message_can_be_answered_without_javascript(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    answer = actions.reply(by=callum, conversation=talk, words="The wet corner.")
    client = signed_in(nell)
    html = page(client, f"{talk.get_absolute_url()}?to={answer.code}")
    assert "Your reply to Callum Birch" in html
    assert f'name="to" value="{answer.code}"' in html
    client.post(f"/conversations/{talk.code}/replies/", {"words": "It always is.", "to": answer.code})
    assert Message.objects.get(words="It always is.").reply_to_id == answer.pk


def test_an_empty_reply_loses_nothing(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    client, url = signed_in(callum), f"/conversations/{talk.code}/replies/"
    assert client.post(url, {"words": " "}).status_code == 422
    response = client.post(url, {"words": "w" * 60_001, "to": opening(talk).code})
    assert response.status_code == 422
    html = response.content.decode()
    assert "w" * 60_001 in html
    assert "60,000 characters" in html
    assert "Your reply to Ruth Amsel" in html
    assert not Message.objects.replies().exists()


def test_a_reply_to_what_is_elsewhere_is_not_found(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk, other = asks(ruth, soil_and_table), asks(ruth, soil_and_table, "Another")
    client, foreign = signed_in(callum), opening(other).code
    assert client.get(f"{talk.get_absolute_url()}?to={foreign}").status_code == 404
    assert (
        client.post(f"/conversations/{talk.code}/replies/", {"words": "Hm.", "to": foreign}).status_code
        == 404
    )
    assert not Message.objects.replies().exists()


def test_the_line_marks_where_one_left_off(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    client = signed_in(callum)
    assert "new since" not in page(client, talk.get_absolute_url())
    actions.reply(by=ruth, conversation=talk, words="One more thing.")
    assert "1 new since you were last here" in page(client, talk.get_absolute_url())
    assert "new since" not in page(client, talk.get_absolute_url())


def test_a_long_thread_comes_in_pages_of_a_hundred(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    mails = [
        ImportedMessage(str(n), callum, f"Mail number {n:03}", later(hours=n), "0" if n else "")
        for n in range(252)
    ]
    talk = import_conversation(
        community=soil_and_table, kind="question", title="Long", messages=mails
    ).conversation
    assert talk
    client, url = signed_in(ruth), talk.get_absolute_url()
    assert len(re.findall(r"<p>Mail number", page(client, url))) == 101
    assert Reading.objects.get(person=ruth).at == later(hours=100), "only what was shown is read"
    third = page(client, f"{url}?page=3")
    assert re.findall(r"<p>Mail number (\d+)", third)[0] == "201"
    assert "Read from the beginning" in third
    last = Message.objects.get(words="Mail number 251")
    assert client.get(f"/messages/{last.code}/").headers["Location"] == f"{url}?page=3#m-{last.code}"
    client.post(f"/conversations/{talk.code}/replies/", {"words": "At last."})
    assert "At last." in page(client, f"{url}?page=3")


def test_where_new_replies_begin_is_linked_from_another_page(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    mails = [
        ImportedMessage(str(n), callum, f"Mail {n}", later(hours=n), "0" if n else "") for n in range(252)
    ]
    talk = import_conversation(
        community=soil_and_table, kind="question", title="Long", messages=mails
    ).conversation
    assert talk
    actions.read(by=ruth, conversation=talk, until=later(hours=150))
    html = page(signed_in(ruth), talk.get_absolute_url())
    assert f'<a href="{talk.get_absolute_url()}?page=2#new">101 new since you were last here</a>' in html


def test_a_thread_costs_the_same_for_3_replies_and_for_30(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    said = [opening(talk)]

    def add(number: int) -> None:
        by = (callum, nell, ruth)[number % 3]
        said.append(actions.reply(by=by, conversation=talk, words=f"Reply {number}", to=said[number // 2]))
        other = nell if by != nell else callum
        actions.thank(by=other, message=said[-1])

    costs_the_same(signed_in(ruth), talk.get_absolute_url(), add)


def test_somebody_who_left_is_named_nowhere(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(callum, soil_and_table, words="Ask me anything.")
    actions.reply(by=callum, conversation=talk, words="Anybody?")
    actions.forget(person=callum)
    client = signed_in(ruth)
    for url in (
        LIST,
        talk.get_absolute_url(),
        f"{talk.get_absolute_url()}?to={Message.objects.replies().get().code}",
    ):
        html = page(client, url)
        assert "Somebody who left" in html
        assert "Callum" not in html


def test_what_else_can_be_done_opens_beside_the_message_or_on_a_page_of_its_own(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    answer = actions.reply(by=callum, conversation=talk, words="Very wet.")
    url = f"/messages/{answer.code}/more/"
    assert f'href="{url}"' in page(signed_in(ruth), talk.get_absolute_url())
    whole = page(signed_in(ruth), url)
    assert "More with what Callum Birch said" in whole
    assert "Very wet." in whole
    assert f"&amp;to={answer.code}&amp;quote=1#reply" in whole
    assert "Raise a concern" in whole
    assert "Change</a>" not in whole
    part = signed_in(callum).get(url, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<details class="more" open>')
    assert f'href="/messages/{answer.code}/change/"' in part
    assert "Raise a concern" not in part
    assert "Move to its own conversation" not in part
    assert "Move to its own conversation" in page(signed_in(nell), url)


def test_more_is_for_those_inside(
    ruth: Person, harald: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table, words="A canary 77aa.")
    url = f"/messages/{opening(talk).code}/more/"
    for client in (signed_in(harald), Client()):
        answer = client.get(url)
        assert answer.status_code == 404
        assert b"canary" not in answer.content
    actions.open_to(by=ruth, conversation=talk, audience="public")
    assert signed_in(harald).get(url).headers["Location"] == opening(talk).get_absolute_url()
    assert signed_in(callum).get(url).status_code == 200
