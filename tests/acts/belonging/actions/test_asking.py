"""Asking to be let in where no door stands open, and the answer at the door."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions, queries, tasks
from barnraiser.acts.belonging.models import IMPACT, JoinAnswer, Request
from barnraiser.acts.belonging.rules import asking as rules
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, PowerAct, Role
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from demo import cast
from tests.at_once import at_once
from tests.conftest import SPRING

from ..telling import WANTS, knocks, mill_house


@pytest.fixture
def mill(nell: Person) -> Community:
    return mill_house(nell)


@pytest.mark.requirement("B3")
def test_every_community_asks_what_impact_one_wants_and_keeps_the_answer(
    harald: Person, mill: Community
) -> None:
    assert queries.questions_of(mill) == {0: IMPACT}
    knocks(harald, mill)
    [answer] = JoinAnswer.objects.filter(person=harald)
    assert (answer.number, answer.asked, answer.words) == (0, IMPACT, WANTS)


def test_a_steward_sets_five_questions_and_no_more(nell: Person, harald: Person, mill: Community) -> None:
    with pytest.raises(Refused):
        actions.set_questions(by=harald, community=mill, questions=["Why?"])
    actions.set_questions(by=nell, community=mill, questions=[f"Question {n}?" for n in range(1, 9)])
    assert len(queries.questions_of(mill)) == 6
    actions.set_questions(by=nell, community=mill, questions=[f"Question {n}?" for n in range(1, 6)])
    logged = PowerAct.objects.filter(community=mill, what__contains="newcomers are asked")
    assert logged.count() == 1, "what stays as it is is no use of power"


def test_an_answer_keeps_the_words_it_was_asked_in(nell: Person, harald: Person, mill: Community) -> None:
    actions.set_questions(by=nell, community=mill, questions=["Do you own a hammer?"])
    knocks(harald, mill, {0: WANTS, 1: "Two.", 4: "Nobody asked this."})
    actions.set_questions(by=nell, community=mill, questions=["Do you own a saw?"])
    answer = JoinAnswer.objects.get(person=harald, number=1)
    assert (answer.asked, answer.words) == ("Do you own a hammer?", "Two.")
    assert not JoinAnswer.objects.filter(number=4).exists()


def test_those_who_keep_the_door_hear_of_it_and_may_see_who_asks(
    nell: Person, ruth: Person, harald: Person, mill: Community
) -> None:
    place = rooms.membership_of(actions.join(by=ruth, community=_opened(mill, nell)).person, mill)
    assert place
    communities.grant(by=nell, membership=place, role=Role.HOST)
    assert not people.visible_to(ruth).filter(pk=harald.pk).exists()
    knocks(harald, mill)
    act = Act.objects.get(kind="belonging.asked_in")
    assert {party.person_id for party in act.parties.all()} == {nell.pk, ruth.pk}
    assert people.visible_to(ruth).filter(pk=harald.pk).exists()
    for keeper in (nell, ruth):
        assert "Harald Voss asks to be let into Mill" in [one.title for one in queries.openings(keeper)]
        assert queries.waiting_count(keeper, mill) == 1


def test_an_opening_put_aside_comes_again_the_next_day(nell: Person, harald: Person, mill: Community) -> None:
    request = knocks(harald, mill)
    keys = set()
    for days in (0, 1, 8):
        with clock.at(request.at + timedelta(days=days)):
            [opening] = [one for one in queries.openings(nell) if one.key.startswith("belonging.request")]
            keys.add(opening.key)
    assert len(keys) == 3
    assert opening.why == "Nobody has answered for 8 days."


def test_a_yes_lets_in_by_ones_own_yes_to_the_charter(nell: Person, harald: Person, mill: Community) -> None:
    request = knocks(harald, mill)
    with pytest.raises(Refused, match="when a member invites"):
        actions.join(by=harald, community=mill)
    said = actions.reply(by=nell, asked=request, lets_in=True, words="Bring boots.")
    assert rooms.membership_of(harald, mill) is None, "nobody says yes for another"
    assert "Come into Mill" in [one.title for one in queries.openings(harald)]
    tasks.tell_of_reply.call(said.pk)
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == ([cast.HARALD.address], "Mill says yes")
    assert "Bring boots." in str(mail.outbox[-1].body)
    membership = actions.join(by=harald, community=mill)
    assert rooms.affirmation_of(harald, mill)
    actions.leave(by=harald, membership=membership)
    with pytest.raises(Refused):
        actions.join(by=harald, community=mill)


def test_a_no_is_heard_and_the_door_is_left_alone_for_a_month(
    nell: Person, harald: Person, mill: Community
) -> None:
    request = knocks(harald, mill)
    actions.reply(by=nell, asked=request, lets_in=False, words="We are full until May.")
    with pytest.raises(Refused, match="a month after"):
        knocks(harald, mill)
    with clock.at(clock.now() + timedelta(days=31)):
        knocks(harald, mill)
    with pytest.raises(Refused, match="answered or taken back"):
        actions.reply(by=nell, asked=request, lets_in=True, words="After all.")


def test_a_yes_does_not_last_for_ever(nell: Person, harald: Person, mill: Community) -> None:
    actions.reply(by=nell, asked=knocks(harald, mill), lets_in=True, words="Come.")
    with clock.at(clock.now() + timedelta(days=31)), pytest.raises(Refused):
        actions.join(by=harald, community=mill)


def test_only_one_request_waits_for_one_person(harald: Person, mill: Community) -> None:
    request = knocks(harald, mill)
    with pytest.raises(Refused, match="waits for an answer already"):
        knocks(harald, mill)
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.create(person=harald, community=mill)
    actions.withdraw(by=harald, asked=request)
    assert Act.objects.standing().filter(kind="belonging.asked_in").count() == 0
    knocks(harald, mill)


def test_nobody_answers_or_takes_back_for_another(
    nell: Person, ruth: Person, harald: Person, mill: Community
) -> None:
    request = knocks(harald, mill)
    for stranger in (ruth, harald):
        with pytest.raises(Refused):
            actions.reply(by=stranger, asked=request, lets_in=True, words="Let me in.")
    with pytest.raises(Refused, match="whoever made it"):
        actions.withdraw(by=nell, asked=request)
    assert queries.request_waiting(ruth, request.code) is None


def test_who_was_put_out_needs_a_member_to_ask_them_in(nell: Person, harald: Person, mill: Community) -> None:
    actions.reply(by=nell, asked=knocks(harald, mill), lets_in=True, words="Come.")
    membership = actions.join(by=harald, community=mill)
    communities.remove(membership=membership, about=mill.ref)
    with pytest.raises(Refused, match="was ended"):
        knocks(harald, mill)


def test_nobody_knocks_at_every_door(nell: Person, harald: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "REQUESTS_A_MONTH", 2)
    for number in range(2):
        knocks(harald, mill_house(nell, f"Mill {number}"))
    with pytest.raises(Refused, match="2 doors"):
        knocks(harald, mill_house(nell, "Mill 3"))


def test_an_open_or_a_closed_community_is_not_asked(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    for community in (soil_and_table, mill_house(nell, "Meadow", door="open")):
        with pytest.raises(Refused, match="does not take requests"):
            knocks(harald, community)


def test_after_a_week_all_are_told_and_the_one_who_asks_too(
    nell: Person, harald: Person, mill: Community
) -> None:
    with clock.at(SPRING):
        request = knocks(harald, mill)
    with clock.at(SPRING + timedelta(days=6)):
        tasks.look_for_late_requests.call()
        assert not Request.objects.get(pk=request.pk).said_late_at
    with clock.at(SPRING + timedelta(days=8)):
        for _ in range(2):
            tasks.look_for_late_requests.call()
        tasks.tell_of_late_request.call(request.pk)
        assert Request.objects.get(pk=request.pk).is_late
    told = [letter.to[0] for letter in mail.outbox if "Nobody has answered" in letter.subject]
    assert sorted(set(told)) == sorted({cast.NELL.address, cast.HARALD.address})


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_counts(
    transactional_db: None,
    nell: Person,
    ruth: Person,
    harald: Person,
    soil_and_table: Community,
    tmp_path: Path,
) -> None:
    mill = mill_house(nell)
    place = actions.join(by=ruth, community=_opened(mill, nell))
    communities.grant(by=nell, membership=place, role=Role.STEWARD)
    request = knocks(harald, mill)
    outcomes = at_once(
        [
            lambda: actions.reply(by=nell, asked=request, lets_in=True, words="Yes."),
            lambda: actions.reply(by=ruth, asked=request, lets_in=False, words="No."),
        ],
        tmp_path,
    )
    assert sorted(type(o).__name__ for o in outcomes) == ["Refused", "Reply"]


def test_forgetting_takes_requests_answers_and_words_along(
    nell: Person, harald: Person, mill: Community
) -> None:
    knocks(harald, mill)
    exported = queries.export(harald)
    assert exported["answers_on_coming_in"][0]["answered"] == WANTS
    assert exported["requests_to_be_let_in"][0]["community"] == "Mill"
    actions.forget(person=harald)
    assert not Request.objects.exists()
    assert not JoinAnswer.objects.exists()


def _opened(mill: Community, nell: Person) -> Community:
    """The same community with its door open, for a member to walk in; shut again by nobody in these tests."""
    Community.objects.filter(pk=mill.pk).update(door="open")
    opened = Community.objects.get(pk=mill.pk)
    Community.objects.filter(pk=mill.pk).update(door="asked")
    return opened
