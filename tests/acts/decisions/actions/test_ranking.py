from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.models import Ballot
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from demo import cast
from tests.at_once import at_once
from tests.conftest import joins

from ..telling import asks_to_rank, proposes


@pytest.mark.django_db
def test_a_ranking_is_replaced_and_the_act_is_the_actors_secret(
    ruth: Person, soil_and_table: Community
) -> None:
    proposal = asks_to_rank(ruth, soil_and_table)
    actions.rank(by=ruth, proposal=proposal, ranking=[2, 0])
    actions.rank(by=ruth, proposal=proposal, ranking=[1])
    assert Ballot.objects.get(proposal=proposal).ranking == [1]
    act = Act.objects.get(kind="decisions.ranked")
    assert (act.by_id, act.parties.count()) == (ruth.pk, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ranking", "reason"), [([], "at least one"), ([1, 1], "the same place"), ([0, 7], "not among")]
)
def test_what_is_no_ranking_is_refused(
    ruth: Person, soil_and_table: Community, ranking: list[int], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        actions.rank(by=ruth, proposal=asks_to_rank(ruth, soil_and_table), ranking=ranking)
    assert not Ballot.objects.exists()


@pytest.mark.django_db
def test_strangers_newcomers_and_latecomers_rank_nothing(
    ruth: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    proposal = asks_to_rank(ruth, soil_and_table)
    with pytest.raises(Refused, match="Only members"):
        actions.rank(by=harald, proposal=proposal, ranking=[0])
    priya = joins(cast.PRIYA, soil_and_table, nell)
    with pytest.raises(Refused, match="opened before you were a member"):
        actions.rank(by=priya, proposal=proposal, ranking=[0])
    with clock.at(proposal.closes_at + timedelta(minutes=1)), pytest.raises(Refused, match="is over"):
        actions.rank(by=ruth, proposal=proposal, ranking=[0])
    assert not Ballot.objects.exists()


@pytest.mark.django_db
def test_each_way_has_its_own_voice(ruth: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused, match="Here options are ranked"):
        actions.stand(by=ruth, proposal=asks_to_rank(ruth, soil_and_table), stance="consents")
    with pytest.raises(Refused, match="where they stand"):
        actions.rank(by=ruth, proposal=proposes(ruth, soil_and_table), ranking=[0])


def test_twenty_rankings_at_once_leave_one_ballot(
    transactional_db: None, tmp_path: Path, ruth: Person, soil_and_table: Community
) -> None:
    proposal = asks_to_rank(ruth, soil_and_table)
    calls = [
        partial(actions.rank, by=ruth, proposal=proposal, ranking=[n % 4, (n + 1) % 4]) for n in range(20)
    ]
    outcomes = at_once(calls, tmp_path)
    assert all(isinstance(outcome, Ballot) for outcome in outcomes), outcomes
    assert Ballot.objects.filter(proposal=proposal).count() == 1
