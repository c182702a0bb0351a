"""One battery over everything that is worked out from acts and records; then what only some of it must stand."""

from dataclasses import replace

import numpy as np
import pytest
import twins_records
import twins_trust
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded import DAY, KINDS, POLICY, later, made, renamed
from tiework.acts import ActTable
from tiework.errors import TieworkError
from tiework.evidence import KEYS
from tiework.intervals import MADE_OF_DRAWS
from tiework.measures.catalogue import CATALOGUE, measure
from tiework.measures.places import members_of
from tiework.measures.records import Ask, Initiation, Records
from tiework.measuring import person_values, read_measure, refusal, sensitivity, values, without_each_group

# Those of `read_acts` have tests of their own, in test_evidence.py.
FROM_RECORDS = [entry for entry in CATALOGUE if entry.basis != "ties" and entry.key not in KEYS]
EVERY = pytest.mark.parametrize("entry", FROM_RECORDS, ids=lambda entry: entry.key)
# These draw at random and are compared with exact values in tests of their own.
DRAWN = {"expected_reach", "first_callers_reach", "generalised_reciprocity", "weighted_reciprocity_rho"}
TWINS = vars(twins_records) | vars(twins_trust)
TWINNED = [entry for entry in FROM_RECORDS if entry.key not in DRAWN]


def empty(people):
    return Records(ActTable.from_records([], people=[f"p{k}" for k in range(people)]), POLICY, 0.0)


WORLDS = {
    "nobody": empty(0),
    "one person": empty(1),
    "silent members": empty(5),
    "silent members with groups": replace(empty(5), groups={"p0": "x", "p1": "y"}, **KINDS),
    "before everything": replace(made(1), as_of=-1.0),
    "two": made(4, people=2, acts=20),
    **{f"random {seed}": made(seed) for seed in range(3)},
    "working groups": replace(
        made(6), memberships={"one": ["p0", "p1", "p2", "nobody"], "two": ["p2", "p5"], "empty": []}
    ),
    "replies are known": replace(made(7), reply_kinds=("wrote",)),
}


def flat(value):
    return np.atleast_1d(np.asarray(value, dtype=np.float64))


def same(a, b):
    a, b = flat(a), flat(b)
    return a.shape == b.shape and np.allclose(a, b, rtol=1e-8, atol=1e-8, equal_nan=True)


@EVERY
def test_answers_with_the_right_shape_in_range_or_undefined(entry):
    for world, records in WORLDS.items():
        found = values(entry.key, records)
        if entry.level != "dyad":
            groups = len(members_of(records.people, records.groups, records.memberships))
            shapes = {"network": (), "person": (len(records.people),), "group": (groups,)}
            assert np.shape(found) == shapes[entry.level], world
        assert np.ndim(found) <= 1
        known = flat(found)[~np.isnan(flat(found))]
        assert not np.isinf(known).any(), world
        assert ((known >= entry.range[0] - 1e-9) & (known <= entry.range[1] + 1e-9)).all(), world


@pytest.mark.parametrize("entry", TWINNED, ids=lambda entry: entry.key)
def test_agrees_with_its_slow_twin(entry):
    for world, records in WORLDS.items():
        assert same(values(entry.key, records), TWINS[entry.key](records)), world


@pytest.mark.parametrize("entry", TWINNED, ids=lambda entry: entry.key)
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(10, 10**6), people=st.integers(2, 7), acts=st.integers(0, 40))
def test_agrees_with_its_twin_on_records_nobody_chose(entry, seed, people, acts):
    records = made(seed, people, acts, each=5)
    assert same(values(entry.key, records), TWINS[entry.key](records))


@EVERY
def test_answers_the_same_again_and_leaves_its_input_as_it_was(entry):
    records = made(3)
    before = (
        np.copy(records.acts.at),
        np.copy(records.acts.party),
        list(records.responses),
        dict(records.joined),
    )
    first = values(entry.key, records)
    assert np.array_equal(flat(first), flat(values(entry.key, records)), equal_nan=True)
    assert np.array_equal(before[0], records.acts.at)
    assert np.array_equal(before[1], records.acts.party)
    assert before[2:] == (list(records.responses), dict(records.joined))


