from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.stewardship import actions, openings
from barnraiser.acts.stewardship.models import Case
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


def test_a_concern_waits_for_a_keeper_until_it_is_answered(
    case: Case, nell: Person, host: Person, ruth: Person, callum: Person
) -> None:
    [opening] = openings.openings(nell)
    assert (opening.title, opening.url) == ("Look into a concern in Soil & Table", case.get_absolute_url())
    assert opening.because[0].startswith("1 member raised it")
    assert openings.openings(ruth) == openings.openings(callum) == []
    actions.take_up(by=nell, case=case)
    actions.answer(by=nell, case=case, is_upheld=False, reason="No.")
    assert openings.openings(nell) == openings.openings(host) == []
    actions.appeal(by=ruth, case=case, words="Yes.")
    assert openings.openings(nell) == []
    assert [each.title for each in openings.openings(host)] == ["Look again at a concern in Soil & Table"]


def test_many_cost_as_few_queries_as_one(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as said:
            openings.openings(nell)
        return len(said)

    def add(number: int) -> None:
        talk = conversations.start(
            by=callum, community=soil_and_table, kind="question", title=f"Why {number}?", words="Why?"
        )
        actions.raise_concern(
            by=ruth, community=soil_and_table, about=talk.ref, concerned=callum, words="Hm."
        )

    add(0)
    few = cost()
    for number in range(1, 8):
        add(number)
    assert cost() == few
