"""Made logs are what they say: so many acts, the same by seed, unequal people, communities that are found."""

import numpy as np
import pytest
import tiework
from pyarrow import parquet
from tiework.measures.communities import adjusted_rand
from tiework.worlds import planted_log

LOG = planted_log(1000, seed=3)


def columns(log):
    batches = [batch.to_pydict() for batch in log.batches()]
    return {name: np.concatenate([batch[name] for batch in batches]) for name in batches[0]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("log")
    LOG.write(place)
    return place


def test_as_many_acts_as_it_says_in_order_of_time():
    acts = columns(LOG)
    assert len(acts["actor"]) == LOG.acts == pytest.approx(50_000, rel=0.02)
    assert (np.diff(acts["time"]) >= 0).all()
    assert acts["time"].max() <= LOG.last
    assert (acts["actor"] != acts["target"]).all()
    assert np.isin(acts["actor"], LOG.ids).all()


@pytest.mark.parametrize("people", [1, 2, 3, 50])
def test_small_ones_too(people):
    log = planted_log(people, seed=5)
    assert sum(len(batch) for batch in log.batches()) == log.acts
    assert len(set(log.ids.tolist())) == people


def test_the_same_seed_makes_the_same_log():
    one, same, another = (columns(planted_log(300, seed=seed)) for seed in (4, 4, 5))
    assert all(np.array_equal(one[name], same[name]) for name in one)
    assert not np.array_equal(one["actor"], another["actor"])


def test_every_act_is_along_a_planted_tie_and_every_tie_has_one():
    acts, place = columns(LOG), {person: k for k, person in enumerate(LOG.ids.tolist())}
    met = {frozenset(pair) for pair in zip(acts["actor"].tolist(), acts["target"].tolist(), strict=True)}
    planted = {
        frozenset(LOG.ids[[a, b]].tolist()) for a, b in zip(LOG.one.tolist(), LOG.other.tolist(), strict=True)
    }
    assert met == planted
    assert len(place) == 1000


def test_what_was_planted_is_found(folder):
    found = tiework.measure_log(folder / "acts.parquet", folder / "people.csv", by="sector")
    order = np.argsort(LOG.ids)
    row = order[np.searchsorted(LOG.ids[order], found.people["person"])]
    figures = {row["measure"]: row["value"] for row in found.network}
    assert (figures["acts"], figures["people"], figures["ties"]) == (LOG.acts, 1000, len(LOG.one))
    assert adjusted_rand(found.people["community"], LOG.community[row]) > 0.5
    # Friends of friends, a few who do much, and sectors that keep to themselves a little.
    assert np.nanmean(found.people["clustering"]) > 0.2
    degree = found.people["degree"]
    assert degree.max() > 8 * np.median(degree)
    assert np.nanmean(found.people["ei_index"]) < 1 - 2 / 6


def test_the_text_says_the_same(folder):
    kept = parquet.ParquetFile(folder / "acts.parquet").read().to_pydict()
    lines = (folder / "acts.csv").read_text().splitlines()
    assert lines[0] == "actor,target,kind,time"
    assert lines[1:] == [",".join(map(str, row)) for row in zip(*kept.values(), strict=True)]
    assert (folder / "people.csv").read_text().count("\n") == 1001
