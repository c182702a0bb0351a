"""Figures with their doubt, and refusals that say why."""

import math
from dataclasses import fields
from datetime import UTC, datetime

import numpy as np
import pytest
from tiework import __version__
from tiework.acts import Act, ActTable
from tiework.graph import TieGraph
from tiework.measures.catalogue import measure
from tiework.measures.mixing import ei_permutation
from tiework.measures.reciprocity import weighted_reciprocity
from tiework.personal import read_people
from tiework.policy import HELP_GIVEN, MET_IN_PERSON, REPLY, Policy
from tiework.readings import read_network
from tiework.resampling import replicates
from tiework.ties import ties
from tiework.wording import behind, between, remarks, sentence
from tiework.worlds import START, village

MAIL = Policy.for_mail()
ACTS, HOMES = village(people=40, groups=4, acts=700, weeks=26, seed=3)
AS_OF = float(ACTS.at.max())


@pytest.fixture(scope="module")
def declared():
    return {reading.key: reading for reading in read_network(ACTS, MAIL, AS_OF, HOMES, replicates=40)}


@pytest.fixture(scope="module")
def detected():
    return {reading.key: reading for reading in read_network(ACTS, MAIL, AS_OF, replicates=40)}


def test_every_reading_is_in_the_catalogue_and_has_a_value_or_a_refusal(declared, detected):
    for readings in (declared, detected):
        for reading in readings.values():
            assert measure(reading.key).level == "network"
            assert (reading.value is None) == (reading.refusal is not None)
            assert reading.engine_version == __version__
            assert reading.half_life_days == 90
            assert reading.as_of == datetime.fromtimestamp(AS_OF, UTC)


def test_every_interval_holds_its_figure_and_stays_in_range(declared):
    for reading in declared.values():
        if reading.value is None:
            continue
        if reading.low is None:
            assert reading.interval_kind.startswith("none: all of 40 replicates give the same"), reading.key
            continue
        assert reading.low <= reading.value <= reading.high
        low, high = measure(reading.key).range
        assert low <= reading.low
        assert reading.high <= high
        assert "by week, 40 replicates" in reading.interval_kind


def test_figures_are_those_of_the_measures(declared):
    table = ties(ACTS, MAIL, AS_OF)
    graph = TieGraph.from_ties(table, groups=HOMES)
    for key in (
        "edge_reciprocity",
        "support_ratio",
        "mean_bonding",
        "mean_bridging",
        "median_bonding",
        "median_bridging",
        "density",
        "ei_index",
    ):
        assert declared[key].value == pytest.approx(measure(key).function(graph))
    full = TieGraph.from_ties(table, present_only=False)
    assert declared["weighted_reciprocity"].value == pytest.approx(weighted_reciprocity(full))


def test_the_same_seed_gives_the_same_readings():
    one = read_network(ACTS, MAIL, AS_OF, HOMES, replicates=8, seed=5)
    assert one == read_network(ACTS, MAIL, AS_OF, HOMES, replicates=8, seed=5)
    assert one != read_network(ACTS, MAIL, AS_OF, HOMES, replicates=8, seed=6)


def test_figures_are_shown_under_half_and_twice_the_half_life(declared):
    for days, name in ((45, "at_half"), (180, "at_double")):
        other = {r.key: r for r in read_network(ACTS, MAIL.with_half_life(days), AS_OF, HOMES, replicates=0)}
        for key in ("weighted_reciprocity", "ties_per_member", "median_bonding"):
            assert getattr(declared[key], name) == pytest.approx(other[key].value)


def test_planted_communities_are_seen(declared, detected):
    assert declared["ei_index"].value < declared["ei_index"].expected
    assert declared["ei_index"].p_value < 0.01
    assert declared["modularity"].value > 0.4
    assert detected["modularity"].value == pytest.approx(declared["modularity"].value, abs=0.02)
    returned = declared["weighted_reciprocity"]
    assert returned.value > returned.expected
    assert returned.beyond_chance == pytest.approx(
        (returned.value - returned.expected) / (1 - returned.expected)
    )
    assert declared["density"].beyond_chance is None


def test_groups_found_from_the_ties_are_named_as_such_and_give_no_ei_index(declared, detected):
    assert (declared["median_bridging"].grouping, detected["median_bridging"].grouping) == (
        "declared",
        "detected",
    )
    assert declared["density"].grouping is None
    assert detected["ei_index"].refusal.code == "R4"
    assert "compared with themselves" in str(detected["ei_index"].refusal)


def test_a_network_below_the_smallest_group_is_refused_with_what_would_be_enough():
    acts, homes = village(people=6, groups=2, acts=100)
    readings = read_network(acts, MAIL, AS_OF, homes, replicates=5)
    assert {reading.refusal.code for reading in readings} == {"R1"}
    assert str(readings[0].refusal) == "Refused: 6 members; this figure needs 8 members."
    assert {r.refusal for r in read_network(acts, MAIL, AS_OF, homes, replicates=5, smallest_group=6)} != {
        readings[0].refusal
    }


