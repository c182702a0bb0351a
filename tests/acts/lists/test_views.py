"""The pages: one's own letters, what came beside a message, the way out."""

import re

import pytest
from django.test import Client

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Cadence, Hearing, Message
from barnraiser.acts.lists import actions, addresses
from barnraiser.acts.lists.models import Arrival, Attachment, Pause, Raw, State
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from .telling import ROOM, RUTH, comes, hears_all, letter

pytestmark = pytest.mark.django_db
EVIL = b"""--b\r\n\r\nLook.\r\n--b\r\nContent-Type: text/html; name="<img src=x onerror=alert(1)>.html"\r\n\r\n<script>alert(1)</script>\r\n--b--\r\n"""


@pytest.fixture
def held(ruth: Person, soil_and_table: Community) -> Arrival:
    return comes(letter(proof=[], words="<script>alert(1)</script>", subject="<b>bold</b>"))


def with_file(words: bytes = EVIL) -> bytes:
    raw = letter(words="x").replace(
        b'Content-Type: text/plain; charset="utf-8"', b'Content-Type: multipart/mixed; boundary="b"'
    )
    head, _, _ = raw.partition(b"\r\n\r\n")
    return head + b"\r\n\r\n" + words


def test_how_a_community_works_by_mail(ruth: Person, soil_and_table: Community, harald: Person) -> None:
    hears_all(ruth, soil_and_table)
    page = signed_in(ruth).get("/communities/soil-and-table/by-mail/")
    assert ROOM in page.text
    assert "You have everything" in page.text
    assert RUTH in page.text
    assert signed_in(harald).get("/communities/soil-and-table/by-mail/").status_code == 404
    assert Client().get("/communities/soil-and-table/by-mail/").status_code == 404


def test_a_held_letter_is_its_authors_alone(ruth: Person, callum: Person, held: Arrival) -> None:
    page = signed_in(ruth).get(held.get_absolute_url())
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    assert "&lt;b&gt;bold" in signed_in(ruth).get("/me/mail/").text
    stranger, other = Client(), signed_in(callum)
    for path in ("", "release/", "discard/"):
        url = held.get_absolute_url() + path
        assert (other.post(url) if path else other.get(url)).status_code == 404
        assert (stranger.post(url) if path else stranger.get(url)).status_code in (302, 404)
    held.refresh_from_db()
    assert held.state == State.HELD


def test_letting_it_out(ruth: Person, held: Arrival) -> None:
    client = signed_in(ruth)
    assert client.get(f"{held.get_absolute_url()}release/").status_code == 405
    assert client.post(f"{held.get_absolute_url()}release/").status_code == 302
    assert Message.objects.get().by_id == ruth.pk
    assert client.post(f"{held.get_absolute_url()}release/").status_code == 403
    assert Message.objects.count() == 1


def test_discarding_it(ruth: Person, held: Arrival) -> None:
    client = signed_in(ruth)
    assert client.post(f"{held.get_absolute_url()}discard/").status_code == 302
    assert not Message.objects.exists()
    assert bytes(Raw.objects.get().data) == b""
    assert "not kept" in client.get(held.get_absolute_url()).text


