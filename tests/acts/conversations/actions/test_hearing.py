import pytest

from barnraiser.acts.conversations import actions
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person


def test_a_member_hears_as_much_as_they_chose(
    soil_and_table: Community, ruth: Person, harald: Person
) -> None:
    talk = actions.start(by=ruth, community=soil_and_table, kind="success", title="T", words="W")
    actions.hear(by=ruth, community=soil_and_table, level="all", cadence="at_once")
    chosen = actions.hear(by=ruth, community=soil_and_table, level="mine", cadence="weekly")
    assert (chosen.level, chosen.cadence) == ("mine", "weekly")
    assert ruth.hearings.count() == 1
    actions.follow(by=ruth, conversation=talk)
    actions.follow(by=ruth, conversation=talk, level="nothing")
    assert talk.followings.get().level == "nothing"
    actions.unfollow(by=ruth, conversation=talk)
    assert not talk.followings.exists()
    for refused in (
        lambda: actions.hear(by=harald, community=soil_and_table, level="all", cadence="daily"),
        lambda: actions.follow(by=harald, conversation=talk),
    ):
        with pytest.raises(Refused):
            refused()
