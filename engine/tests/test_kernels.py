"""Each kernel says what its twin says, and refuses arrays that are not what it expects."""

import os
import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from tiework import kernels
from tiework.kernels import shape
from tiework.reference import shape as twin

OFF = os.environ.get("TIEWORK_KERNELS", "").lower() == "off"
NO_COMPILER = shutil.which(os.environ.get("CC", "cc")) is None
pytestmark = pytest.mark.skipif(OFF or NO_COMPILER, reason=f"no kernels: {kernels.missing()}")


def test_where_a_compiler_is_the_kernels_are_built():
    # An install without a compiler is quiet about it, and must not be taken for one that has tested anything.
    assert kernels.available()


@some.composite
def rows_of_ties(draw):
    n = draw(some.integers(1, 12))
    pairs = draw(some.sets(some.tuples(some.integers(0, n - 1), some.integers(0, n - 1)), max_size=30))
    ends = sorted({(a, b) for a, b in pairs if a != b} | {(b, a) for a, b in pairs if a != b})
    counts = np.bincount([a for a, _ in ends], minlength=n) if ends else np.zeros(n, np.int64)
    indptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return indptr, np.array([b for _, b in ends], np.int32)


@given(rows_of_ties())
def test_components_are_those_of_the_twin(ties):
    assert shape.components(*ties).tolist() == twin.components(*ties).tolist()


@pytest.mark.parametrize(
    ("indptr", "indices"),
    [
        (np.array([0, 1], np.int32), np.array([0], np.int32)),
        (np.array([0, 1]), np.array([0.0])),
        (np.array([0, 1]), np.array([1], np.int32)),
        (np.array([0, 1]), np.array([-1], np.int32)),
        (np.array([0, 2, 1]), np.array([0, 1], np.int32)),
        (np.array([0, 3]), np.array([0], np.int32)),
        (np.array([[0, 1]]), np.array([0], np.int32)),
        (np.arange(0, 8, 2)[::2], np.array([0, 1, 0, 1], np.int32)),
        ([0, 1], np.array([0], np.int32)),
    ],
)
def test_what_is_no_row_of_ties_is_refused(indptr, indices):
    with pytest.raises((TypeError, ValueError), match="expected"):
        shape.components(indptr, indices)
