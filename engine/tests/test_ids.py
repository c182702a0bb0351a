"""Ids become codes in order of first appearance, alike by the kernel and by its twin."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from tiework import kernels
from tiework.kernels import ids
from tiework.kernels.spans import Spans
from tiework.reference import ids as twin

pytestmark = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")

NUMBERS = some.one_of(some.integers(-5, 5), some.integers(-(2**63), 2**63 - 1))
TEXTS = some.one_of(some.text(max_size=3), some.text(max_size=40)).map(str.encode)


def batches(of):
    return some.lists(some.lists(some.tuples(of, of), max_size=40), max_size=4)


@given(batches(NUMBERS))
def test_numbers(log):
    fast, slow = ids.Numbers(), twin.Numbers()
    for rows in log:
        ends = [np.array([row[k] for row in rows], np.int64) for k in (0, 1)]
        for ours, theirs in zip(fast.pairs(*ends), slow.pairs(*ends), strict=True):
            assert ours.dtype == np.int32
            assert ours.tolist() == theirs.tolist()
    seen = list(dict.fromkeys(end for rows in log for row in rows for end in row))
    assert fast.keys().tolist() == slow.keys().tolist() == seen
    assert len(fast) == len(slow) == len(seen)


@given(batches(TEXTS))
def test_texts(log):
    fast, slow = ids.Words(), twin.Words()
    for rows in log:
        ends = [Spans.of([row[k] for row in rows]) for k in (0, 1)]
        for ours, theirs in zip(fast.pairs(*ends), slow.pairs(*ends), strict=True):
            assert ours.tolist() == theirs.tolist()
    seen = list(dict.fromkeys(end for rows in log for row in rows for end in row))
    assert fast.keys().texts() == slow.keys().texts() == seen


def test_a_table_grows():
    numbers, words = ids.Numbers(), ids.Words()
    many = np.arange(300_000, dtype=np.int64) * 4096
    texts = Spans.of([b"person %d" % k for k in range(100_000)])
    for _ in range(2):
        by, toward = numbers.pairs(many, many[::-1].copy())
        assert by[:3].tolist() == [0, 2, 4]
        assert np.array_equal(by, toward[::-1])
        assert words.pairs(texts, texts)[0].tolist() == list(range(100_000))
    assert np.array_equal(numbers.keys()[by], many)
    assert words.keys().texts() == texts.texts()


def test_what_is_no_id_is_refused():
    numbers, words = ids.Numbers(), ids.Words()
    with pytest.raises(TypeError, match="expected int64"):
        numbers.pairs(np.array([1], np.int32), np.array([1]))
    with pytest.raises(ValueError, match="expected 1 values"):
        numbers.pairs(np.array([1]), np.array([1, 2]))
    fine = Spans.of([b"a"])
    for starts, ends in (([-1], [1]), ([0], [2]), ([1], [0])):
        with pytest.raises(ValueError, match="expected texts within"):
            words.pairs(fine, Spans(fine.data, np.array(starts), np.array(ends)))
