"""Uncertainty at speed: the same bytes for any number of threads, what does not fit the time is said, chance is chance."""

import threading
import time
from dataclasses import fields, replace
from itertools import pairwise

import numpy as np
import pytest
from recorded import made as recorded
from test_structure import made, planted
from tiework import chance, effort, figures, parallel, resampling
from tiework.acts import Act, ActTable
from tiework.effort import LEAST_DRAWS, Effort
from tiework.graph import TieGraph
from tiework.intervals import doubts
from tiework.kernels.serving import serving
from tiework.measures import diversity, mixing, rewiring
from tiework.measures.brokerage import brokerage
from tiework.measures.catalogue import CATALOGUE, measure
from tiework.measures.giving import passing_on
from tiework.measures.network import transitivity
from tiework.measuring import AGAINST_REWIRED, read_measure, read_measures
from tiework.network import Network
from tiework.parallel import in_order
from tiework.policy import Policy
from tiework.readings import read_network
from tiework.resampling import Networks, replicates
from tiework.shuffles import MADE_OF_SHUFFLES, made_of_shuffles
from tiework.ties import ties
from tiework.whole import readings_table
from tiework.wording import remarks
from tiework.worlds import village

MAIL = Policy.for_mail()
ACTS, HOMES = village(people=60, groups=3, acts=1500, seed=5)
AS_OF = float(ACTS.at.max())
GRAPH = TieGraph.from_ties(ties(ACTS, MAIL, AS_OF), groups=HOMES)
NO_TIME = 1e-9


@pytest.fixture
def shared(monkeypatch):
    """Threads are made however quick the work, and however few processors there are."""
    monkeypatch.setattr(parallel, "_WORTH_SHARING", 0.0)
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    monkeypatch.setattr(effort, "available", lambda: True)


def quick(**given):
    return Effort(**{"replicates": 45, "seed": 3} | given)


def nulls(**given):
    """Every null model there is, worked out with an effort."""
    records = recorded(2)
    work = quick(**given)
    return {
        "reciprocity": chance.reciprocity_by_chance(ACTS, MAIL, AS_OF, 60, effort=work),
        "network": mixing.ei_permutation(GRAPH, 60, effort=work),
        "groups": diversity.ei_group_permutation(GRAPH, 60, effort=work),
        "people": tuple(one.tolist() for one in diversity.ei_person_permutation(GRAPH, 60, effort=work)),
        "brokers": brokerage(GRAPH, 60, effort=work).z.tobytes(),
        "rewired": rewiring.all_against_rewired(GRAPH, [transitivity], 60, effort=work),
        "small world": rewiring.small_world(GRAPH, 60, effort=work),
        "communities": rewiring.modularity_against_rewired(GRAPH, 60, effort=work),
        "passed on": passing_on(records.acts, records.help_kinds, records.as_of, shuffles=60, effort=work),
    }


def test_one_thread_and_several_give_the_same_bytes(shared):
    records = recorded(2)
    keys = [
        entry.key
        for entry in CATALOGUE
        if entry.level == "network" and entry.key not in ("mean_distance", "diameter", "short_blocks")
    ]
    one, two, four = (
        (
            nulls(threads=threads),
            read_network(ACTS, MAIL, AS_OF, HOMES, 50, 7, threads=threads),
            read_measures(keys, records, Effort(8, 7, threads=threads)),
        )
        for threads in (1, 2, 4)
    )
    for other in (two, four):
        assert repr(one) == repr(other)


def test_a_draw_does_not_hang_on_those_before():
    held = replace(TieGraph.from_edges([], ACTS.people), groups=GRAPH.groups)
    networks = Networks(ACTS, MAIL, AS_OF, held, 9)
    last = networks.draw(4)
    for k, draw in enumerate(replicates(ACTS, MAIL, AS_OF, GRAPH.groups, 5, 9)):
        assert np.array_equal(draw.graph.weight, networks.draw(k).graph.weight)
    assert draw.forward.tobytes() == last.forward.tobytes()
    assert draw.graph.indices.tobytes() == last.graph.indices.tobytes()
    assert networks.most(12) == 12