def test_members_who_do_nothing_are_members():
    acts = ActTable.from_records([], people=[f"p{k}" for k in range(9)])
    readings = {reading.key: reading for reading in read_network(acts, MAIL, AS_OF)}
    assert readings["density"].value == 0
    assert readings["ties_per_member"].value == 0
    assert readings["components"].value == 9
    assert readings["median_bonding"].value == 0
    for key in (
        "weighted_reciprocity",
        "edge_reciprocity",
        "support_ratio",
        "transitivity",
        "modularity",
        "mean_bridging",
        "median_bridging",
    ):
        assert readings[key].refusal.code == "R0", key


def test_few_weeks_give_figures_without_intervals():
    acts, homes = village(people=10, groups=2, acts=80, weeks=2, answered=0)
    readings = read_network(acts, MAIL, float(acts.at.max()), homes)
    assert {(reading.low, reading.high) for reading in readings} == {(None, None)}
    assert any("fewer than 4 weeks" in reading.interval_kind for reading in readings)


def test_figures_before_every_act_are_undefined_and_raise_nothing():
    readings = {r.key: r for r in read_network(ACTS, MAIL, START.timestamp() - 1, HOMES, replicates=5)}
    assert readings["ties_per_member"].value == 0
    assert readings["support_ratio"].value is None


def test_in_person_share_is_refused_where_nothing_happens_in_person_and_given_where_it_does():
    policy = Policy({"mail.replied": REPLY, "met": MET_IN_PERSON})
    names = ACTS.people[:10]
    acts = [Act(names[0], names[1:4], "met", 0), Act(names[0], (names[1],), "mail.replied", 0)]
    met = ActTable.from_records(acts, people=names)
    readings = {r.key: r for r in read_network(met, policy, 0, replicates=0)}
    assert readings["in_person_share"].value == pytest.approx(4 / 5)
    assert {r.key: r for r in read_network(ACTS, MAIL, AS_OF, replicates=0)}["in_person_share"].value is None


def test_replicates_are_on_average_the_network_itself():
    flows = np.mean(
        [draw.forward + draw.backward for draw in replicates(ACTS, MAIL, AS_OF, None, 150, 1)], axis=0
    )
    table = ties(ACTS, MAIL, AS_OF)
    assert flows.sum() == pytest.approx(table.weight.sum(), rel=0.05)


def test_shuffled_labels_that_say_nothing_are_as_by_chance():
    graph = TieGraph.from_ties(ties(ACTS, MAIL, AS_OF))
    random = np.random.default_rng(2)
    nonsense = dict(zip(graph.people, random.permutation(list(HOMES.values())).tolist(), strict=True))
    assert ei_permutation(graph.with_groups(nonsense)).p_value > 0.05
    assert math.isnan(ei_permutation(graph).p_value)


def test_every_reading_can_be_said_in_words(declared, detected):
    for readings in (declared, detected):
        for reading in readings.values():
            entry = measure(reading.key)
            assert sentence(reading).endswith(".")
            for text in (between(reading, entry), behind(reading), *remarks(reading, entry)):
                assert "nan" not in text
                assert "None" not in text


HELP = Policy({"helped": HELP_GIVEN, "wrote": REPLY, "met": MET_IN_PERSON})


def people_of(*acts, groups=None, people=()):
    return read_people(ActTable.from_records([Act(*act) for act in acts], people), HELP, 0, groups)


def test_ones_own_figures():
    trio = [(x, (y,), "wrote", 0) for x in "abc" for y in "abc" if x != y]
    found = people_of(
        *trio, ("a", ("d",), "wrote", 0), groups=dict.fromkeys("abc", "x") | {"d": "y"}, people="z"
    )
    a, d, z = found["a"], found["d"], found["z"]
    assert (a.ties, a.reciprocated_ties, a.gave, a.took) == (3, 2, 3, 2)
    assert a.bonding == pytest.approx(2 * 2 / HELP.theta)
    assert a.bridging == pytest.approx(1.0)
    assert (d.bonding, d.constraint, d.effective_size) == (0, 1, 1)
    assert (z.ties, z.bonding, z.constraint, z.bridging) == (0, 0, None, None)
    assert str(z.refusals["constraint"]) == "Refused: no tie is present now; this figure needs at least one."


def test_give_and_take_need_three_acts_of_help():
    few = people_of(("a", ("b",), "helped", 0), ("b", ("a",), "helped", 0), ("a", ("b",), "wrote", 0))
    assert (few["a"].help_given, few["a"].help_taken, few["a"].help_balance) == (1, 1, None)
    assert "this figure needs 3" in str(few["a"].refusals["help_balance"])
    more = people_of(*[("a", ("b",), "helped", 0)] * 3, ("b", ("a",), "helped", 0))
    assert more["a"].help_balance == pytest.approx(0.5)
    assert more["b"].help_balance == pytest.approx(-0.5)


def test_every_missing_figure_has_its_reason_and_no_other():
    names = {f.name for f in fields(people_of(("a", ("b",), "wrote", 0))["a"])} - {"group", "refusals"}
    for figures in people_of(
        ("a", ("b",), "wrote", 0), ("c", ("a",), "met", 0), people="z", groups={"a": "x"}
    ).values():
        missing = {name for name in names if getattr(figures, name) is None}
        assert set(figures.refusals) == missing


def test_in_person_share_of_a_person():
    found = people_of(("a", ("b",), "met", 0), ("a", ("b",), "wrote", 0), ("a", ("b",), "wrote", 0))
    assert found["a"].in_person_share == pytest.approx(0.5)
