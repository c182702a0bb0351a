import random

from barnraiser.capital.suppression import hidden_cells, said


def test_small_cells_are_hidden_with_enough_others_that_none_can_be_told() -> None:
    assert hidden_cells({"a": 30, "b": 12, "c": 2}) == {"b", "c"}
    assert hidden_cells({"a": 30, "b": 12, "c": 0}) == set()
    assert hidden_cells({"a": 30, "b": 12}, also=frozenset("a")) == {"a", "b"}


def test_nothing_small_can_be_worked_out_from_what_is_shown_and_the_sum() -> None:
    chance = random.Random(4)
    for _ in range(300):
        counts = {k: chance.choice((0, 1, 2, 4, 5, 9, 40)) for k in range(chance.randrange(1, 8))}
        hidden = hidden_cells(counts)
        assert all(counts[k] == 0 or counts[k] >= 5 for k in counts if k not in hidden)
        everything = all(k in hidden for k in counts if counts[k])
        assert not hidden or everything or (len(hidden) > 1 and sum(counts[k] for k in hidden) >= 10)


def test_counts_of_people_are_said_so_that_they_tell_of_nobody() -> None:
    assert [said(n) for n in (0, 1, 4, 5)] == ["nobody", "fewer than five", "fewer than five", "5"]