def test_a_week_drawn_once_each_is_the_network_itself(monkeypatch):
    monkeypatch.setattr(resampling, "_times", lambda span, seed, k: np.ones(span, np.int64))
    networks = Networks(ACTS, MAIL, AS_OF, GRAPH, 1)
    draw = networks.draw(0)
    for name in ("indptr", "indices", "reciprocated"):
        assert np.array_equal(getattr(draw.graph, name), getattr(GRAPH, name)), name
    for name in ("weight", "out", "into", "in_person"):
        np.testing.assert_allclose(getattr(draw.graph, name), getattr(GRAPH, name), rtol=1e-12)
    assert (draw.graph.present, draw.graph.strong) == (MAIL.present, MAIL.theta)
    assert draw.graph.memberships is networks.draw(1).graph.memberships, "labels are read once for all draws"
    assert not draw.graph.weight.flags.writeable


def test_what_is_kept_with_a_graph_is_what_is_worked_out_anew():
    for key in figures.FIGURES:
        work_out = figures.FIGURES[key].work_out
        table = ties(ACTS, MAIL, AS_OF)
        fresh = TieGraph.from_ties(table, groups=HOMES)
        warm = resampling.Draw(fresh, table.s_ij, table.s_ji)
        for other in figures.FIGURES.values():
            other.work_out(warm)
        alone = resampling.Draw(TieGraph.from_ties(table, groups=HOMES), table.s_ij, table.s_ji)
        assert work_out(warm) == pytest.approx(work_out(alone), nan_ok=True), key


def test_results_come_in_order_whoever_is_first(shared):
    def work(k):
        time.sleep(0.004 if k % 3 == 0 else 0.0)
        return k

    assert list(in_order(work, 50, threads=4)) == list(range(50))
    assert list(in_order(work, 0, threads=4)) == []
    assert list(in_order(work, 1, threads=4)) == [0]


def test_only_so_many_are_begun_before_the_first_is_handed_on(shared):
    begun = []
    found = in_order(begun.append, 1000, threads=2)
    for _ in range(3):
        next(found)
    found.close()
    assert len(begun) <= 10


def test_progress_counts_from_the_thread_that_asks(shared):
    said = []
    done = list(
        in_order(lambda k: k, 20, threads=2, progress=lambda k: said.append((k, threading.get_ident())))
    )
    assert said == [(k + 1, threading.get_ident()) for k in range(20)]
    assert len(done) == 20
    told = []
    read_network(ACTS, MAIL, AS_OF, HOMES, 45, progress=told.append, threads=2, only=["density"])
    assert told == list(range(1, 46))


def test_no_thread_is_left_when_work_ends_is_left_or_breaks(shared):
    before = set(threading.enumerate())
    assert len(list(in_order(lambda k: k, 30, threads=4))) == 30
    assert set(threading.enumerate()) <= before
    unfinished = in_order(lambda k: time.sleep(0.001), 30, threads=4)
    next(unfinished)
    next(unfinished)
    assert set(threading.enumerate()) - before
    unfinished.close()
    assert set(threading.enumerate()) <= before

    def breaks(k):
        if k == 7:
            raise RuntimeError("broken")
        return k

    for threads in (1, 4):
        handed_on = []
        with pytest.raises(RuntimeError, match="broken"):
            handed_on.extend(in_order(breaks, 30, threads=threads))
        assert set(threading.enumerate()) <= before

    def stops(k):
        if k == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(in_order(lambda k: k, 30, threads=4, progress=stops))
    assert set(threading.enumerate()) <= before
    nulls(threads=4, seconds=NO_TIME)
    assert set(threading.enumerate()) <= before


