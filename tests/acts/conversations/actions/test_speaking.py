import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Conversation, Mention, Message
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.acts.ledger.together import at_once

from ..telling import LENTILS, MONDAY, acts, asks, later, opening

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("E1")
def test_any_member_starts_a_conversation(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    """Ruth carries no role, and starts one all the same."""
    with clock.at(MONDAY):
        talk = asks(ruth, soil_and_table, LENTILS, kind="failure", words="By **July** it was fat hen.")
    assert (talk.title, talk.kind, talk.by, talk.started_at, talk.last_at) == (
        LENTILS,
        "failure",
        ruth,
        MONDAY,
        MONDAY,
    )
    assert opening(talk).html == "<p>By <strong>July</strong> it was fat hen.</p>\n"
    assert acts() == [("started", "Ruth Amsel", [])]
    assert talk in queries.visible_to(nell)


@pytest.mark.requirement("E2")
@pytest.mark.parametrize(
    "kind", ["question", "failure", "frustration", "success", "resource", "announcement"]
)
def test_a_conversation_is_of_a_kind(kind: str, ruth: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table, kind=kind)
    assert Conversation.objects.get(pk=talk.pk).kind == kind
    assert queries.kind_counts(ruth, soil_and_table)[kind] == 1


def test_there_is_no_seventh_kind(ruth: Person, soil_and_table: Community) -> None:
    with pytest.raises(ValueError, match="rant"):
        asks(ruth, soil_and_table, kind="rant")


def test_who_is_no_member_does_not_speak(harald: Person, ruth: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    for try_it in (
        lambda: asks(harald, soil_and_table),
        lambda: actions.reply(by=harald, conversation=talk, words="Hello."),
        lambda: actions.thank(by=harald, message=opening(talk)),
        lambda: actions.take_back_thanks(by=harald, message=opening(talk)),
    ):
        with pytest.raises(Refused, match="Only members of Soil & Table"):
            try_it()
    assert acts() == [("started", "Ruth Amsel", [])]
    assert Message.objects.count() == 1


def test_a_reply_is_an_act_toward_the_one_who_is_answered(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    answer = actions.reply(by=callum, conversation=talk, words="It is the wet corner.")
    actions.reply(by=nell, conversation=talk, words="It always is.", to=answer)
    assert acts("replied") == [
        ("replied", "Callum Birch", ["Ruth Amsel"]),
        ("replied", "Nell Whitlock", ["Callum Birch"]),
    ]
    assert talk.reply_count == Conversation.objects.get(pk=talk.pk).reply_count == 2


def test_a_reply_to_oneself_is_toward_nobody(ruth: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    actions.reply(by=ruth, conversation=talk, words="Solved it.")
    assert acts("replied") == [("replied", "Ruth Amsel", [])]


def test_a_reply_moves_the_last_word_forward_only(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later(days=3)):
        talk = asks(ruth, soil_and_table)
    with clock.at(later(days=1)):
        actions.reply(by=callum, conversation=talk, words="From a slow clock.")
    assert talk.last_at == later(days=3)
    with clock.at(later(days=4)):
        actions.reply(by=callum, conversation=talk, words="Now.")
    assert talk.last_at == later(days=4)


def test_a_reply_answers_within_its_own_conversation(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    one, other = asks(ruth, soil_and_table), asks(ruth, soil_and_table, "Another")
    with pytest.raises(ValueError, match="its own conversation"):
        actions.reply(by=callum, conversation=one, words="Hm.", to=opening(other))
    assert Message.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_replies_at_once_are_all_counted(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    speakers = (callum, nell, ruth, callum)

    def answer(number: int) -> Message:
        found = Conversation.objects.select_related("community").get(pk=talk.pk)
        return actions.reply(by=speakers[number], conversation=found, words=f"Answer {number}")

    at_once(4, answer)
    assert Conversation.objects.get(pk=talk.pk).reply_count == 4
    assert Message.objects.replies().filter(conversation=talk).count() == 4
    assert len(acts("replied")) == 4


def test_calling_in_is_an_act_toward_each_member_called(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(
        ruth,
        soil_and_table,
        words="@callum-birch, @ruth-amsel, @harald-voss, @nobody-here, a@nell-whitlock.org",
    )
    assert acts("mentioned") == [("mentioned", "Ruth Amsel", ["Callum Birch"])]
    assert [mention.person_id for mention in Mention.objects.filter(message__conversation=talk)] == [
        callum.pk
    ]


def test_one_who_left_is_no_longer_heard(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    talk = asks(nell, soil_and_table)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    actions.reply(by=ruth, conversation=talk, words="Before I go.")
    belonging.leave(by=ruth, membership=membership)
    with pytest.raises(Refused):
        actions.reply(by=ruth, conversation=talk, words="One more thing.")