@pytest.mark.parametrize("entry", TWINNED, ids=lambda entry: entry.key)
def test_renaming_people_permutes_the_answer(entry):
    records = made(2)
    turned, new = renamed(records, np.random.default_rng(5).permutation(len(records.people)))
    mine, theirs = flat(values(entry.key, records)), flat(values(entry.key, turned))
    if entry.level == "person":
        place = {name: k for k, name in enumerate(turned.people)}
        theirs = theirs[[place[new[name]] for name in records.people]]
    assert same(np.sort(mine), np.sort(theirs)) if entry.level == "dyad" else same(mine, theirs)


@EVERY
def test_the_clock_does_not_matter_only_the_time_between(entry):
    records = made(0)
    assert same(values(entry.key, later(records, 4096.0)), values(entry.key, records))


@EVERY
def test_what_has_not_happened_yet_does_not_count(entry):
    records = made(0)
    kept = records.acts.at <= records.as_of
    sizes = records.acts.party_counts
    past = replace(
        records.acts,
        actor=records.acts.actor[kept],
        kind=records.acts.kind[kept],
        at=records.acts.at[kept],
        amount=records.acts.amount[kept],
        offsets=np.concatenate([[0], np.cumsum(sizes[kept])]),
        party=records.acts.party[np.repeat(kept, sizes)],
    )
    lists = {
        name: [one for one in getattr(records, name) if one.at <= records.as_of]
        for name in ("outcomes", "asks", "introductions", "initiations", "responses")
    }
    asks = [
        one if one.answered is None or one.answered <= records.as_of else Ask(one.by, one.at)
        for one in lists.pop("asks")
    ]
    joined = {name: at for name, at in records.joined.items() if at <= records.as_of}
    known = replace(records, acts=past, asks=asks, joined=joined, **lists)
    assert same(values(entry.key, known), values(entry.key, records))


@EVERY
def test_is_described_in_full(entry):
    for text in (entry.name, entry.question, entry.unit, entry.source, entry.caveat, entry.how):
        assert text.strip()
    assert entry.question.endswith("?")
    assert entry.how.endswith(".")
    assert entry.range[0] < entry.range[1]
    assert entry.smallest_group >= (8 if entry.level == "network" else 1)
    assert entry.function.__doc__
    assert all(hasattr(Records, name) or name in Records.__dataclass_fields__ for name in entry.inputs)


NETWORK = [entry for entry in CATALOGUE if entry.level == "network"]


@pytest.mark.parametrize("entry", NETWORK, ids=lambda entry: entry.key)
def test_every_figure_of_the_network_is_read_or_refused_with_what_would_be_enough(entry):
    for records in (empty(3), empty(30), made(1), made(1, people=40, acts=500)):
        reading = read_measure(entry.key, records, replicates=3)
        assert (reading.value is None) == (reading.refusal is not None)
        if reading.refusal is not None:
            assert reading.refusal.reason
            assert reading.refusal.enough
            continue
        assert entry.range[0] - 1e-9 <= reading.value <= entry.range[1] + 1e-9
        assert reading.low is None or reading.low - 1e-9 <= reading.value
        assert reading.high is None or reading.value <= reading.high + 1e-9
        assert reading.interval_kind


@pytest.mark.parametrize("entry", [e for e in CATALOGUE if e.level == "person"], ids=lambda entry: entry.key)
def test_every_figure_of_persons_is_given_or_refused_for_all(entry):
    found, why = person_values(entry.key, made(1))
    assert len(found) == 9
    assert why is None or np.isnan(found).all()
    _, none = person_values(entry.key, empty(0))
    assert none is None or none.enough


def rich(seed=7):
    return made(seed, people=40, acts=900, each=40)


