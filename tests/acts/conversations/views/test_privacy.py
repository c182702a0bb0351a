import re

import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Message, Thanks
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import LIST, START, asks, opening

pytestmark = pytest.mark.django_db


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
