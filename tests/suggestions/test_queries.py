from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings.actions.calling import Plan
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.suggestions import actions, queries


def asks(by: Person, community: Community, count: int = 1) -> None:
    for k in range(count):
        reciprocity.ask(
            by=by, community=community, gift="knowledge", title=f"Who knows heritage wheat, field {k}?"
        )


def test_an_ask_of_another_is_a_gift_one_could_give_now(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    asks(callum, soil_and_table)
    (opening,) = queries.of(ruth).give
    assert opening.title == "Callum Birch asks: Who knows heritage wheat, field 0?"
    assert opening.because, "it opens to why"
    assert opening.url.startswith("/")
    assert not queries.of(callum).give, "nobody is asked to meet their own ask"


def test_what_was_put_aside_stays_aside_and_is_ones_own(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    people.edit_profile(by=priya, person=priya, interests=["wheat"])
    asks(callum, soil_and_table)
    actions.put_aside(by=ruth, key=queries.of(ruth).give[0].key)
    assert not queries.of(ruth).give
    assert queries.of(priya).give
    assert [row["put_aside"] for row in queries.export(ruth)] == [
        "Callum Birch asks: Who knows heritage wheat, field 0?"
    ]
    assert queries.export(priya) == []


def test_many_asks_cost_no_more_queries_than_few(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            queries.of(ruth)
        return len(caught)

    asks(callum, soil_and_table, 3)
    few = cost()
    asks(callum, soil_and_table, 27)
    assert cost() == few


def test_the_soonest_gathering_comes_first(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    for days in (9, 4):
        start = clock.now() + timedelta(days=days)
        gatherings.call(
            by=callum,
            community=soil_and_table,
            plan=Plan(
                title=f"In {days} days",
                way="in_person",
                place="Hollin Farm",
                starts_at=start,
                ends_at=start + timedelta(hours=2),
            ),
        )
    assert [opening.title for opening in queries.of(ruth).dates] == [
        "Are you coming to In 4 days?",
        "Are you coming to In 9 days?",
    ]
