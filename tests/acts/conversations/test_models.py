import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Conversation, Mention, Message, Reading, Thanks
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import MONDAY, asks, opening

pytestmark = pytest.mark.django_db


def test_the_database_itself_keeps_one_of_each(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table, words="@callum-birch?")
    first = opening(talk)
    actions.thank(by=callum, message=first)
    for double in (
        Thanks(message=first, by=callum, at=MONDAY),
        Mention(message=first, person=callum),
        Reading(conversation=talk, person=ruth),
        Message(conversation=talk, by=ruth, words="A second opening", html="", at=MONDAY),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            double.save()


def test_a_question_waits_until_somebody_answers(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    question, news = asks(ruth, soil_and_table), asks(ruth, soil_and_table, kind="announcement")
    assert question.waits
    assert not news.waits
    assert list(Conversation.objects.unanswered()) == [question]
    actions.reply(by=callum, conversation=question, words="Yes.")
    assert not question.waits
    assert not Conversation.objects.unanswered().exists()


def test_a_conversation_is_seen_by_current_members_alone(
    ruth: Person, nell: Person, harald: Person, soil_and_table: Community, kitchens: Community
) -> None:
    talk, open_talk = asks(ruth, soil_and_table), asks(nell, kitchens)
    assert set(Conversation.objects.visible_to(ruth)) == {talk}
    assert set(Conversation.objects.visible_to(nell)) == {talk, open_talk}
    for nobody in (harald, None):
        assert not Conversation.objects.visible_to(nobody).exists()
        assert not Message.objects.visible_to(nobody).exists()


def test_everything_has_an_address_and_a_name(ruth: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    message = opening(talk)
    assert talk.get_absolute_url() == f"/conversations/{talk.code}/"
    assert message.get_absolute_url() == f"/messages/{message.code}/"
    assert str(talk) == "Yellow clover?"
    assert message.code in str(message)
    assert str(message.ref) == f"conversations.message:{message.code}"
    assert (message.safe_html.__html__(), opening(talk).html) == ("<p>Help.</p>\n", "<p>Help.</p>\n")
