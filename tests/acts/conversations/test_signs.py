from barnraiser.acts.conversations import actions, signs
from barnraiser.acts.conversations.models import Audience
from barnraiser.communities.models import Community
from barnraiser.ground import search
from barnraiser.people.models import Person


def test_signs_say_where_by_whom_and_what_kind_and_no_word_can_be_one(
    soil_and_table: Community, ruth: Person
) -> None:
    told = {}
    for audience in Audience:
        talk = actions.start(
            by=ruth, community=soil_and_table, kind="success", title="T", words="W", audience=audience
        )
        told[audience] = set(signs.of(talk.messages.get(), talk))
    ours, trusted = signs.room(soil_and_table.pk), signs.among(soil_and_table.pk)
    always = {signs.author(ruth.pk), signs.of_kind("success")}
    assert told[Audience.COMMUNITY] == {ours, *always}
    assert told[Audience.PUBLIC] == {ours, signs.PUBLIC, *always}
    assert told[Audience.TRUSTED] == {trusted, *always}
    for sign in set.union(*told.values()):
        assert sign not in search.said(f"typed {sign} by hand")
        assert sign not in {each.word for each in search.asked(sign)}
