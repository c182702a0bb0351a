from collections.abc import Callable
from pathlib import Path

import pytest

from barnraiser.acts.reciprocity import actions
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import (
    answers,
    asks,
    told,
)

pytestmark = pytest.mark.django_db


def test_only_the_one_who_put_it_up_says_yes(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    for by in (callum, priya):
        with pytest.raises(Refused):
            actions.agree(by=by, answer=answer)
    with pytest.raises(Refused, match="nothing promised"):
        actions.confirm(by=ruth, answer=answer)
    actions.agree(by=ruth, answer=answer)
    with pytest.raises(Refused, match="answered already"):
        actions.agree(by=ruth, answer=answer)


@pytest.mark.django_db(transaction=True)
def test_of_a_yes_and_a_not_this_time_at_once_one_stands(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    answer = answers(callum, asks(ruth, soil_and_table))
    calls: list[Callable[[], object]] = [lambda: actions.agree(by=ruth, answer=answer)] * 10
    calls += [lambda: actions.step_back(by=callum, answer=answer)] * 10
    outcomes = at_once(calls, tmp_path)
    assert all(isinstance(o, Refused) or not isinstance(o, Exception) for o in outcomes), outcomes
    kinds = [line.split()[0] for line in told()[2:]]
    assert kinds in (["stepped_back"], ["agreed", "stepped_back"]), kinds
