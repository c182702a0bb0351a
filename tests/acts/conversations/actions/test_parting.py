"""Leaving a community's talk: the name goes, or the words do."""

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Mention, Message
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

SECRET = "The canary sings at four"


def talks(ruth: Person, callum: Person, community: Community) -> None:
    talk = actions.start(
        by=ruth, community=community, kind="failure", title=SECRET, words=f"{SECRET}. @{callum.handle}"
    )
    actions.reply(by=callum, conversation=talk, words="So I heard.")


def test_without_the_name_the_words_stay(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talks(ruth, callum, soil_and_table)
    assert actions.unname(by=ruth, community=soil_and_table) == 1
    first, answer = Message.objects.select_related("by").order_by("pk")
    assert (first.by, answer.by) == (None, callum)
    assert SECRET in first.words


def test_taken_out_nothing_of_the_words_is_left(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talks(ruth, callum, soil_and_table)
    [said] = Message.objects.filter(reply_to=None)
    actions.hide(message=said, under="rule 1", reason="Too shrill.")
    actions.take_out(by=ruth, community=soil_and_table)
    for row in Message.objects.values():
        assert SECRET not in str(row)
    assert SECRET not in str(list(queries.visible_to(callum).values()))
    assert not Mention.objects.exists()
    assert Message.objects.count() == 2, "the answer stays, and what it answers keeps its place"


def test_words_elsewhere_are_left_alone(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    meadow = communities.found(by=ruth, name="Meadow", purpose="Hay.")
    actions.start(by=ruth, community=meadow, kind="question", title=SECRET, words=SECRET)
    actions.take_out(by=ruth, community=soil_and_table)
    assert Message.objects.get().words == SECRET
