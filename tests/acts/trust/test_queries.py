import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.ledger import actions as ledger_actions
from barnraiser.acts.ledger import queries as ledger
from barnraiser.acts.trust import actions, queries
from barnraiser.acts.trust.manifest import MANIFEST
from barnraiser.acts.trust.stages import Reached, Step
from barnraiser.capital import projector
from barnraiser.capital.queries import latest
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.people import queries as people_queries
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from .telling import (
    CAME,
    CONFIRMED,
    HELPED,
    INTRODUCED,
    MET,
    MONDAY,
    PLEDGED,
    SECRET,
    answers,
    cares,
    later,
    record,
    trusts,
)

pytestmark = pytest.mark.django_db


def reached(viewer: Person, other: Person) -> list[str]:
    return [str(shown.step) for shown in queries.two(viewer, other).steps if shown.is_reached]


# ---- the card of two --------------------------------------------------------------------------------------------


@pytest.mark.requirement("F2", "A12")
def test_each_step_stands_on_what_happened(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    assert reached(ruth, callum) == ["found"]
    assert queries.two(ruth, callum).called == "in the same room"
    cares(ruth, callum, soil_and_table)
    assert reached(ruth, callum) == ["found"]
    cares(callum, ruth, soil_and_table)
    assert reached(ruth, callum) == ["found", "aligned"]
    answers(callum, ruth, soil_and_table)
    assert reached(ruth, callum)[-1] == "talked"
    record(HELPED, ruth, [callum], soil_and_table)
    assert reached(ruth, callum)[-2:] == ["helped", "talked"], "in the order of the list of fifteen"
    assert queries.two(ruth, callum).called == "neighbours who have lent a hand", "by the nearer of the two"
    record(MET, ruth, [callum], soil_and_table)
    assert reached(ruth, callum)[-1] == "met"
    trusts(callum, ruth, soil_and_table)
    assert reached(ruth, callum) == reached(callum, ruth) == [str(step) for step in Step]
    assert queries.two(ruth, callum).called == "people one relies on"


@pytest.mark.requirement("F6", "A12")
def test_trust_alone_is_never_the_last_step(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    trusts(ruth, callum, soil_and_table)
    trusts(callum, ruth, soil_and_table)
    answers(callum, ruth, soil_and_table)
    assert reached(ruth, callum) == ["found", "talked"]
    assert queries.two(ruth, callum).called == "on speaking terms"
    record(MET, ruth, [callum], soil_and_table)
    assert "relied on" in reached(ruth, callum)


@pytest.mark.requirement("A12", "F5")
def test_respect_and_affection_are_no_reliance(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    record(MET, ruth, [callum], soil_and_table)
    trusts(ruth, callum, soil_and_table, quality="respect", matter="", scope="his books")
    trusts(ruth, callum, soil_and_table, quality="affection", matter="", scope="")
    assert "relied on" not in reached(ruth, callum)


def test_a_step_falls_back_when_its_act_or_word_is_taken_back(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    met = record(MET, ruth, [callum], soil_and_table)
    said = trusts(ruth, callum, soil_and_table)
    assert reached(callum, ruth) == ["found", "met", "relied on"]
    actions.withdraw(by=ruth, statement=said)
    assert reached(callum, ruth) == ["found", "met"]
    ledger_actions.retract(act=met, by=ruth)
    assert reached(callum, ruth) == ["found"]


def test_both_see_the_same_facts(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        answers(callum, ruth, soil_and_table)
        record(MET, nell, [ruth, callum], soil_and_table)
    record(SECRET, ruth, [callum], soil_and_table)
    trusts(ruth, callum, soil_and_table)
    mine, theirs = queries.two(ruth, callum), queries.two(callum, ruth)
    assert [(s.step, s.since, s.count) for s in mine.steps] == [
        (s.step, s.since, s.count) for s in theirs.steps
    ]
    assert mine.said == theirs.said
    assert [act.at for shown in mine.steps for act in shown.acts] == [
        act.at for shown in theirs.steps for act in shown.acts
    ]


def test_behind_a_step_stand_its_newest_acts_in_words(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    for hour in range(5):
        with clock.at(later(hours=hour)):
            answers(callum, ruth, soil_and_table)
    record(MET, nell, [ruth, callum], soil_and_table, at=later(days=1))
    steps = {shown.step: shown for shown in queries.two(ruth, callum).steps}
    talked = steps[Step.TALKED]
    assert (len(talked.acts), talked.count, talked.more, talked.since) == (3, 5, 2, MONDAY)
    assert talked.acts[0].sentence == "Callum Birch answered you"
    assert talked.acts[0].title == "Yellow clover?"
    assert talked.acts[0].url.startswith("/messages/")
    assert steps[Step.MET].acts[0].sentence == "Nell Whitlock met you and Callum Birch"
    assert {s.step: s for s in queries.two(callum, ruth).steps}[Step.TALKED].acts[0].sentence == (
        "You answered Ruth Amsel"
    )


def test_words_to_many_are_no_talk_of_two(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    record(HELPED, nell, [ruth, callum], soil_and_table)
    assert reached(ruth, callum) == ["found"]
    assert reached(nell, ruth) == ["found", "helped"]


def test_who_helped_whom(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    record(HELPED, ruth, [callum], soil_and_table)
    record(CONFIRMED, ruth, [callum], soil_and_table)
    done = queries.deeds(ruth, [callum])[callum.pk]
    assert {deed.kind.code for deed in done if deed.is_my_help} == {HELPED.code}
    assert {deed.kind.code for deed in done if deed.is_their_help} == {CONFIRMED.code}


# ---- the fifteen ------------------------------------------------------------------------------------------------


def status(viewer: Person, other: Person) -> Reached:
    target = queries.target_of(viewer, other)
    assert target
    return queries.post(viewer, target).status


@pytest.mark.requirement("C9")
def test_the_status_follows_what_happens(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    assert status(ruth, callum) == Reached.FOUND
    cares(ruth, callum, soil_and_table)
    cares(callum, ruth, soil_and_table)
    assert status(ruth, callum) == Reached.ALIGNED
    record(INTRODUCED, ruth, [callum], soil_and_table)
    assert status(ruth, callum) == Reached.CONNECTED
    record(HELPED, ruth, [callum], soil_and_table)
    assert status(ruth, callum) == Reached.HELPED
    answers(callum, ruth, soil_and_table)
    assert status(ruth, callum) == Reached.TALKED
    record(MET, ruth, [callum], soil_and_table)
    assert status(ruth, callum) == Reached.MET
    barn = Ref("work", "barn", "b1")
    record(PLEDGED, ruth, [], soil_and_table, about=barn)
    assert status(ruth, callum) == Reached.MET
    record(PLEDGED, callum, [], soil_and_table, about=barn)
    assert status(ruth, callum) == Reached.ACTING


@pytest.mark.requirement("C9")
def test_a_note_of_what_happened_elsewhere_lifts_the_status_and_never_lowers_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    target = actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    actions.happened(by=ruth, target=target, reached="connected", words="On the fediverse.")
    assert status(ruth, callum) == Reached.CONNECTED
    record(MET, ruth, [callum], soil_and_table)
    actions.happened(by=ruth, target=target, reached="talked", words="On the phone.")
    assert status(ruth, callum) == Reached.MET
    post = queries.fifteen(ruth)[0]
    assert (post.gave, post.talked, post.met, post.next_rung) == (False, True, True, Reached.ACTING)


def test_coming_to_one_gathering_or_working_unseen_is_no_work_together(
    ruth: Person, callum: Person, harald: Person, nell: Person, soil_and_table: Community
) -> None:
    from barnraiser.communities import actions as communities

    actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    dance, barn = Ref("test", "dance", "d1"), Ref("work", "barn", "b1")
    elsewhere = communities.found(by=harald, name="Elsewhere", purpose="Not here.")
    for person in (ruth, callum):
        record(CAME, person, [], soil_and_table, about=dance)
        record(PLEDGED, person, [], elsewhere, about=barn)
    assert status(ruth, callum) == Reached.FOUND


def test_an_introduction_by_a_third_connects_two(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    record(INTRODUCED, nell, [ruth, callum], soil_and_table)
    assert status(ruth, callum) == Reached.CONNECTED


def test_the_list_costs_the_same_for_three_and_for_all(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            queries.fifteen(ruth)
            queries.openings(ruth)
        return len(captured)

    actions.put_on_list(by=ruth, person=callum, why="One.")
    record(MET, ruth, [callum], soil_and_table)
    one = cost()
    for person in (nell, priya):
        actions.put_on_list(by=ruth, person=person, why="More.")
        record(MET, ruth, [person], soil_and_table)
    assert cost() == one


# ---- openings ---------------------------------------------------------------------------------------------------


def test_after_a_meeting_it_is_asked_once_what_one_relies_on_them_for(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert queries.openings(ruth) == []
    with clock.at(MONDAY):
        record(MET, callum, [ruth], soil_and_table)
    with clock.at(later(days=1)):
        (opening,) = queries.openings(ruth)
        assert opening.title == "Say what you rely on Callum Birch for"
        assert opening.url == "/people/callum-birch/you-two/#say"
        assert (opening.person, opening.flow) == (callum, "vouches")
    with clock.at(later(days=60)):
        assert queries.openings(ruth) == [], "nobody is reminded for ever"
    with clock.at(later(days=1)):
        trusts(ruth, callum, soil_and_table)
        assert queries.openings(ruth) == []
        assert [o.person for o in queries.openings(callum)] == [ruth]


@pytest.mark.requirement("F3")
def test_whoever_is_not_for_me_is_left_in_peace_and_loses_nothing(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        record(MET, callum, [ruth], soil_and_table)
        actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    with clock.at(later(days=20)):
        assert len(queries.openings(ruth)) == 2
        before = queries.two(callum, ruth), queries.openings(callum), ledger.own(callum)
        actions.note(by=ruth, person=callum, spark="not_for_me", words="No spark.")
        assert queries.openings(ruth) == []
        assert (queries.two(callum, ruth), queries.openings(callum), ledger.own(callum)) == before


def test_the_next_small_step_toward_the_list_rests_a_week(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        for person in (callum, nell, priya):
            actions.put_on_list(by=ruth, person=person, why="Knows lentils.")
    with clock.at(later(days=2)):
        assert queries.openings(ruth) == []
        answers(nell, ruth, soil_and_table)
    with clock.at(later(days=10)):
        found = queries.openings(ruth)
        assert [(o.person, o.title) for o in found] == [
            (nell, "Meet Nell Whitlock in person"),
            (callum, "Say what you and Callum Birch both care about"),
        ]
        assert [o.url for o in found] == ["/people/nell-whitlock/", "/people/callum-birch/you-two/"]
        assert len({o.key for o in found}) == 2
        assert all(o.because and o.why for o in found)
        assert [o.key for o in queries.openings(ruth)] == [o.key for o in found], "put aside, it stays aside"


# ---- who sees what ----------------------------------------------------------------------------------------------


def test_cards_lead_each_of_the_two_to_their_own_page(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    said = trusts(ruth, callum, soil_and_table)
    assert queries.statement_cards(ruth, [said.code])[said.code].title == "You and Callum Birch"
    theirs = queries.statement_cards(callum, [said.code])[said.code]
    assert (theirs.title, theirs.url) == ("You and Ruth Amsel", "/people/ruth-amsel/you-two/#said")
    first = cares(ruth, callum, soil_and_table)
    assert not queries.care_cards(callum, [first.code])
    cares(callum, ruth, soil_and_table)
    assert queries.care_cards(callum, [first.code])[first.code].url == "/people/ruth-amsel/you-two/#care"
    for person in (nell, harald):
        assert not queries.statement_cards(person, [said.code])
        assert not queries.care_cards(person, [first.code])


@pytest.mark.requirement("C8", "F3")
def test_everybody_takes_their_own_half_with_them_and_nobody_elses(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    trusts(ruth, callum, soil_and_table)
    gone = trusts(ruth, callum, soil_and_table, scope="the van", reason="He brought it back full.")
    actions.withdraw(by=ruth, statement=gone)
    cares(ruth, callum, soil_and_table, "the river")
    actions.note(by=ruth, person=callum, spark="not_for_me", words="Talks over people.")
    target = actions.put_on_list(by=ruth, person=callum, why="Knows lentils.")
    actions.happened(by=ruth, target=target, reached="met", words="At the market.")
    assert MANIFEST.export
    mine = json.dumps(MANIFEST.export(ruth))
    for words in (
        "advice on soil",
        "the van",
        "the river",
        "not_for_me",
        "Talks over",
        "Knows lentils",
        "market",
    ):
        assert words in mine, words
    theirs = json.dumps(people_queries.everything_about(callum), default=str)
    assert "advice on soil" in theirs
    for words in (
        "the van",
        "brought it back",
        "the river",
        "not_for_me",
        "Talks over",
        "Knows lentils",
        "market",
    ):
        assert words not in theirs, words
    third = json.dumps(people_queries.everything_about(nell), default=str)
    assert "trust.trusted" not in third
    assert "advice on soil" not in third


def test_behind_the_figures_stands_nothing_that_only_two_know(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    answers(callum, ruth, soil_and_table)
    trusts(ruth, callum, soil_and_table)
    cares(ruth, callum, soil_and_table)
    cares(callum, ruth, soil_and_table)
    projector.catch_up(soil_and_table)
    sounding = latest(soil_and_table)
    assert sounding
    assert sounding.act_count == 3, "it counts"
    for viewer in (nell, ruth, callum):
        answer = signed_in(viewer).get("/communities/soil-and-table/capital/reciprocity/")
        behind = answer.content.decode().split("What an act is worth")[0]
        assert "answered" in behind
        for words in ("put trust in", "common ground"):
            assert words not in behind
