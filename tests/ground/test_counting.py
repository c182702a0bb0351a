from typing import Any

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.actions import ImportedMessage, import_conversation
from barnraiser.communities import queries
from barnraiser.communities.models import Community
from barnraiser.ground import clock, counting
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins
from tests.signing_in import signed_in


@pytest.fixture(autouse=True)
def kept(settings: Any) -> None:
    settings.COUNTS_KEPT = 30


def counts(viewer: Person, community: Community) -> dict[str, int | None]:
    return {tab.label: tab.count for tab in queries.tabs_for(viewer, community)}


def says(by: Person, community: Community, audience: str = "community") -> None:
    conversations.start(by=by, community=community, kind="question", title="T", words="W", audience=audience)


def test_numbers_are_counted_once_and_anew_when_something_was_written_down(
    soil_and_table: Community, ruth: Person, nell: Person, django_assert_max_num_queries: Any
) -> None:
    says(ruth, soil_and_table)
    assert counts(ruth, soil_and_table)["Conversations"] == 1
    with django_assert_max_num_queries(1):
        assert counts(ruth, soil_and_table)["Conversations"] == 1
    says(ruth, soil_and_table)
    assert counts(ruth, soil_and_table)["Conversations"] == 2
    joins(cast.CALLUM, soil_and_table, nell)
    assert counts(ruth, soil_and_table)["Members"] == 3


def test_what_an_archive_brings_is_known_as_soon_as_it_stands(
    soil_and_table: Community, ruth: Person
) -> None:
    """Or what it holds would count as what the members chose to say."""

    def chosen() -> int:
        page = signed_in(ruth).get("/communities/soil-and-table/")
        return sum(count for _, _, count, _ in page.context["bars"])

    says(ruth, soil_and_table)
    assert chosen() == 1
    ghost = people.introduce(name="Ada")
    mail = ImportedMessage("a1", ghost, "Which plough?", clock.now(), "")
    import_conversation(community=soil_and_table, kind="question", title="Which plough?", messages=[mail])
    assert counts(ruth, soil_and_table)["Conversations"] == 2
    assert chosen() == 1


def test_one_more_answer_moves_no_number(
    soil_and_table: Community, ruth: Person, callum: Person, django_assert_num_queries: Any
) -> None:
    talk = conversations.start(by=ruth, community=soil_and_table, kind="question", title="T", words="W")
    before = counts(callum, soil_and_table)
    conversations.reply(by=ruth, conversation=talk, words="And then?")
    with django_assert_num_queries(1):
        assert counts(callum, soil_and_table) == before


def test_each_has_their_own_numbers(soil_and_table: Community, ruth: Person, callum: Person) -> None:
    says(ruth, soil_and_table, "trusted")
    assert counts(ruth, soil_and_table)["Conversations"] == 1
    assert counts(callum, soil_and_table)["Conversations"] == 0


def test_one_counts_for_all_who_read_the_same(
    soil_and_table: Community, ruth: Person, callum: Person, django_assert_num_queries: Any
) -> None:
    says(ruth, soil_and_table)
    before = counts(ruth, soil_and_table)
    asked: list[Person] = []

    def count(viewer: Person, community: Community) -> int:
        asked.append(viewer)
        return len(asked)

    def together(viewer: Person, alike: bool) -> int:
        return counting.counted("x", count, viewer, soil_and_table, alike=lambda *_: alike)

    assert [together(ruth, True), together(callum, True)] == [1, 1]
    assert asked == [ruth]
    says(callum, soil_and_table)
    assert [together(ruth, False), together(callum, False), together(callum, True)] == [2, 3, 3]
    assert counts(callum, soil_and_table)["Conversations"] == before["Conversations"] + 1  # type: ignore[operator]


def test_what_is_confided_to_some_is_in_nobody_elses_number(
    soil_and_table: Community, ruth: Person, callum: Person
) -> None:
    assert [counts(each, soil_and_table)["Conversations"] for each in (ruth, callum)] == [0, 0]
    says(ruth, soil_and_table, "trusted")
    assert [counts(each, soil_and_table)["Conversations"] for each in (ruth, callum, ruth)] == [1, 0, 1]


def test_what_is_counted_for_one_is_kept_for_a_moment_and_anew_once_they_looked(
    ruth: Person, callum: Person
) -> None:
    asked: list[Person] = []

    def count(viewer: Person) -> int:
        asked.append(viewer)
        return len(asked)

    assert [counting.counted_for("direct:list", count, ruth) for _ in range(3)] == [1, 1, 1]
    assert counting.counted_for("direct:list", count, callum) == 2
    assert counting.counted_for("notices:list", count, ruth) == 3
    counting.count_anew("direct:list", ruth)
    assert counting.counted_for("direct:list", count, ruth) == 4
    assert [counting.counted_for("direct:list", count, ruth, anew=each) for each in (True, False)] == [5, 5]
    assert counting.counted_for("direct:list", count, callum) == 2


def test_nothing_is_kept_where_the_house_says_so(ruth: Person, settings: Any) -> None:
    settings.COUNTS_KEPT = 0
    numbers = iter(range(3))
    assert [counting.counted_for("x", lambda viewer: next(numbers), ruth) for _ in range(3)] == [0, 1, 2]
