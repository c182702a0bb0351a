from barnraiser.acts.conversations import actions
from barnraiser.acts.ledger.queries import stirs, to_person
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


def test_an_act_stirs_those_it_was_done_toward(
    soil_and_table: Community, ruth: Person, callum: Person
) -> None:
    talk = actions.start(by=ruth, community=soil_and_table, kind="question", title="T", words="W")
    newest, nothing = stirs(None)
    assert nothing == {}
    actions.reply(by=callum, conversation=talk, words="I do.")
    after, told = stirs(newest)
    assert after > newest
    assert [topic for topics in told.values() for topic in topics] == [to_person(ruth.pk)]
    assert stirs(after) == (after, {})
