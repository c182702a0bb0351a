"""What a letter becomes."""

from datetime import timedelta

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Cadence, Conversation, Hearing, Level, Message
from barnraiser.acts.lists import actions, addresses
from barnraiser.acts.lists.models import Arrival, Attachment, Raw, State
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..telling import CALLUM, DOMAIN, RUTH, answers_to, comes, happens, letter, sent_to

pytestmark = pytest.mark.django_db


def reply_address(person: Person, conversation: Conversation) -> str:
    account = Person.objects.select_related("account").get(pk=person.pk).account
    assert account
    return addresses.for_reply(person, account, conversation)


@pytest.mark.requirement("E8", "E1")
def test_a_member_begins_a_conversation(ruth: Person, soil_and_table: Community) -> None:
    raw = letter(subject="[Failure] We lost the clover", words="All of it.\n\n-- \nRuth")
    arrival = comes(raw)
    assert arrival.state == State.POSTED
    message = Message.objects.select_related("conversation", "by").get()
    assert (message.conversation.kind, message.conversation.title) == ("failure", "We lost the clover")
    assert message.by == ruth
    assert message.words.startswith("All of it.\n\n[By mail, with what is quoted below](/mail/")
    assert bytes(Raw.objects.get(arrival=arrival).data) == raw


@pytest.mark.requirement("E8")
def test_a_member_answers_by_the_address_of_their_own(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    asked = conversations.start(
        by=callum, community=soil_and_table, kind="question", title="Clover?", words="When?"
    )
    arrival = comes(letter(words="In May."), reply_address(ruth, asked))
    assert arrival.state == State.POSTED
    assert Message.objects.replies().get().conversation_id == asked.pk


def test_an_answer_to_all_finds_its_conversation(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    comes(letter(message_id="first@callum", subject="Clover?"), sender=CALLUM)
    begun = Conversation.objects.get()
    comes(letter(CALLUM, "And rye?", "Re: Clover?", answers="first@callum", message_id="second@callum"))
    comes(
        letter(
            words="Rye too.",
            subject="Re: Clover?",
            answers=f"{Message.objects.opening().get().code}@{DOMAIN}",
        )
    )
    assert [m.conversation_id for m in Message.objects.all()] == [begun.pk] * 3


def test_an_answer_that_overtakes_what_it_answers_waits_for_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    early = comes(letter(words="In May.", subject="Re: When?", answers="asked@callum"))
    assert early.state == State.WAITING
    comes(letter(CALLUM, "When?", "When?", message_id="asked@callum"), sender=CALLUM)
    early.refresh_from_db()
    assert early.state == State.POSTED
    assert Message.objects.replies().get().words == "In May."
    assert Conversation.objects.count() == 1


def test_an_answer_to_what_never_comes_begins_a_conversation(ruth: Person, soil_and_table: Community) -> None:
    early = comes(letter(subject="Re: When?", answers="nowhere@x"))
    with clock.at(clock.now() + timedelta(hours=1)):
        actions.look_again()
        happens()
    early.refresh_from_db()
    assert early.state == State.POSTED
    assert Conversation.objects.get().title == "When?"


def test_one_message_id_posts_once(ruth: Person, soil_and_table: Community) -> None:
    first = letter(message_id="same@ruth")
    comes(first)
    again = comes(b"X-Hop: 2\r\n" + first)
    assert (again.state, again.reason) == (State.REFUSED, "This very mail was posted already.")
    asked = Conversation.objects.get()
    by_token = comes(letter(message_id="same@ruth", words="Other words"), reply_address(ruth, asked))
    assert by_token.state == State.REFUSED
    assert comes(first).code == Arrival.objects.order_by("pk")[0].code
    assert Message.objects.count() == 1


def test_nobody_can_use_up_the_name_of_anothers_letter(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    comes(letter(CALLUM, "Mine now.", message_id="guessed@ruth"), sender=CALLUM)
    assert comes(letter(message_id="guessed@ruth")).state == State.POSTED
    assert Message.objects.count() == 2


def test_letters_without_a_message_id_are_told_apart(ruth: Person, soil_and_table: Community) -> None:
    for words in ("One.", "Two."):
        assert comes(letter(words=words, message_id="")).state == State.POSTED
    assert comes(b"X-Hop: 2\r\n" + letter(words="One.", message_id="")).state == State.REFUSED


def test_the_same_words_again_are_held_and_may_be_meant(ruth: Person, soil_and_table: Community) -> None:
    comes(letter(words="Yes, thanks."))
    again = comes(letter(words="Yes,  thanks.", subject="Again"))
    assert (again.state, again.by_id) == (State.HELD, ruth.pk)
    actions.release(by=ruth, arrival=again)
    again.refresh_from_db()
    assert again.state == State.POSTED
    assert Message.objects.count() == 2


def test_a_stranger_has_one_mail_that_explains(soil_and_table: Community) -> None:
    stranger = "mo@elsewhere.example"
    first = comes(letter(stranger), sender=stranger)
    comes(letter(stranger, subject="Again"), sender=stranger)
    assert first.state == State.REFUSED
    [answer] = answers_to(stranger)
    assert "Only members write here" in answer.get_content()  # type: ignore[attr-defined]


def test_a_member_of_nothing_here_is_refused_in_words(harald: Person, soil_and_table: Community) -> None:
    arrival = comes(letter("harald@aldervalley.example"))
    assert arrival.state == State.REFUSED
    assert "Only members of Soil & Table take part" in arrival.reason


@pytest.mark.requirement("E8")
def test_subscribing_and_leaving(ruth: Person, soil_and_table: Community) -> None:
    assert comes(letter(words="please"), f"soil-and-table-subscribe@{DOMAIN}").state == State.DONE
    hearing = Hearing.objects.get(person=ruth)
    assert (hearing.level, hearing.cadence) == (Level.ALL, Cadence.AT_ONCE)
    assert comes(letter(words="no more"), f"soil-and-table-unsubscribe@{DOMAIN}").state == State.DONE
    hearing.refresh_from_db()
    assert hearing.cadence == Cadence.NEVER
    assert len(answers_to(RUTH)) == 1
    with clock.at(clock.now() + timedelta(hours=25)):
        actions.look_again()
        happens()
    assert "No more mail comes to you from Soil & Table" in answers_to(RUTH)[1].get_content()  # type: ignore[attr-defined]


def test_a_signed_address_ends_letters_without_proof(ruth: Person, soil_and_table: Community) -> None:
    comes(letter(words="please"), f"soil-and-table-subscribe@{DOMAIN}")
    comes(letter(proof=[]), addresses.for_leaving(ruth, soil_and_table))
    assert Hearing.objects.get(person=ruth).cadence == Cadence.NEVER


def test_what_is_attached_goes_with_the_message(ruth: Person, soil_and_table: Community) -> None:
    raw = (
        letter(words="x")
        .replace(b'Content-Type: text/plain; charset="utf-8"', b'Content-Type: multipart/mixed; boundary="b"')
        .replace(
            b"\r\n\r\nx\r\n",
            b"\r\n\r\n--b\r\n\r\nLook.\r\n--b\r\nContent-Type: text/csv; name=yield.csv\r\n\r\n1,2\r\n--b--\r\n",
        )
    )
    assert comes(raw).state == State.POSTED
    kept = Attachment.objects.get()
    assert (kept.name, kept.size, kept.message_id) == ("yield.csv", 3, Message.objects.get().pk)
    assert "[By mail, with an attachment](/mail/" in Message.objects.get().words


def test_a_letter_without_anything_is_refused(ruth: Person, soil_and_table: Community) -> None:
    arrival = comes(letter(words=" "))
    assert (arrival.state, len(answers_to(RUTH))) == (State.REFUSED, 1)


def test_dates_that_cannot_be_do_not_matter(ruth: Person, soil_and_table: Community) -> None:
    dates = ("Thu, 1 Jan 1970 00:00:00 +0000", "Fri, 31 Dec 2099 23:59:59 +0000", "yesterday, I think")
    for number, date in enumerate(dates):
        comes(letter(words=f"Word {number}.", Date=date))
    assert [m.words for m in Message.objects.order_by("at")] == ["Word 0.", "Word 1.", "Word 2."]
    assert max(m.at for m in Message.objects.all()) <= clock.now()


def test_what_fails_inside_is_kept_apart(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(**_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("barnraiser.acts.lists.actions.sorting.post", breaks)
    assert comes(letter()).state == State.QUARANTINED


def test_a_refusal_by_the_rules_is_one_mail(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    """As it will be for a conversation that is closed: what the rule says is what the author reads."""
    asked = conversations.start(
        by=callum, community=soil_and_table, kind="question", title="Clover?", words="When?"
    )
    to = reply_address(ruth, asked)
    Conversation.objects.filter(pk=asked.pk).delete()
    arrival = comes(letter(), to)
    assert arrival.state == State.REFUSED
    assert "no longer there" in answers_to(RUTH)[0].get_content()  # type: ignore[attr-defined]
    assert sent_to(CALLUM) == []
