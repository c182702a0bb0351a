"""Directed pairs laid together to ties, as the twin lays them."""

import numpy as np
import pytest
from adjacencies import dyads, random_dyads, rows
from hypothesis import given
from hypothesis import strategies as some
from tiework import kernels
from tiework.kernels import adjacency
from tiework.reference import adjacency as twin

pytestmark = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")


def same(one, other):
    for name, values in vars(one).items():
        assert values.dtype == getattr(other, name).dtype
        np.testing.assert_array_equal(values, getattr(other, name), err_msg=name)


@given(dyads(), some.sampled_from([0.0, 0.25, 2.0]), some.integers(1, 3))
def test_ties_are_those_of_the_twin(found, present, threads):
    made = adjacency.adjacency(*found, present, threads=threads)
    same(made, twin.adjacency(*found, present))
    for one, other in zip(
        adjacency.pairs(made.indptr, made.indices), twin.pairs(made.indptr, made.indices), strict=True
    ):
        np.testing.assert_array_equal(one, other)


def test_many_ties_are_those_of_the_twin_whatever_the_threads():
    found = random_dyads(3_000, 60_000, seed=3)
    made = adjacency.adjacency(*found)
    same(made, twin.adjacency(*found))
    same(made, adjacency.adjacency(*found, threads=2))
    assert np.diff(made.indptr).max() > 500


def test_directions_are_summed_each_by_itself():
    indptr, indices, _ = rows(3, [(0, 1), (1, 0), (1, 2)])
    made = adjacency.adjacency(indptr, indices, np.array([1e-18, 1.0, 0.0]), np.array([1, 2, 3]))
    assert made.out.tolist() == [1e-18, 1.0]
    assert made.into.tolist() == [1.0, 1e-18]
    assert made.acts.tolist() == [3, 3]
    assert made.degree.tolist() == [1, 1, 0], "a pair of weight 0 is no tie"


def test_a_pair_twice_adds_up_and_nobody_is_tied_to_themselves():
    indptr, indices, _ = rows(2, [(0, 1), (0, 0), (0, 1)])
    made = adjacency.adjacency(indptr, indices, np.array([1.0, 5.0, 2.0]), np.array([1, 1, 1]))
    assert (made.weight.tolist(), made.acts.tolist(), made.indices.tolist()) == ([3.0, 3.0], [2, 2], [1, 0])


def test_nobody_and_one_person():
    nothing = np.zeros(0, np.int32), np.zeros(0), np.zeros(0, np.int64)
    for n in (0, 1):
        made = adjacency.adjacency(np.zeros(n + 1, np.int64), *nothing)
        assert (made.n, made.m) == (n, 0)


GOOD = (np.array([0, 1, 1]), np.array([1], np.int32), np.array([1.0]), np.array([1]))


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (0, np.array([0, 1, 1], np.int32)), (0, np.array([0, 2, 1])), (0, np.array([0, 1, 3])), (0, [0, 1, 1]),
        (1, np.array([2], np.int32)), (1, np.array([-1], np.int32)), (1, np.array([1])),
        (2, np.array([np.nan])), (2, np.array([-1.0])), (2, np.array([np.inf])), (2, np.array([1], np.float32)),
        (3, np.array([-1])), (3, np.array([2**40])), (3, np.array([1, 1])), (3, np.array([1.0])),
    ],
)  # fmt: skip
def test_what_is_no_dyad_is_refused(place, wrong):
    given = [*GOOD[:place], wrong, *GOOD[place + 1 :]]
    with pytest.raises((TypeError, ValueError), match="expected"):
        adjacency.adjacency(*given)


@pytest.mark.parametrize("how", [{"present": -1.0}, {"present": float("nan")}, {"threads": 0}])
def test_settings_that_make_no_sense_are_refused(how):
    with pytest.raises(ValueError, match="expected"):
        adjacency.adjacency(*GOOD, **how)


@given(dyads())
def test_sums_of_rows_are_those_of_the_twin(found):
    made = adjacency.adjacency(*found)
    for values in (made.out, made.into, made.weight):
        np.testing.assert_array_equal(
            adjacency.row_sums(made.indptr, values), twin.row_sums(made.indptr, values)
        )
    with pytest.raises((TypeError, ValueError), match="expected"):
        adjacency.row_sums(made.indptr, np.ones(2 * made.m + 1))