def test_an_interval_comes_with_what_lasts_and_what_is_drawn_by_weeks():
    wait = read_measure("median_wait", replace(rich(), as_of=200 * DAY), replicates=20)
    assert wait.n_of == "asks"
    assert wait.interval_kind.startswith("95 %, Kaplan-Meier")
    assert wait.low <= wait.value
    spread = read_measure("gini_contributions", rich(), replicates=40)
    assert "by week, 40 replicates" in spread.interval_kind
    assert spread.low < spread.value < spread.high
    short = read_measure("short_blocks", rich(), replicates=20)
    assert short.low <= short.value <= short.high
    assert short.expected is not None
    assert 0 < short.p_value <= 1
    assert (short.at_half, short.at_double) != (None, None)
    assert short.at_double >= short.value, "what fades more slowly leaves more ties"
    assert (short.n, short.n_undefined) == (40, 0)
    grouped = read_measure("hill_network", rich(), replicates=0)
    assert grouped.n + grouped.n_undefined == 40
    assert grouped.n_undefined > 0
    rho = read_measure("weighted_reciprocity_rho", rich(), replicates=20)
    assert rho.low <= rho.value <= rho.high <= 1
    for key in MADE_OF_DRAWS - {"generalised_reciprocity", "detected_modularity"}:
        reading = read_measure(key, replace(rich(), as_of=200 * DAY), replicates=3)
        assert reading.refusal is not None or "random draws" in reading.interval_kind


def test_what_is_counted_has_no_interval_and_whole_numbers_have_whole_bounds():
    assert "everybody is counted" in read_measure("hill_network", rich(), replicates=5).interval_kind
    apart = replace(rich(), policy=replace(rich().policy, present=6.0))
    alone = read_measure("isolates", apart, replicates=20)
    assert alone.low == int(alone.low) <= alone.value <= alone.high == int(alone.high)
    assert alone.low < alone.high


def test_draws_that_are_all_the_same_say_nothing_of_how_sure_it_is():
    same = read_measure(
        "isolates", replace(rich(), policy=replace(rich().policy, present=1e-9)), replicates=20
    )
    assert (same.value, same.low, same.high) == (0, None, None)
    assert same.interval_kind.startswith("none: all of 20 replicates give the same")


def test_a_figure_is_shown_under_other_weights_too():
    found = sensitivity("mean_bonding", rich())
    reading = read_measure("mean_bonding", rich(), replicates=0)
    assert found["as held"] == reading.value
    assert (found["half the half-life"], found["twice the half-life"]) == (reading.at_half, reading.at_double)
    assert found["half as strong"] >= found["as held"] >= found["twice as strong"]
    assert found["all acts alike"] != found["as held"]
    assert len(set(sensitivity("gini_contributions", rich()).values())) == 1, "no weight enters"
    with pytest.raises(TieworkError):
        sensitivity("constraint", rich())


def test_a_figure_is_checked_by_leaving_each_group_out():
    found = without_each_group("density", rich())
    assert set(found.without) == {"x", "y"}
    assert found.low < found.value < found.high
    with pytest.raises(TieworkError):
        without_each_group("retention", rich())


def test_refusals_say_how_many_there_are_and_how_many_it_takes():
    assert str(refusal("overlap_strength", replace(made(1), given_graph=None, as_of=0.0))) == (
        "Refused: no ties with anybody around them; this figure needs 50."
    )
    few = replace(empty(12), asks=[Ask("p1", -5.0)] * 9)
    assert str(refusal("answered_asks", few)) == "Refused: 9 asks for help; this figure needs 10."
    begun = replace(empty(12), initiations=[Initiation(f"{k}", "p1", -1.0) for k in range(199)])
    assert "199 initiations; this figure needs 200" in str(refusal("expected_reach", begun))
    assert refusal("realised_uptake", begun) is None
    assert refusal("exposure", replace(empty(12), groups={"p1": "x", "p2": "y"})).code == "R4"
    assert refusal("reported_trust", replace(empty(9), answers=[5.0] * 20)).code == "R1"
    assert "1 answer; this figure needs 10" in str(
        refusal("reported_trust", replace(empty(12), answers=[5.0]))
    )


def test_a_measure_is_read_at_its_own_level():
    with pytest.raises(TieworkError, match="of one person"):
        read_measure("constraint", made(1))
    with pytest.raises(TieworkError, match="of one network"):
        person_values("density", made(1))
    assert measure("constraint").inputs == ("graph",)
