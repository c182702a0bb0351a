import pytest
from django.test import Client

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Draft, Message
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import START, asks, opening

pytestmark = pytest.mark.django_db


def test_a_message_is_changed_on_a_page_and_its_history_opens(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table, words="80 kg.")
    first = opening(talk)
    client, url = signed_in(ruth), f"/messages/{first.code}/change/"
    assert "80 kg." in page(client, url)
    assert client.post(url, {"words": " ", "title": "T"}).status_code == 422
    client.post(
        url, {"words": "110 kg.", "title": "Clover", "by": callum.pk, "at": "2001-01-01", "source": "x"}
    )
    said = Message.objects.get(pk=first.pk)
    assert (said.words, said.by_id, said.at, said.source) == ("110 kg.", ruth.pk, first.at, "")
    html = page(signed_in(callum), talk.get_absolute_url())
    assert f'<a href="/messages/{first.code}/wordings/">Changed once</a>' in html
    history = page(signed_in(callum), f"/messages/{first.code}/wordings/")
    assert "80 kg." in history
    assert "Yellow clover?" in history


def test_nobody_else_changes_it_and_nobody_else_reads_what_it_was(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table, words="A canary c0ff."))
    url = f"/messages/{first.code}/change/"
    for method in ("get", "post"):
        assert getattr(signed_in(callum), method)(url, {"words": "Mine."}).status_code == 403
        assert getattr(signed_in(harald), method)(url, {"words": "Mine."}).status_code == 404
    actions.change(by=ruth, message=first, words="Nothing.")
    for client in (signed_in(harald), Client()):
        answer = client.get(f"/messages/{first.code}/wordings/")
        assert answer.status_code == 404
        assert b"canary" not in answer.content
    other = opening(asks(ruth, soil_and_table, "Two"))
    assert signed_in(ruth).get(f"/messages/{other.code}/wordings/").status_code == 404


def test_a_reply_is_kept_while_it_is_written_and_gone_once_it_is_sent(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    client, url = signed_in(callum), f"/conversations/{talk.code}/draft/"
    assert client.post(url, {"words": "It was we"}, headers={"X-Requested-With": "draft"}).status_code == 204
    assert client.post(url, {"words": "It was wet <b>", "to": opening(talk).code}).status_code == 302
    html = page(client, talk.get_absolute_url())
    assert "It was wet &lt;b&gt;</textarea>" in html
    assert f'name="to" value="{opening(talk).code}"' in html
    assert "It was wet" not in page(signed_in(ruth), talk.get_absolute_url())
    assert "It was wet" in page(client, "/me/drafts/")
    client.post(f"/conversations/{talk.code}/replies/", {"words": "It was wet."})
    assert not Draft.objects.exists()


def test_a_new_conversation_is_kept_too(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    said = {
        "kind": "failure",
        "title": "We lost it",
        "words": "All of",
        "audience": "trusted",
        "by": callum.pk,
    }
    client.post(f"{START}draft/", said)
    assert Draft.objects.get().by_id == ruth.pk
    html = page(client, START)
    assert "All of</textarea>" in html
    assert 'value="We lost it"' in html
    assert 'value="failure" checked' in html
    assert 'value="trusted" checked' in html
    client.post(START, said | {"words": "All of it."})
    assert not Draft.objects.exists()


def test_drafts_are_nobody_elses(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    draft = actions.keep_draft(by=callum, community=soil_and_table, conversation=talk, words="A canary 91")
    assert draft
    for other in (ruth, harald):
        assert signed_in(other).post(f"/me/drafts/{draft.code}/withdrawal/").status_code == 404
        assert "canary" not in page(signed_in(other), "/me/drafts/")
    assert signed_in(harald).post(f"/conversations/{talk.code}/draft/", {"words": "x"}).status_code == 404
    signed_in(callum).post(f"/me/drafts/{draft.code}/withdrawal/")
    assert not Draft.objects.exists()


def test_the_list_of_drafts_names_no_conversation_one_no_longer_sees(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table, "A canary 3d3d")
    actions.keep_draft(by=callum, community=soil_and_table, conversation=talk, words="Half")
    assert "canary" in page(signed_in(callum), "/me/drafts/")
    actions.open_to(by=ruth, conversation=talk, audience="trusted")
    assert "canary" not in page(signed_in(callum), "/me/drafts/")


def test_too_long_a_draft_is_refused(ruth: Person, soil_and_table: Community) -> None:
    said = {"words": "w" * 60_001}
    assert (
        signed_in(ruth).post(f"{START}draft/", said, headers={"X-Requested-With": "draft"}).status_code == 422
    )
    assert not Draft.objects.exists()


def test_quoting_prefills_what_was_said(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table, words="Is it *wet*?")
    html = page(signed_in(callum), f"{talk.get_absolute_url()}?to={opening(talk).code}&quote=1")
    assert "&gt; Is it *wet*?" in html
    foreign = opening(asks(callum, soil_and_table, "Two"))
    assert signed_in(callum).get(f"{talk.get_absolute_url()}?to={foreign.code}&quote=1").status_code == 404


def test_a_way_to_begin_prefills_the_reply(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table, kind="failure")
    html = page(signed_in(callum), f"{talk.get_absolute_url()}?say=listening")
    assert "I’m listening. What I hear you say is: </textarea>" in html
