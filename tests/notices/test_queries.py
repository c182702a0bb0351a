import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.manifest import kinds
from barnraiser.notices import actions, queries
from barnraiser.people.models import Person

from .telling import CALLED, COUNTED, HELPED, NOTED, RAISED, WARNED, WHISPERED, tell

pytestmark = pytest.mark.django_db


def told(viewer: Person) -> list[str]:
    """The tests' own kinds that the viewer hears of, newest first."""
    found = queries.acts([key for key, _ in queries.for_(viewer)])
    return [act.kind for act in found if act.kind.startswith("tests.")]


def leaves(person: Person, community: Community) -> None:
    membership = membership_of(person, community)
    assert membership
    belonging.leave(by=person, membership=membership)


def test_those_an_act_was_done_toward_hear_of_it_and_nobody_else(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    tell(HELPED, ruth, [callum], soil_and_table)
    assert told(callum) == ["tests.helped"]
    assert told(ruth) == [], "nobody is told what they did themselves"
    assert told(priya) == []


def test_the_whole_community_hears_of_what_is_for_all(
    ruth: Person, callum: Person, priya: Person, harald: Person, soil_and_table: Community
) -> None:
    tell(RAISED, ruth, within=soil_and_table)
    assert told(callum) == told(priya) == ["tests.raised"]
    assert told(ruth) == []
    assert told(harald) == [], "who is no member hears nothing"


def test_one_who_is_named_in_what_all_hear_is_told_once(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    tell(CALLED, ruth, [callum], soil_and_table)
    assert told(callum) == ["tests.called"]


def test_what_tells_nobody_and_what_is_secret_is_told_to_nobody(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    tell(COUNTED, ruth, [callum], soil_and_table)
    tell(NOTED, ruth, [callum], soil_and_table)
    assert told(callum) == told(nell) == told(ruth) == []


def test_what_a_pair_keeps_is_not_for_all_to_hear(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    tell(WHISPERED, ruth, [callum], soil_and_table)
    assert told(callum) == ["tests.whispered"]
    assert told(nell) == []


def test_who_left_hears_no_more_of_the_community_but_of_what_concerns_them_alone(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    tell(HELPED, ruth, [callum], soil_and_table)
    tell(RAISED, ruth, within=soil_and_table)
    tell(WARNED, ruth, [callum], soil_and_table)
    leaves(callum, soil_and_table)
    tell(HELPED, ruth, [callum], soil_and_table, occasion="again")
    tell(RAISED, ruth, within=soil_and_table, occasion="again")
    assert told(callum) == ["tests.warned"]


def test_one_hears_nothing_from_before_one_came(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    before = clock.now() - timedelta(days=30)
    tell(RAISED, ruth, within=soil_and_table, at=before)
    tell(HELPED, ruth, [callum], soil_and_table, at=before)
    assert told(callum) == []


def test_nothing_older_than_half_a_year(ruth: Person, callum: Person) -> None:
    tell(HELPED, ruth, [callum], at=clock.now() - timedelta(days=190))
    assert told(callum) == []
    tell(HELPED, ruth, [callum], at=clock.now() - timedelta(days=180), occasion="young enough")
    assert told(callum) == ["tests.helped"]


def test_what_is_taken_back_is_gone(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    helped = tell(HELPED, ruth, [callum], soil_and_table)
    raised = tell(RAISED, ruth, within=soil_and_table)
    assert len(told(callum)) == 2
    with transaction.atomic():
        ledger.retract(act=helped, by=ruth)
        ledger.retract(act=raised, by=ruth)
    assert told(callum) == []


def test_newest_first(ruth: Person, callum: Person) -> None:
    now = clock.now()
    for hours, kind in ((3, HELPED), (1, WARNED), (2, WHISPERED)):
        tell(kind, ruth, [callum], at=now - timedelta(hours=hours))
    assert told(callum) == ["tests.warned", "tests.whispered", "tests.helped"]


def test_what_waits_is_what_came_since_one_read(ruth: Person, callum: Person) -> None:
    before = queries.waiting(callum)
    act = tell(HELPED, ruth, [callum])
    tell(WARNED, ruth, [callum])
    assert queries.waiting(callum) == before + 2
    actions.read(by=callum, until=act.at)
    assert queries.waiting(callum) == 1, "one was done after the moment that was read up to"
    actions.read(by=callum, until=clock.now())
    assert queries.waiting(callum) == 0


def test_what_waits_is_six_small_queries_and_is_counted_no_further_than_many(
    ruth: Person, callum: Person
) -> None:
    for number in range(30):
        tell(HELPED, ruth, [callum], occasion=str(number))
    with CaptureQueriesContext(connection) as captured:
        assert queries.waiting(callum) == queries.MANY + 1
    assert len(captured) == 6


def test_five_communities_and_ten_thousand_acts_are_searched_by_index(
    nell: Person, callum: Person, soil_and_table: Community
) -> None:
    homes = [soil_and_table, *(_founded(nell, f"Room {number}") for number in range(4))]
    for home in homes[1:]:
        belonging.join(by=callum, community=home)
    now = clock.now()
    with transaction.atomic():
        entries = [
            ledger.Entry(RAISED, nell, within=homes[n % 5], at=now + timedelta(seconds=n), occasion=str(n))
            for n in range(10_000)
        ]
        ledger.record_all(entries)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    actions.read(by=callum, until=now + timedelta(seconds=9_980))
    assert queries.waiting(callum) == 19
    assert "scan ledger_act" not in _plan(queries.fresh(callum))
    with CaptureQueriesContext(connection) as captured:
        queries.waiting(callum)
    assert sum(float(query["time"]) for query in captured.captured_queries) < 0.25, (
        "the bell rings on every page"
    )


def _plan(rows: QuerySet[Act, Any]) -> str:
    """The plan in lower case, a scan of the whole ledger written the same way for both databases."""
    return rows.explain().lower().replace("seq scan on", "scan")


def _founded(by: Person, name: str) -> Community:
    return communities.found(by=by, name=name, purpose="Hay.", rules=(), door="open")


def test_every_kind_that_tells_is_known_to_one_of_the_two_searches(ruth: Person) -> None:
    sql = str(queries.for_(ruth).query)
    for code, kind in kinds().items():
        is_searched = re.search(rf"{re.escape(code)}(?!\w)", sql) is not None
        assert is_searched == (kind.tells != "nobody" and not kind.secret), code


def test_a_forgotten_actor_is_told_of_without_a_name(ruth: Person, callum: Person) -> None:
    tell(HELPED, ruth, [callum])
    ledger.forget(person=ruth)
    assert told(callum) == ["tests.helped"]
    assert Act.objects.get(kind="tests.helped").by_id is None
