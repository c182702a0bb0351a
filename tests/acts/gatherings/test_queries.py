from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.acts.gatherings.queries.meetings import met_keys
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.manifest import cards_of
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from .actions.test_after import agrees
from .actions.test_meeting import over_coffee, says_met
from .telling import EVENING, MONDAY, SATURDAY, calls, calls_online, comes_in, says

pytestmark = pytest.mark.django_db


def test_members_see_it_and_nobody_else_and_no_longer_than_they_are(
    farm: Gathering, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    says(ruth, farm)
    assert farm in queries.visible_to(ruth)
    assert farm not in queries.visible_to(harald)
    assert not queries.visible_to(None)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert not queries.visible_to(ruth)
    assert queries.guests(harald, farm).coming == []


def test_a_meeting_is_seen_by_the_two(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    told = over_coffee(ruth, callum, soil_and_table)
    for viewer, sees in ((ruth, True), (callum, True), (nell, False), (None, False)):
        assert (told in queries.meeting_visible_to(viewer)) == sees
    assert cards_of(ruth, [told.ref])[str(told.ref)].title == "The Wholefood Co-op"
    assert cards_of(nell, [told.ref]) == {}


def test_a_card_leads_to_the_gathering(farm: Gathering, ruth: Person, harald: Person) -> None:
    assert cards_of(ruth, [farm.ref])[str(farm.ref)].title == farm.title
    assert cards_of(harald, [farm.ref, Ref("gatherings", "gathering", "nothing")]) == {}


def test_what_is_coming_up_and_what_has_been(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    later = calls(
        nell, soil_and_table, title="Later", starts_at=EVENING, ends_at=EVENING + timedelta(hours=2)
    )
    first = calls(nell, soil_and_table, title="First")
    off = calls(nell, soil_and_table, title="Off")
    with clock.at(MONDAY):
        actions.call_off(by=nell, gathering=off, words="Rain")
    says(ruth, first)
    comes_in(callum, first)
    with clock.at(SATURDAY):
        ahead = list(queries.upcoming(ruth, soil_and_table))
        assert ahead == [first, off, later]
        assert queries.count(ruth, soil_and_table) == 2
        row = queries.rows(ruth, ahead)[0]
        assert (row.faces, row.number, row.mine) == ([nell, ruth], 2, "coming")
        assert queries.rows(nell, ahead)[0].mine == "host"
        assert not queries.past(ruth, soil_and_table)
    with clock.at(EVENING):
        assert list(queries.past(ruth, soil_and_table)) == [first], "what was called off never was"
        assert queries.rows(ruth, [first])[0].faces == [callum], "who was there, not who meant to be"


def test_whom_one_has_met(
    been: Gathering, ruth: Person, nell: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    assert met_keys(ruth) == set()
    over_coffee(ruth, priya, soil_and_table)
    assert met_keys(ruth) == set(), "said by one is not met"
    over_coffee(priya, ruth, soil_and_table)
    with clock.at(EVENING):
        actions.conclude(by=nell, gathering=been)
    assert met_keys(ruth) == {priya.pk, nell.pk, callum.pk}
    with clock.at(EVENING):
        actions.take_off(by=callum, gathering=been)
    assert met_keys(ruth) == {priya.pk, nell.pk}


def test_online_is_not_met(nell: Person, ruth: Person, callum: Person, soil_and_table: Community) -> None:
    held = calls_online(nell, soil_and_table)
    for person in (ruth, callum):
        comes_in(person, held)
    says_met(ruth, held, callum)
    says_met(callum, held, ruth)
    assert met_keys(ruth) == set()
    assert queries.together(ruth, callum) == []


def test_the_list_of_whom_one_met_shows_what_the_two_have_said(
    been: Gathering, nell: Person, ruth: Person, callum: Person
) -> None:
    (told,) = says_met(callum, been, ruth)
    says_met(ruth, been, nell)
    states = [(each.person, each.state, each.is_ticked) for each in queries.met_list(ruth, been)]
    assert states == [(callum, "theirs", False), (nell, "mine", True)]
    with clock.at(EVENING):
        actions.reply(by=ruth, meeting=told, met=False)
    assert [each.state for each in queries.met_list(ruth, been)] == ["mine", "was there"]
    assert [(e.person, e.state) for e in queries.met_list(callum, been)] == [
        (ruth, "mine"),
        (nell, "was there"),
    ], "it looks as if it were not answered"


def test_a_host_ticks_from_a_list_that_begins_with_those_expected(
    farm: Gathering, nell: Person, ruth: Person, callum: Person, priya: Person
) -> None:
    says(ruth, farm)
    comes_in(priya, farm)
    with clock.at(SATURDAY):
        actions.tick(by=nell, person=callum, gathering=farm)
        actions.take_off(by=callum, gathering=farm)
    assert [(person.name, state) for person, state in queries.list_of_ticks(nell, farm)] == [
        ("Nell Whitlock", "expected"),
        ("Ruth Amsel", "expected"),
        ("Callum Birch", "absent"),
        ("Priya Nair", "here"),
    ]


def test_openings_say_what_could_be_done_next(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table)
    with clock.at(MONDAY):
        assert [o.key for o in queries.openings(ruth)] == [f"gatherings:answer:{held.code}"]
        assert queries.openings(nell) == []
    says(ruth, held)
    with clock.at(SATURDAY - timedelta(hours=20)):
        (coming,) = queries.openings(ruth)
        assert coming.title == f"{held.title}, tomorrow at 13:00"
        assert (coming.at, coming.community) == (SATURDAY, soil_and_table)
        assert [o.key for o in queries.openings(nell)] == [f"gatherings:coming:{held.code}"]
    for person in (ruth, callum, nell):
        comes_in(person, held)
    (told,) = says_met(callum, held, ruth)
    step = agrees(callum, held, ruth)
    with clock.at(EVENING):
        actions.intend(by=ruth, toward=nell, gathering=held)
        found = queries.openings(ruth)
        assert [o.key.split(":")[1] for o in found] == ["confirm", "met", "step", "again"]
        assert found[0].url == told.get_absolute_url()
        assert found[2].title == step.words
        assert all(o.because and o.why and o.act for o in found)
        actions.reply(by=ruth, meeting=told, met=True)
        actions.complete(by=ruth, step=step)
    says_met(ruth, held, callum, nell)
    with clock.at(EVENING):
        assert [o.key.split(":")[1] for o in queries.openings(ruth)] == ["again"]


def test_openings_cost_the_same_however_much_there_is(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    def cost() -> int:
        with (
            clock.at(MONDAY + timedelta(days=11)),
            CaptureQueriesContext(
                connection,
            ) as captured,
        ):
            assert queries.openings(ruth)
        return len(captured.captured_queries)

    says(ruth, calls(nell, soil_and_table))
    calls(nell, soil_and_table)
    few = cost()
    for _ in range(8):
        says(ruth, calls(nell, soil_and_table))
        calls(nell, soil_and_table)
    assert cost() == few


def test_who_is_gone_from_the_community_has_no_openings_there(
    been: Gathering, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    agrees(ruth, been, callum)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    with clock.at(EVENING):
        assert queries.openings(callum) == []


def test_ones_own_data_comes_along(
    been: Gathering, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    says(ruth, been, brings="Six loaves")
    over_coffee(ruth, callum, soil_and_table)
    agrees(callum, been, ruth)
    with clock.at(EVENING):
        actions.intend(by=ruth, toward=callum, gathering=been, words="His lentils")
        actions.open_feed(by=ruth)
    own = queries.own(ruth)
    assert own["answers"][0]["brings"] == "Six loaves"
    assert own["was_there"][0]["code"] == been.code
    assert (own["met"][0]["with"], own["met"][0]["confirmed"]) == ("Callum Birch", False)
    assert own["to_talk_to_again"][0]["whom"] == "Callum Birch"
    assert own["agreed"][0]["words"] == "Lend the spade"
    assert own["calendar_address_since"]
    assert queries.own(nell)["called"][0]["title"] == been.title
    assert queries.own(callum)["to_talk_to_again"] == []
    assert been.words_to_say not in str(own)
