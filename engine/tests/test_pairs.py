"""Pairs that were added up elsewhere: aggregate there, measure here."""

import numpy as np
import pyarrow as pa
import pytest
import tiework
from pyarrow import parquet
from tiework.errors import InputError

LOG = """actor,target,kind,time
ada,ben,helped,1750000000
ben,ada,thanked,1750050000
ben,cas,helped,1750100000
cas,ada,helped,1750100000
dan,dan,helped,1750100000
ada,ben,helped,1750100000
"""


def written(path, **columns):
    parquet.write_table(pa.table(columns), path)
    return path


def test_what_joins_brought_down_to_pairs_is_measured_as_the_log_is(tmp_path):
    log, brought = tmp_path / "log.csv", tmp_path / "pairs.parquet"
    log.write_text(LOG)
    pytest.importorskip("duckdb")
    from tiework.relational import aggregate

    aggregate(log, brought)
    there, here = tiework.measure_log(log), tiework.measure_log(brought)
    one, other = ({row["person"]: row for row in found.people} for found in (there, here))
    assert one.keys() == other.keys()
    names = ("degree", "strength", "balance", "constraint", "effective_size", "pagerank", "core")
    for person, row in one.items():
        # One of them has no tie, and nothing that is made of ties.
        said, again = ([each[name] for name in names] for each in (row, other[person]))
        assert again == [value if value is None else pytest.approx(value, rel=1e-12) for value in said]
    assert {row["measure"]: row["value"] for row in here.network}["self_acts"] == 1


def test_rows_of_one_pair_are_added_and_selves_dropped(tmp_path):
    path = written(
        tmp_path / "pairs.parquet", actor=[1, 1, 2, 3], target=[2, 2, 1, 3], weight=[0.5, 1.0, 2.0, 4.0], count=[1, 2, 1, 5]
    )  # fmt: skip
    found = tiework.measure_log(path)
    (tie,) = list(found.ties)
    assert (tie["a_to_b"], tie["b_to_a"], tie["acts"]) == (1.5, 2.0, 4)
    assert {row["measure"]: row["value"] for row in found.network}["self_acts"] == 5
    assert len(found.people) == 3
    assert "added up elsewhere" in " ".join(found.people.notes)


def test_another_column_makes_it_a_log(tmp_path):
    path = written(
        tmp_path / "log.parquet",
        actor=["a"],
        target=["b"],
        weight=[9.0],
        count=np.array([3]),
        kind=["helped"],
    )
    (tie,) = list(tiework.measure_log(path).ties)
    assert (tie["strength"], tie["acts"]) == (1.0, 1)


@pytest.mark.parametrize(
    ("weight", "count", "line"),
    [([1.0, -1.0], [1, 1], 2), ([np.nan, 1.0], [1, 1], 1), ([1.0, 1.0], [1, -1], 2)],
)
def test_what_is_no_weight_or_count_is_refused_by_its_row(tmp_path, weight, count, line):
    path = written(
        tmp_path / "pairs.parquet", actor=["a", "b"], target=["b", "a"], weight=weight, count=count
    )
    with pytest.raises(InputError, match="weight and a count of 0 or more") as refused:
        tiework.measure_log(path)
    assert refused.value.line == line


def test_weights_are_float64_and_counts_int64(tmp_path):
    path = written(tmp_path / "pairs.parquet", actor=["a"], target=["b"], weight=[1], count=[1])
    with pytest.raises(InputError, match="weights in float64"):
        tiework.measure_log(path)
