"""Who composes, and what may go out."""

import pytest

from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.acts.outward import actions
from barnraiser.acts.outward.rules import may_be_read, may_compose, may_look_out
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose

from .telling import says, sends

pytestmark = pytest.mark.django_db
ADDRESS = "stranger@elsewhere.example"


def wants_news(person: Person) -> None:
    people.answer_consent(by=person, purpose=Purpose.NEWS, given=True)


class TestWhoAndWhat:
    def test_nobody_else_does(
        self, ruth: Person, nell: Person, harald: Person, soil_and_table: Community
    ) -> None:
        """Reliability class 6."""
        draft = actions.compose(by=nell, community=soil_and_table, title="Autumn", words="")
        for person in (ruth, harald):
            with pytest.raises(Refused):
                actions.compose(by=person, community=soil_and_table, title="Mine", words="")
            for act in (actions.send, actions.discard):
                with pytest.raises(Refused):
                    act(by=person, issue=draft)
            with pytest.raises(Refused):
                actions.recompose(by=person, issue=draft, title="Mine", words="")

    @pytest.mark.parametrize(
        ("audience", "kind"),
        [(Audience.COMMUNITY, "question"), (Audience.TRUSTED, "question"), (Audience.COMMUNITY, "failure")],
    )
    @pytest.mark.requirement("E3")
    def test_only_what_stands_in_public_may_go_into_it(
        self, nell: Person, ruth: Person, soil_and_table: Community, audience: str, kind: str
    ) -> None:
        private = says(ruth, soil_and_table, audience=audience, kind=kind)
        with pytest.raises(Refused):
            actions.compose(by=nell, community=soil_and_table, title="x", words="", picks=[private])

    def test_nothing_of_another_community_does(
        self, nell: Person, ruth: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        from barnraiser.communities import actions as communities

        kitchens = communities.found(by=nell, name="Kitchens", purpose="Cook.", rules=())
        with pytest.raises(Refused):
            actions.compose(by=nell, community=kitchens, title="x", words="", picks=[talk])

    def test_the_doors_are_there_for_whom_they_open(
        self, nell: Person, ruth: Person, soil_and_table: Community
    ) -> None:
        assert may_compose(nell, soil_and_table)
        assert not may_compose(ruth, soil_and_table)
        assert not may_look_out(ruth, soil_and_table)
        assert not may_be_read(soil_and_table)
        sends(nell, soil_and_table, says(ruth, soil_and_table))
        assert may_look_out(ruth, soil_and_table)
        assert may_be_read(soil_and_table)
