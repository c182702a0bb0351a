from pathlib import Path

import pytest

from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import (
    Response,
)
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import (
    introduces,
    told,
)

pytestmark = pytest.mark.django_db


def test_two_are_introduced_when_both_said_yes(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    suggested = introduces(nell, callum, ruth)
    assert (suggested.one, suggested.two, suggested.community) == (ruth, callum, soil_and_table)
    actions.respond(by=callum, introduction=suggested, is_yes=True)
    assert told() == ["suggested Nell > Ruth", "suggested Nell > Callum", "responded Callum"]
    actions.respond(by=ruth, introduction=suggested, is_yes=True)
    assert told()[3:] == ["responded Ruth", "introduced Nell > Callum, Ruth", "accepted Ruth > Callum, Nell"]


def test_after_one_not_this_time_nothing_more_is_told(nell: Person, ruth: Person, callum: Person) -> None:
    suggested = introduces(nell, ruth, callum)
    actions.respond(by=ruth, introduction=suggested, is_yes=False)
    assert told()[-1] == "responded Ruth", "toward nobody, and seen by nobody else"
    actions.respond(by=callum, introduction=suggested, is_yes=True)
    assert told()[-1] == "responded Callum", "answered as if nothing had been said, and nothing comes of it"


def test_only_the_two_answer_and_each_once(nell: Person, ruth: Person, callum: Person, priya: Person) -> None:
    suggested = introduces(nell, ruth, callum)
    for by in (nell, priya):
        with pytest.raises(Refused, match="The two people"):
            actions.respond(by=by, introduction=suggested, is_yes=True)
    actions.respond(by=ruth, introduction=suggested, is_yes=True)
    with pytest.raises(Refused, match="have answered"):
        actions.respond(by=ruth, introduction=suggested, is_yes=False)


def test_one_introduces_two_others_whom_one_sees_and_once(
    nell: Person, ruth: Person, callum: Person, harald: Person, meilin: Person
) -> None:
    for one, two in ((ruth, ruth), (nell, ruth), (ruth, harald), (ruth, meilin)):
        with pytest.raises(Refused):
            introduces(nell, one, two)
    introduces(nell, ruth, callum)
    with pytest.raises(Refused, match="theirs now"):
        introduces(nell, callum, ruth)
    introduces(ruth, nell, callum)


def test_an_introduction_across_communities_is_within_none(
    ruth: Person, callum: Person, meilin: Person
) -> None:
    assert introduces(ruth, callum, meilin).community is None


@pytest.mark.django_db(transaction=True)
def test_both_say_yes_at_once_and_are_introduced_once(
    nell: Person, ruth: Person, callum: Person, tmp_path: Path
) -> None:
    suggested = introduces(nell, ruth, callum)
    calls = [lambda: actions.respond(by=ruth, introduction=suggested, is_yes=True)] * 10
    calls += [lambda: actions.respond(by=callum, introduction=suggested, is_yes=True)] * 10
    outcomes = at_once(calls, tmp_path)
    assert len([o for o in outcomes if isinstance(o, Response)]) == 2
    assert len([o for o in outcomes if isinstance(o, Refused)]) == 18
    assert sorted(line.split()[0] for line in told()[2:]) == [
        "accepted",
        "introduced",
        "responded",
        "responded",
    ]