def test_what_is_attached_is_handed_out_and_never_shown(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    arrival = comes(with_file())
    file = Attachment.objects.get()
    page = signed_in(callum).get(f"/mail/{arrival.code}/")
    assert "&lt;img" in page.text
    assert "<img src=x" not in page.text
    got = signed_in(callum).get(file.get_absolute_url())
    assert got.content == b"<script>alert(1)</script>"
    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"].startswith("attachment")
    assert got["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in got["Content-Security-Policy"]
    for nobody in (signed_in(harald), Client()):
        assert nobody.get(file.get_absolute_url()).status_code == 404
        assert nobody.get(f"/mail/{arrival.code}/").status_code == 404


def test_what_is_attached_follows_who_reads_the_conversation(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    arrival = comes(with_file())
    file = Attachment.objects.get()
    message = Message.objects.select_related("conversation__community").get()
    conversations.open_to(by=ruth, conversation=message.conversation, audience=Audience.PUBLIC)
    assert Client().get(file.get_absolute_url()).status_code == 200
    conversations.open_to(by=ruth, conversation=message.conversation, audience=Audience.TRUSTED)
    for nobody in (Client(), signed_in(callum)):
        assert nobody.get(file.get_absolute_url()).status_code == 404
        assert nobody.get(f"/mail/{arrival.code}/").status_code == 404
    assert signed_in(ruth).get(file.get_absolute_url()).status_code == 200


def test_what_was_taken_down_has_nothing_beside_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    arrival = comes(with_file())
    conversations.hide(message=Message.objects.get(), under="rule 1", reason="x")
    client = signed_in(callum)
    assert client.get(Attachment.objects.get().get_absolute_url()).status_code == 404
    assert client.get(f"/mail/{arrival.code}/").status_code == 404


@pytest.mark.requirement("E8")
def test_one_press_ends_the_letters_and_a_look_does_not(ruth: Person, soil_and_table: Community) -> None:
    hears_all(ruth, soil_and_table)
    url = f"/mail/stop/{addresses.leaving_token(ruth, soil_and_table)}/"
    stranger = Client(enforce_csrf_checks=True)
    for _ in range(2):
        assert stranger.get(url).status_code == stranger.head(url).status_code == 200
    assert Hearing.objects.get().cadence == Cadence.AT_ONCE
    assert stranger.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Hearing.objects.get().cadence == Cadence.NEVER
    assert stranger.post("/mail/stop/made-up:x/").status_code == 404


def test_the_way_out_tells_nothing_of_whether_one_was_in(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    hears_all(ruth, soil_and_table)
    pages = [
        Client().post(f"/mail/stop/{addresses.leaving_token(person, soil_and_table)}/").text
        for person in (ruth, callum)
    ]
    one, other = (re.sub(r'nonce="[^"]*"', "", page) for page in pages)
    assert one == other


def test_mail_comes_again_by_one_press(callum: Person) -> None:
    Pause.objects.create(person=callum)
    client = signed_in(callum)
    assert "rests" in client.get("/me/mail/").text
    assert client.get("/me/mail/again/").status_code == 405
    client.post("/me/mail/again/")
    assert not Pause.objects.exists()


def test_pages_cost_the_same_for_many_letters(ruth: Person, soil_and_table: Community) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(ruth)
    counts = []
    for number in (1, 12):
        for each in range(number):
            comes(letter(proof=[], words=f"{number} {each}"))
        client.get("/me/mail/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/me/mail/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_settling_is_by_its_author(callum: Person, held: Arrival) -> None:
    from barnraiser.ground.verdict import Refused

    for act in (actions.release, actions.discard):
        with pytest.raises(Refused):
            act(by=callum, arrival=held)


STRANGER = "who@elsewhere.example"
SHELF = "/communities/soil-and-table/kept-apart/"


def test_stewards_have_a_page_of_what_could_not_be_taken(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    raw = letter(STRANGER, words="<script>alert(1)</script>", subject="<b>Seed", proof=[])
    kept = comes(raw, sender=STRANGER)
    page = signed_in(nell).get(SHELF)
    assert STRANGER in page.text
    assert kept.reason in page.text
    one = signed_in(nell).get(f"{SHELF}{kept.code}/")
    assert "&lt;b&gt;Seed" in one.text
    assert "alert(1)" not in one.text
    got = signed_in(nell).get(f"{SHELF}{kept.code}/whole/")
    assert got.content == raw
    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"] == f'attachment; filename="{kept.code}.eml"'
    assert got["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in got["Content-Security-Policy"]
    for path in (SHELF, f"{SHELF}{kept.code}/", f"{SHELF}{kept.code}/whole/"):
        assert signed_in(ruth).get(path).status_code == 403
        assert signed_in(harald).get(path).status_code == 404
        assert Client().get(path).status_code == 404


def test_what_waits_for_its_author_is_told_without_a_word_of_it(
    nell: Person, held: Arrival, soil_and_table: Community
) -> None:
    page = signed_in(nell).get(SHELF).text
    assert "waits for its author" in page
    assert "could not make sure that it is from whom it names" in page
    for told in (RUTH, "bold", held.code):
        assert told not in page
    for path in ("", "whole/"):
        assert signed_in(nell).get(f"{SHELF}{held.code}/{path}").status_code == 404
    for path in ("again/", "let-go/"):
        assert signed_in(nell).post(f"{SHELF}{held.code}/{path}").status_code == 404


def test_what_names_a_member_is_not_read_by_a_steward(
    nell: Person, ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr("barnraiser.acts.lists.actions.sorting.post", broken)
    kept = comes(letter(words="Mine.", subject="Private"))
    one = signed_in(nell).get(f"{SHELF}{kept.code}/")
    assert one.status_code == 200
    assert "its words are theirs" in one.text
    assert "Try it again" in one.text
    for page in (one.text, signed_in(nell).get(SHELF).text):
        assert RUTH not in page
        assert "Private" not in page
    assert signed_in(nell).get(f"{SHELF}{kept.code}/whole/").status_code == 403
    assert "Kept apart" in signed_in(ruth).get("/me/mail/").text


def test_a_press_tries_it_again_and_another_lets_it_go(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    kept = comes(letter(STRANGER, proof=[]), sender=STRANGER)
    steward = signed_in(nell)
    for path in ("again/", "let-go/"):
        assert steward.get(f"{SHELF}{kept.code}/{path}").status_code == 405
        assert signed_in(ruth).post(f"{SHELF}{kept.code}/{path}").status_code == 403
    assert steward.post(f"{SHELF}{kept.code}/again/").status_code == 302
    kept.refresh_from_db()
    assert kept.state == State.WAITING
    actions.settle(arrival=kept)
    assert steward.post(f"{SHELF}{kept.code}/let-go/").status_code == 302
    kept.refresh_from_db()
    assert kept.state == State.LET_GO
    assert steward.post(f"{SHELF}{kept.code}/let-go/").status_code == 404
    assert "Let go of a letter" in signed_in(ruth).get("/communities/soil-and-table/charter/log/").text


def test_the_shelf_is_paged_and_costs_the_same(nell: Person, soil_and_table: Community) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = signed_in(nell), []
    for number in (1, 35):
        for each in range(number):
            comes(
                letter(STRANGER, proof=[], words=f"{number} {each}"),
                sender=f"{number}-{each}@elsewhere.example",
            )
        client.get(SHELF)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(SHELF)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert "35-34@" in page.text
    assert "1-0@" not in page.text
    assert "1-0@" in client.get(f"{SHELF}?page=2").text
