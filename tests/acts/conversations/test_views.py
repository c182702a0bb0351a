import re

import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.actions import ImportedMessage, import_conversation
from barnraiser.acts.conversations.models import Conversation, Message, Reading, Thanks
from barnraiser.acts.conversations.prompts import NORM, PROMPTS
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.signing_in import signed_in

from .telling import LENTILS, asks, later, opening

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/"
START = LIST + "start/"
HTMX = {"HX-Request": "true"}


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


# ---- the list ---------------------------------------------------------------------------------------------------


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


# ---- starting ---------------------------------------------------------------------------------------------------


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


# ---- the thread -------------------------------------------------------------------------------------------------


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


# ---- thanks -----------------------------------------------------------------------------------------------------


def test_thanks_are_a_form_that_works_without_javascript(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    message = opening(talk)
    client = signed_in(callum)
    assert f'action="/messages/{message.code}/thanks/"' in page(client, talk.get_absolute_url())
    response = client.post(f"/messages/{message.code}/thanks/", follow=True)
    assert "You thanked Ruth" in response.content.decode()
    assert Thanks.objects.filter(by=callum, message=message).count() == 1
    assert f'action="/messages/{message.code}/thanks/withdrawal/"' in response.content.decode()
    response = client.post(f"/messages/{message.code}/thanks/withdrawal/", follow=True)
    assert "Thank Ruth" in response.content.decode()
    assert not Thanks.objects.exists()


def test_htmx_gets_the_part_that_changed(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    message = opening(asks(ruth, soil_and_table))
    client = signed_in(callum)
    html = client.post(f"/messages/{message.code}/thanks/", headers=HTMX).content.decode()
    assert html.strip().startswith("<form")
    assert "You thanked Ruth" in html
    assert "csrfmiddlewaretoken" in html
    assert "<html" not in html


def test_nobody_is_offered_to_thank_themselves_and_trying_says_why(
    ruth: Person, soil_and_table: Community
) -> None:
    message = opening(asks(ruth, soil_and_table))
    client = signed_in(ruth)
    assert "/thanks/" not in page(client, message.conversation.get_absolute_url())
    response = client.post(f"/messages/{message.code}/thanks/")
    assert response.status_code == 403
    assert "Thanks come from somebody else." in response.content.decode()


def test_reading_changes_nothing_and_changing_is_not_reading(ruth: Person, soil_and_table: Community) -> None:
    message = opening(asks(ruth, soil_and_table))
    client = signed_in(ruth)
    for url in (f"/messages/{message.code}/thanks/", f"/conversations/{message.conversation.code}/replies/"):
        assert client.get(url).status_code == 405
    assert Client(enforce_csrf_checks=True).post(START, {}).status_code == 403


# ---- privacy ----------------------------------------------------------------------------------------------------


def faceless(body: bytes) -> str:
    """A page without what differs on every request: nonces and tokens."""
    text = re.sub(r'(nonce|value|content)="[\w+/=-]{20,}"', "", body.decode())
    return re.sub(r'hx-headers="[^"]*"|hx-headers=\'[^\']*\'', "", text)


def test_who_may_not_see_cannot_tell_it_from_what_never_was(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    """As a stranger, as a member of nothing here, as one who left: the same page, whether or not there is something."""
    talk = asks(ruth, soil_and_table, "CANARY-title", words="CANARY-words")
    code, said = talk.code, opening(talk).code
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    pairs = [
        ("get", "/communities/{}/", "soil-and-table", "no-such-community"),
        ("get", "/communities/{}/start/", "soil-and-table", "no-such-community"),
        ("post", "/communities/{}/start/", "soil-and-table", "no-such-community"),
        ("get", "/conversations/{}/", code, "23456789abcd"),
        ("get", f"/conversations/{{}}/?to={said}", code, "23456789abcd"),
        ("get", "/conversations/{}/?page=2", code, "23456789abcd"),
        ("post", "/conversations/{}/replies/", code, "23456789abcd"),
        ("get", "/messages/{}/", said, "23456789abcd"),
        ("post", "/messages/{}/thanks/", said, "23456789abcd"),
        ("post", "/messages/{}/thanks/withdrawal/", said, "23456789abcd"),
        ("get", "/messages/{}/thanks/", said, "23456789abcd"),
    ]
    for client in (Client(), signed_in(harald), signed_in(callum)):
        for verb, url, real, random in pairs:
            there, nowhere = (getattr(client, verb)(url.format(c)) for c in (real, random))
            assert there.status_code == nowhere.status_code
            assert there.status_code in (404, 405), url
            assert faceless(there.content).replace(real, random) == faceless(nowhere.content), url
            assert sorted(there.headers) == sorted(nowhere.headers)
            assert b"CANARY" not in there.content
    assert Message.objects.count() == 1
    assert not Thanks.objects.exists()
    assert signed_in(ruth).get(f"/conversations/{code}/").status_code == 200


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7|add:7 }}{% debug %}",
        "'; drop table",
    ],
)
def test_whatever_is_typed_stays_text(
    payload: str, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    client.post(START, {"kind": "question", "title": payload, "words": payload})
    talk = queries.visible_to(ruth).get()
    answer = actions.reply(by=callum, conversation=talk, words=payload)
    urls = (
        LIST,
        talk.get_absolute_url(),
        f"{talk.get_absolute_url()}?to={answer.code}",
        f"{LIST}?kind={payload}",
        f"{START}?kind={payload}",
    )
    for url in urls:
        html = page(client, url)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "14" not in re.findall(r"thread__title\">([^<]*)<", html)
