import random

from barnraiser.ground.suppression import SMALLEST_MEAN, hidden_cells, said


def test_small_cells_are_hidden_with_enough_others_that_none_can_be_told() -> None:
    assert hidden_cells({"a": 30, "b": 12, "c": 2}) == {"b", "c"}
    assert hidden_cells({"a": 30, "b": 12, "c": 0}) == set()
    assert hidden_cells({"a": 30, "b": 12}, also=frozenset("a")) == {"a", "b"}


def test_the_smallest_is_larger_for_a_mean() -> None:
    assert hidden_cells({"a": 30, "b": 12, "c": 11}, smallest=SMALLEST_MEAN) == set()
    assert hidden_cells({"a": 30, "b": 12, "c": 9}, smallest=SMALLEST_MEAN) == {"b", "c"}
    assert hidden_cells({"a": 30, "b": 12, "c": 9, "d": 1}, smallest=SMALLEST_MEAN) == {"b", "c", "d"}


def test_nothing_small_is_left_over_for_whoever_subtracts() -> None:
    chance = random.Random(4)
    for smallest in (5, 10):
        for _ in range(300):
            counts = {k: chance.choice((0, 1, 2, 4, 9, 10, 40)) for k in range(chance.randrange(1, 8))}
            hidden = hidden_cells(counts, smallest=smallest)
            assert all(counts[k] == 0 or counts[k] >= smallest for k in counts if k not in hidden)
            everything = all(k in hidden for k in counts if counts[k])
            enough = len(hidden) > 1 and sum(counts[k] for k in hidden) >= 2 * smallest
            assert not hidden or everything or enough


def test_counts_of_people_are_said_so_that_they_tell_of_nobody() -> None:
    assert [said(n) for n in (0, 1, 4, 5)] == ["nobody", "fewer than five", "fewer than five", "5"]
