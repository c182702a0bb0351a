"""The network that a worker holds: what changed is taken in, and is what would have been made anew."""

from datetime import UTC, datetime, timedelta

import pytest
from tiework.acts import Act, ActTable
from tiework.policy import KindRule, Policy
from tiework.ties import TieTable, ties

from barnraiser.capital.held import Held, knots_of
from barnraiser.ties.queries import Reach

NOW = datetime(2026, 10, 5, tzinfo=UTC)
POLICY = Policy({"answered": KindRule(1)}, half_life_days=90, present=0.25)
REACH = Reach(0, 0, "", NOW)


def table(*pairs: tuple[int, int], age: timedelta = timedelta(days=1), people: int = 6) -> TieTable:
    """Each pair is one answer of the first to the second, so long ago."""
    acts = [Act(str(by), (str(toward),), "answered", NOW - age) for by, toward in pairs]
    return ties(ActTable.from_records(acts, people=map(str, range(people))), POLICY, NOW)


def held(*pairs: tuple[int, int]) -> Held:
    return Held(table(*pairs), frozenset(range(6)), NOW, REACH)


def of_all(one: Held) -> dict[int, str]:
    return {person: f"{one.figures(person)} {one.bonding(person):.9g}" for person in range(6)}


def test_a_new_tie_moves_those_around_it_and_nobody_else() -> None:
    one = held((0, 1), (1, 2), (3, 4))
    moved = one.follow(table((0, 1), (1, 2), (0, 2)), {0, 2})
    assert moved == {0, 1, 2}
    assert of_all(one) == of_all(held((0, 1), (1, 2), (0, 2), (3, 4)))
    assert one.figures(1).support == 1


def test_a_tie_that_is_gone_is_made_anew_from_what_is_left() -> None:
    one = held((0, 1), (1, 2), (0, 2), (2, 3))
    moved = one.follow(table((0, 1), (1, 2), (2, 3)), {0, 2})
    assert {0, 1, 2} <= moved
    assert of_all(one) == of_all(held((0, 1), (1, 2), (2, 3)))


def test_a_weaker_tie_counts_for_less() -> None:
    one = held((0, 1), (0, 1), (1, 2))
    one.follow(table((0, 1), (1, 2)), {0, 1})
    assert of_all(one) == of_all(held((0, 1), (1, 2)))


def test_a_faint_tie_waits_until_it_is_present_again() -> None:
    faint = table((0, 1), age=timedelta(days=200))
    one = Held(faint, frozenset(range(6)), NOW, REACH)
    assert one.figures(0).degree == 0
    acts = [Act("0", ("1",), "answered", NOW - timedelta(days=days)) for days in (200, 1)]
    both = ties(ActTable.from_records(acts, people=["0", "1"]), POLICY, NOW)
    one.follow(both, {0, 1})
    assert one.figures(0).degree == 1
    assert one.figures(0).strength == pytest.approx(float(both.weight[0]))


def test_who_comes_in_is_taken_in() -> None:
    one = Held(table((0, 1), people=2), frozenset({0, 1}), NOW, REACH)
    moved = one.follow(table((0, 1), (1, 5)), {1, 5})
    assert {0, 1, 5} >= moved >= {1, 5}
    assert one.figures(5).degree == 1


def test_bonding_counts_ties_both_ways_that_somebody_holds_up() -> None:
    one = held((0, 1), (1, 0), (1, 2), (0, 2))
    knot = one.knots[0, 1]
    assert one.bonding(0) == pytest.approx(knot.weight / POLICY.theta)
    assert one.bonding(2) == 0, "hers go one way"


def test_the_lower_key_comes_first_whatever_the_order_of_the_table() -> None:
    acts = ActTable.from_records([Act("10", ("9",), "answered", NOW)], people=["10", "9"])
    ((pair, knot),) = knots_of(ties(acts, POLICY, NOW))
    assert pair == (9, 10)
    assert (knot.out, knot.into) == (0, 1)
