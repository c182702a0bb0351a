import pytest

from barnraiser.acts.conversations.actions import (
    ImportedMessage,
    import_conversation,
    release,
    take_back_held,
)
from barnraiser.acts.conversations.models import Conversation, Message, Wording
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import acts
from .test_importing import mail, somebody

pytestmark = pytest.mark.django_db
BY, OTHER = "import:a", "import:b"


def held(community: Community, by: str, *messages: ImportedMessage) -> Conversation:
    done = import_conversation(
        community=community, kind="question", title="Hm", messages=messages, held_by=by
    )
    assert done.conversation
    return done.conversation


def test_nobody_sees_what_is_held_back_and_no_act_tells_of_it(
    nell: Person, soil_and_table: Community
) -> None:
    ada, bo = somebody("Ada"), somebody("Bo")
    talk = held(soil_and_table, BY, mail(0, ada), mail(1, bo, 0))
    assert not Conversation.objects.visible_to(nell).exists()
    assert not Message.objects.visible_to(nell).exists()
    assert acts() == []
    assert not Wording.objects.exists()
    assert release(held_by=OTHER).messages == 0
    let_go = release(held_by=BY)
    assert (let_go.messages, let_go.people) == (2, frozenset({ada.pk, bo.pk}))
    assert Conversation.objects.visible_to(nell).get() == talk
    assert acts() == [("started", "Ada", []), ("replied", "Bo", ["Ada"])]
    assert release(held_by=BY).messages == 0


def test_what_is_held_back_goes_on_in_parts(soil_and_table: Community) -> None:
    ada = somebody("Ada")
    first = held(soil_and_table, BY, mail(0, ada))
    assert held(soil_and_table, BY, mail(1, ada, 0)) == first
    assert first.messages.count() == 2


def test_what_another_holds_back_does_not_exist(nell: Person, soil_and_table: Community) -> None:
    ada = somebody("Ada")
    held(soil_and_table, BY, mail(0, ada))
    other = held(soil_and_table, OTHER, mail(1, ada, 0))
    release(held_by=OTHER)
    assert list(Conversation.objects.visible_to(nell)) == [other]
    assert take_back_held(held_by=BY).messages == 1
    assert list(Message.objects.values_list("conversation", flat=True)) == [other.pk]


def test_whoever_was_forgotten_meanwhile_did_nothing(nell: Person, soil_and_table: Community) -> None:
    ada, bo = somebody("Ada"), somebody("Bo")
    held(soil_and_table, BY, mail(0, ada), mail(1, bo, 0))
    Message.objects.filter(by=ada).update(by=None)
    release(held_by=BY)
    assert acts() == [("replied", "Bo", [])]
