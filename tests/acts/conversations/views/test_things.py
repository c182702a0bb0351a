"""What hangs on a message reaches those who read it, and nobody else; and never as something to run."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Attachment, Conversation, Message
from barnraiser.acts.conversations.uploads import Upload
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.ground.test_pictures import bomb
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import START, asks, files_kept, pdf, photo

pytestmark = pytest.mark.django_db(transaction=True)
CANARY = b"canary 6a6a"


def fetched(client: Client, url: str) -> HttpResponseBase:
    """The answer, read to its end and closed."""
    answer = client.get(url)
    if answer.streaming:
        answer.content_read = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    answer.close()
    return answer


def sent(by: Person, community: Community, audience: str = "community") -> Attachment:
    actions.start(
        by=by,
        community=community,
        kind="question",
        title="T",
        words="W",
        audience=audience,
        uploads=[Upload(pdf(body=CANARY))],
    )
    return Attachment.objects.get()


def test_a_photograph_and_a_file_go_along_with_the_words(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    client = signed_in(ruth)
    client.post(
        START,
        {
            "kind": "failure", "title": "The strip", "words": "Look.", "audience": "community",
            "file_1": photo("IMG_1.jpg"), "shows_1": "A boot <b>for</b> scale", "file_2": pdf("<script>.pdf"),
        },
    )  # fmt: skip
    talk = Conversation.objects.get()
    html = page(signed_in(callum), talk.get_absolute_url())
    assert 'alt="A boot &lt;b&gt;for&lt;/b&gt; scale"' in html
    assert "&lt;script&gt;.pdf" in html
    assert "<script>.pdf" not in html
    (shown,) = re.findall(r'<img src="(/attachments/\w+/)"', html)
    answer = fetched(signed_in(callum), shown)
    assert answer["Content-Type"] == "image/webp"
    assert answer.content_read.startswith(b"RIFF")  # type: ignore[attr-defined]


def test_it_is_served_to_be_saved_and_never_to_be_run(ruth: Person, soil_and_table: Community) -> None:
    answer = fetched(signed_in(ruth), sent(ruth, soil_and_table).get_absolute_url())
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"].startswith("private")
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_name_cannot_break_out_of_its_header(ruth: Person, soil_and_table: Community) -> None:
    thing = sent(ruth, soil_and_table)
    Attachment.objects.update(name='a"; filename=evil.html\u202e.pdf')
    answer = fetched(signed_in(ruth), thing.get_absolute_url())
    assert "\r" not in answer["Content-Disposition"]
    assert 'filename="evil' not in answer["Content-Disposition"]


@pytest.mark.requirement("E3")
def test_only_those_who_read_the_message_get_it(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    thing = sent(ruth, soil_and_table)
    url = thing.get_absolute_url()
    for client in (signed_in(harald), Client()):
        assert fetched(client, url).status_code == 404
        assert client.post(f"{url}withdrawal/").status_code in (404, 403)
    assert fetched(signed_in(callum), url).status_code == 200
    assert signed_in(callum).post(f"{url}withdrawal/").status_code == 403
    assert Attachment.objects.exists()
    talk = Conversation.objects.select_related("community").get()
    actions.open_to(by=ruth, conversation=talk, audience="trusted")
    assert fetched(signed_in(callum), url).status_code == 404
    signed_in(ruth).post(f"{url}withdrawal/")
    assert not Attachment.objects.exists()
    assert fetched(signed_in(ruth), url).status_code == 404


def test_what_everybody_reads_everybody_gets(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    thing = sent(ruth, soil_and_table, audience="public")
    talk = Conversation.objects.get()
    for client in (Client(), signed_in(harald)):
        assert "rates.pdf" in page(client, talk.get_absolute_url())
        assert fetched(client, thing.get_absolute_url()).status_code == 200


def test_somebody_who_was_removed_gets_nothing(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    thing = sent(ruth, soil_and_table)
    seat = membership_of(callum, soil_and_table)
    assert seat
    belonging.leave(by=callum, membership=seat)
    assert fetched(signed_in(callum), thing.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("file", "shows", "said"),
    [
        (photo(), "", "Say what the photograph shows"),
        (SimpleUploadedFile("a.svg", b"<svg onload=alert(1)>"), "A boot", "Only photographs"),
        (SimpleUploadedFile("a.png", bomb(50_000)), "A boot", "We cannot read this as a picture"),
        (SimpleUploadedFile("a.pdf", b""), "", "This file is empty"),
    ],
)
def test_what_cannot_go_along_is_said_and_the_words_stay(
    ruth: Person, soil_and_table: Community, file: SimpleUploadedFile, shows: str, said: str
) -> None:
    talk, before = asks(ruth, soil_and_table), files_kept()
    file.seek(0)
    answer = signed_in(ruth).post(
        f"/conversations/{talk.code}/replies/", {"words": "Half a page.", "file_1": file, "shows_1": shows}
    )
    assert answer.status_code == 422
    html = answer.content.decode()
    assert said in html
    assert "Half a page.</textarea>" in html
    assert not Message.objects.replies().exists()
    assert files_kept() == before


def test_the_limits_are_said_on_the_page(ruth: Person, soil_and_table: Community) -> None:
    for url in (START, asks(ruth, soil_and_table).get_absolute_url()):
        html = page(signed_in(ruth), url)
        assert "Up to 4." in html
        assert "up to 8 MB" in html


def test_a_thread_full_of_photographs_costs_the_same(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)

    def add(number: int) -> None:
        reply = actions.reply(
            by=callum,
            conversation=talk,
            words=f"Reply {number}",
            uploads=[Upload(photo(size=(8, 8)), "A boot")],
        )
        actions.nod(by=ruth, message=reply)
        actions.keep(by=ruth, message=reply)
        actions.change(
            by=callum,
            message=Message.objects.select_related("conversation__community").get(pk=reply.pk),
            words=f"R {number}",
        )

    costs_the_same(signed_in(ruth), talk.get_absolute_url(), add)
