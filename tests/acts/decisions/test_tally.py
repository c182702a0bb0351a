"""The library's count, counted again by hand: slowly, plainly, from the rules as the page tells them."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barnraiser.acts.decisions.tally import Tally, tally

type Ranking = tuple[int, ...]


def recount(rankings: Sequence[Ranking]) -> tuple[list[dict[int, int]], list[int], int | None]:
    """The rounds, who went out after each but the last, and the winner."""
    still_in = {option for ranking in rankings for option in ranking}
    rounds: list[dict[int, int]] = []
    gone: list[int] = []
    while still_in:
        held = dict.fromkeys(still_in, 0)
        for ranking in rankings:
            best = [option for option in ranking if option in still_in]
            if best:
                held[best[0]] += 1
        rounds.append(held)
        for option in sorted(still_in):
            if held[option] > sum(held.values()) - held[option] or len(still_in) == 1:
                return rounds, gone, option
        level = [option for option in still_in if held[option] == min(held.values())]
        for earlier in reversed(rounds[:-1]):
            fewest = min(earlier[option] for option in level)
            level = [option for option in level if earlier[option] == fewest]
        gone.append(max(level))
        still_in.remove(max(level))
    return rounds, gone, None


def told(found: Tally) -> tuple[list[dict[int, int]], list[int], int | None]:
    """The same from the library's count."""
    gone = [each.out for each in found.rounds if each.out is not None]
    return [dict(each.votes) for each in found.rounds], gone, found.winner


OPTIONS = st.integers(2, 9)
FEW = OPTIONS.flatmap(
    lambda n: st.lists(st.lists(st.integers(0, n - 1), unique=True, max_size=n), max_size=12)
)
MANY = OPTIONS.flatmap(
    lambda n: st.lists(st.permutations(range(n)).map(lambda p: p[: 1 + p[0]]), min_size=20, max_size=60)
)


@given(FEW)
@settings(max_examples=250, deadline=None)
def test_the_recount_agrees_where_few_rank_and_ties_abound(rankings: list[list[int]]) -> None:
    ballots = [tuple(ranking) for ranking in rankings]
    assert told(tally(ballots)) == recount(ballots)


@given(MANY)
@settings(max_examples=60, deadline=None)
def test_the_recount_agrees_where_many_rank(rankings: list[list[int]]) -> None:
    ballots = [tuple(ranking) for ranking in rankings]
    assert told(tally(ballots)) == recount(ballots)


@given(FEW, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_rankings_tells_nothing(rankings: list[list[int]], dice: object) -> None:
    mixed = list(rankings)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert tally(rankings) == tally(mixed)


def test_a_known_count_with_a_ranking_that_runs_out() -> None:
    """Tennessee's cities, the example every text on voting tells: Knoxville wins by instant runoff."""
    memphis, nashville, chattanooga, knoxville = range(4)
    found = tally(
        [(memphis, nashville, chattanooga, knoxville)] * 42
        + [(nashville, chattanooga, knoxville, memphis)] * 26
        + [(chattanooga, knoxville, nashville, memphis)] * 15
        + [(knoxville, chattanooga, nashville, memphis)] * 17
        + [(chattanooga,)]
    )
    assert found.winner == knoxville
    assert [each.out for each in found.rounds] == [chattanooga, nashville, None]
    assert [each.exhausted for each in found.rounds] == [0, 1, 1]
    assert dict(found.rounds[1].votes) == {memphis: 42, nashville: 26, knoxville: 32}


def test_of_two_that_are_level_the_one_that_had_fewer_before_goes_out() -> None:
    rankings = [(0,)] * 4 + [(1,)] * 2 + [(2,)] * 3 + [(3, 1)] * 1
    found = tally(rankings)
    assert [each.out for each in found.rounds] == [3, 1, None], (
        "1 and 2 were level in round two; 1 had fewer before"
    )
    assert [each.by_tie for each in found.rounds] == [False, True, False]


def test_of_two_that_were_always_level_the_one_listed_later_goes_out() -> None:
    found = tally([(0,), (1,)])
    assert found.winner == 0
    assert found.rounds[0].by_tie
    assert tally([(1,), (0,)]) == found


@pytest.mark.parametrize("rankings", [[], [()], [(), ()]])
def test_without_a_ranking_nobody_wins(rankings: list[Ranking]) -> None:
    assert tally(rankings) == Tally()
