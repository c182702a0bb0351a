import pytest

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person


def test_a_reply_is_an_act_toward_the_one_who_asked(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = actions.start(by=ruth, community=soil_and_table, kind="question", title="Yellow clover?", words="Help @callum-birch")
    answer = actions.reply(by=callum, conversation=talk, words="It is the wet corner.")
    actions.thank(by=ruth, message=answer)
    actions.thank(by=ruth, message=answer)
    assert [a.kind for a in Act.objects.exclude(kind__startswith="belonging.")] == [
        "conversations.started", "conversations.mentioned", "conversations.replied", "conversations.thanked",
    ]
    actions.take_back_thanks(by=ruth, message=answer)
    assert not Act.objects.standing().filter(kind="conversations.thanked").exists()


def test_a_stranger_may_not_speak(harald: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused):
        actions.start(by=harald, community=soil_and_table, kind="question", title="Hm", words="Hm")