def test_quick_work_is_done_without_threads(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    monkeypatch.setattr(parallel, "_WORTH_SHARING", 1e9)
    before = set(threading.enumerate())
    found = in_order(lambda k: threading.get_ident(), 9, threads=4)
    assert {next(found) for _ in range(9)} == {threading.get_ident()}
    assert set(threading.enumerate()) <= before
    with pytest.raises(ValueError, match="expected 1 or more, found 0"):
        list(in_order(str, 3, threads=0))
    with pytest.raises(ValueError, match="expected 1 or more, found 0"):
        read_network(ACTS, MAIL, AS_OF, HOMES, 50, threads=0)


@pytest.mark.parametrize("threads", [1, 4])
def test_what_does_not_fit_the_time_stops_at_the_least_and_says_so(shared, threads):
    for key, found in nulls(seconds=NO_TIME, threads=threads).items():
        for one in found if isinstance(found, tuple) and key != "people" else (found,):
            if hasattr(one, "shuffles"):
                assert one.shuffles == LEAST_DRAWS, key
            if hasattr(one, "asked"):
                assert one.asked == 60, key
    told = {
        one.key: one for one in read_network(ACTS, MAIL, AS_OF, HOMES, 300, seconds=NO_TIME, threads=threads)
    }
    for key, asked in (("weighted_reciprocity", 300), ("ei_index", 1000)):
        assert (told[key].shuffles, told[key].shuffles_asked) == (LEAST_DRAWS, asked)
        said = " ".join(remarks(told[key], measure(key)))
        assert f", by 40 of {asked:,} shuffles)" in said
    assert "40 of 300 replicates in the time given" in told["density"].interval_kind
    whole = read_network(ACTS, MAIL, AS_OF, HOMES, 300, only=["weighted_reciprocity"])[0]
    assert (whole.shuffles, whole.shuffles_asked) == (300, 300)
    assert "shuffles" not in " ".join(remarks(whole, measure(whole.key)))


def test_measures_made_of_shuffles_say_how_many():
    records = recorded(2)
    keys = sorted(MADE_OF_SHUFFLES | AGAINST_REWIRED)
    found = {one.key: one for one in read_measures(keys, records, Effort(50, seconds=NO_TIME))}
    given = [one for one in found.values() if one.value is not None]
    assert len(given) > 6
    for one in given:
        assert one.shuffles == LEAST_DRAWS, one.key
        assert one.shuffles_asked in (50, 100, 500), one.key
        assert "of" in " ".join(remarks(one, measure(one.key))), one.key
    assert "Chance was worked out by 40 of 100 shuffles." in remarks(
        replace(given[0], expected=None, shuffles_asked=100), measure(given[0].key)
    )
    alone = read_measures(keys, records, Effort(0))
    assert all(one.p_value is None for one in alone)


def test_measures_made_of_shuffles_are_what_their_functions_say():
    records = recorded(2)
    for key, found in made_of_shuffles(sorted(MADE_OF_SHUFFLES), records, Effort(50)).items():
        entry = measure(key)
        value = entry.function(**{name: getattr(records, name) for name in entry.inputs})
        assert found["value"] == (None if value != value else value), key


def test_time_is_for_everything_together():
    records = recorded(2)
    begin = time.monotonic()
    found = read_measures(
        ["transitivity", "mean_clustering", "modularity_z"], records, Effort(100_000, seconds=1.2)
    )
    assert time.monotonic() - begin < 6, "1.2 s, and the least of each; room for a busy machine"
    assert all("of 100,000" in one.interval_kind for one in found if one.low is not None)
    shares = list(Effort(seconds=100.0).shares(4))
    assert all(one.until <= two.until for one, two in pairwise(shares))
    assert shares[-1].until == pytest.approx(time.monotonic() + 100, abs=5)
    assert {one.until for one in Effort().shares(3)} == {None}


def test_how_many_shuffles_there_were_stands_in_the_table():
    acts = [Act(*one) for one in (("a", ("b",), "mail.replied", 0.0), ("b", ("a",), "mail.replied", 1.0))]
    network = Network(acts * 3, people=list("cdefghij"))
    rows = {row["measure"]: row for row in network.network(["weighted_reciprocity", "density"], replicates=0)}
    assert rows["weighted_reciprocity"]["shuffles"] == 100
    assert np.isnan(readings_table(network.readings(["density"], replicates=0), ())["shuffles"]).all()
    later = network.readings(["weighted_reciprocity"], replicates=60, seconds=NO_TIME, threads=1)[0]
    assert later.shuffles in (LEAST_DRAWS, 100)


def test_intervals_of_a_catalogue_do_not_hang_on_threads_or_company(shared):
    records = recorded(2)
    values = {"mean_clustering": 0.3, "gini_contributions": 0.5, "weighted_reciprocity_rho": 0.2}
    together = doubts(values, records, Effort(45, 2, threads=4))
    for key, value in values.items():
        assert doubts({key: value}, records, Effort(45, 2, threads=1))[key] == together[key], key


def old_deals(giver, taker, block, shuffles, seed):
    """Receivers dealt anew within blocks, and selves swapped away, as numpy deals them."""
    random = np.random.default_rng(seed)
    for _ in range(shuffles):
        dealt = taker.copy()
        for one in np.unique(block):
            where = np.flatnonzero(block == one)
            dealt[where] = random.permutation(taker[where])
            for _ in range(20):
                for k in where[giver[where] == dealt[where]]:
                    other = random.choice(where)
                    if giver[k] != dealt[other] and giver[other] != dealt[k]:
                        dealt[k], dealt[other] = dealt[other], dealt[k]
        yield dealt


def alike(one, other):
    """Two samples have one mean, as far as four standard errors tell."""
    error = np.hypot(np.std(one) / len(one) ** 0.5, np.std(other) / len(other) ** 0.5)
    return abs(np.mean(one) - np.mean(other)) < 4 * error


def test_receivers_dealt_by_the_kernel_return_as_much_as_those_dealt_by_numpy():
    random = np.random.default_rng(2)
    giver, taker = (9 * random.random((2, 120)) ** 1.5).astype(np.int32)
    taker = np.where(taker == giver, (taker + 1) % 9, taker).astype(np.int32)
    block, worth = np.repeat(np.arange(6), 20), random.random(120)
    found = serving("dealing").Dealing(9, np.arange(0, 121, 20), giver, taker, worth)
    new = [found.dealt(seed)[1] for seed in range(400)]
    old = [chance.returned(giver, one, worth, 9) for one in old_deals(giver, taker, block, 400, 1)]
    assert alike(new, old)
    assert np.std(new) == pytest.approx(np.std(old), rel=0.25)


def test_shuffled_labels_are_on_average_what_can_be_worked_out():
    sizes = np.bincount(GRAPH.group_codes)
    alike_ones = (sizes * (sizes - 1)).sum() / (GRAPH.n * (GRAPH.n - 1))
    found = mixing.ei_permutation(GRAPH, 3000, seed=4)
    assert found.expected == pytest.approx(1 - 2 * alike_ones, abs=4 * found.deviation / 3000**0.5)
    each, _ = diversity.ei_person_permutation(GRAPH, 1000, seed=4)
    assert np.nanmean(each) == pytest.approx(1 - 2 * alike_ones, abs=0.02)
    groups = diversity.ei_group_permutation(GRAPH, 1000, seed=4)
    assert [one.shuffles for one in groups] == [1000] * len(sizes)
    own = (sizes - 1) / (GRAPH.n - 1)
    for one, inside in zip(groups, own, strict=True):
        # A tie is found from both ends outside its group, and once inside.
        assert one.expected == pytest.approx(
            (2 * (1 - inside) - inside) / (2 * (1 - inside) + inside), abs=0.02
        )


def old_rewired(graph, random, swaps=10):
    """Ties rewired, one attempted swap after the other, as Python does it."""
    tied = {frozenset(pair) for pair in zip(*(ends.tolist() for ends in graph.pairs), strict=True)}
    listed = [tuple(pair) for pair in tied]
    for _ in range(swaps * graph.m):
        one, other = (int(k) for k in random.integers(0, graph.m, 2))
        (a, b), (c, d) = listed[one], listed[other]
        if random.random() < 0.5:
            c, d = d, c
        first, second = frozenset((a, d)), frozenset((c, b))
        if len({a, b, c, d}) < 4 or first in tied or second in tied:
            continue
        tied -= {frozenset(listed[one]), frozenset(listed[other])}
        tied |= {first, second}
        listed[one], listed[other] = (a, d), (c, b)
    names = graph.people
    return TieGraph.from_edges([(names[a], names[b]) for a, b in listed], people=names)


def test_networks_rewired_by_the_kernel_are_as_clustered_as_those_rewired_by_python():
    graph, random = planted(), np.random.default_rng(8)
    new = [transitivity(rewiring.rewired(graph, seed)) for seed in range(150)]
    old = [transitivity(old_rewired(graph, random)) for _ in range(150)]
    assert alike(new, old)


def test_seeds_of_draws_are_far_apart():
    seeds = {effort.seed_of(seed, k) for seed in range(20) for k in range(200)}
    assert len(seeds) == 4000
    firsts = [effort.random_of(seed, k).random() for seed in range(5) for k in range(200)]
    assert len(set(firsts)) == 1000
    graph = made(1, people=30, ties=90)
    assert not np.array_equal(rewiring.rewired(graph, 1).indices, rewiring.rewired(graph, 2).indices)


def test_several_figures_beside_the_same_rewired_networks_are_those_asked_for_alone():
    graph = planted()
    both = rewiring.all_against_rewired(graph, [transitivity, rewiring.mean_distance], 12)
    assert both[0] == rewiring.against_rewired(graph, transitivity, 12)
    assert both[1] == rewiring.against_rewired(graph, rewiring.mean_distance, 12)
    assert rewiring.all_against_rewired(graph, [], 12) == ()


def test_a_figure_that_is_refused_is_not_drawn_and_the_count_stays():
    told = {one.key: one for one in read_network(ACTS, MAIL, AS_OF, HOMES, 41)}
    assert told["mean_linking"].refusal is not None
    assert told["mean_linking"].interval_kind == "none"
    assert "41 replicates" in told["density"].interval_kind
    nothing = read_network(ACTS, MAIL, AS_OF, HOMES, 41, only=["mean_linking"])[0]
    assert nothing.refusal == told["mean_linking"].refusal


def test_chance_leaves_out_what_is_undefined_and_counts_it():
    found = mixing.Chance.of(0.5, np.array([np.nan, np.nan]), 10)
    assert np.isnan(found.expected)
    assert (found.shuffles, found.asked) == (2, 10)
    assert np.isnan(mixing.Chance.of(np.nan, np.array([0.5]), 1).p_value)
    assert {one.name for one in fields(mixing.Chance)} >= {"shuffles", "asked"}


def test_a_measure_alone_takes_seconds_and_threads():
    records = recorded(2)
    one, two = (read_measure("mean_clustering", records, 50, 3, threads=threads) for threads in (1, 2))
    assert one == two
    short = read_measure("mean_clustering", records, 100_000, seconds=NO_TIME)
    assert "40 of 100,000 replicates in the time given" in short.interval_kind


def test_nothing_to_shuffle_is_no_error():
    nobody = TieGraph.from_edges([], people=())
    assert diversity.ei_group_permutation(nobody, 5) == ()
    assert [len(one) for one in diversity.ei_person_permutation(nobody, 5)] == [0, 0]
    assert rewiring.rewired(nobody).m == 0
    table = ActTable.from_records([], people="ab")
    assert np.isnan(chance.reciprocity_by_chance(table, MAIL, 0.0).expected)
