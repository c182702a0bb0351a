"""From acts to ties: what must hold whatever the acts."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiework.acts import Act, ActTable
from tiework.errors import InputError, PolicyError, TieworkError
from tiework.graph import TieGraph
from tiework.policy import KindRule, Policy
from tiework.ties import ties

DAY = 86_400
POLICY = Policy(
    {
        "wrote": KindRule(1),
        "told": KindRule(2, share="split"),
        "met": KindRule(2, flow="together", share="split", channel="in_person"),
        "built": KindRule(2, flow="together", share="split", mutual=True),
        "posted": KindRule(0, flow="none"),
        "sent": KindRule(1, share="split", at_most=2),
    },
    half_life_days=10,
)


def of(*acts, at=0, policy=POLICY, people=()):
    return ties(ActTable.from_records([Act(*act) for act in acts], people), policy, at)


def row(table, a="a", b="b"):
    found = [k for k in range(len(table)) if {table.people[table.i[k]], table.people[table.j[k]]} == {a, b}]
    return found[0] if found else None


def test_an_act_halves_after_the_half_life_and_counts_nothing_before_it_happens():
    acts = [("a", ("b",), "wrote", 0)]
    assert of(*acts, at=10 * DAY).weight.tolist() == [0.5]
    assert len(of(*acts, at=-1)) == 0


def test_both_directions_are_kept_apart():
    table = of(("a", ("b",), "wrote", 0), ("a", ("b",), "wrote", 0), ("b", ("a",), "wrote", 0))
    assert (table.s_ij.tolist(), table.s_ji.tolist(), table.n_acts.tolist()) == ([2.0], [1.0], [3])
    assert table.reciprocated.tolist() == [True]


def test_a_meeting_is_shared_out_so_that_each_has_its_weight_in_all():
    table = of(("a", ("b", "c", "d"), "met", 0))
    assert len(table) == 6
    assert table.together == pytest.approx([2 / 3] * 6)
    assert table.in_person == pytest.approx(table.weight)
    graph = TieGraph.from_ties(table)
    assert graph.strength == pytest.approx([2.0] * 4)


def test_who_recorded_a_meeting_and_is_named_in_it_counts_once():
    assert len(of(("a", ("a", "b", "c"), "met", 0))) == 3


def test_having_met_is_not_reciprocity_but_shared_work_is():
    assert of(("a", ("b",), "met", 0)).reciprocated.tolist() == [False]
    assert of(("a", ("b",), "built", 0)).reciprocated.tolist() == [True]


def test_a_weight_can_be_split_and_a_broadcast_forms_no_tie():
    assert of(("a", ("b", "c"), "told", 0)).weight.tolist() == [1.0, 1.0]
    assert of(("a", ("b", "c"), "sent", 0)).weight.tolist() == [0.5, 0.5]
    assert len(of(("a", ("b", "c", "d"), "sent", 0), ("a", (), "posted", 0))) == 0


def test_present_strong_and_dormant():
    acts = [("a", ("b",), "wrote", 0), ("b", ("a",), "wrote", 0)]
    fresh, old = of(*acts, at=0), of(*acts, at=40 * DAY)
    assert (fresh.present[0], fresh.strong[0], fresh.dormant[0]) == (True, True, False)
    assert (old.present[0], old.strong[0], old.dormant[0]) == (False, False, True)
    never = of(("a", ("b",), "wrote", 0, 0.1))
    assert (never.present[0], never.dormant[0]) == (False, False)


def test_acts_far_apart_that_never_made_a_tie_present_are_not_dormant():
    acts = [("a", ("b",), "wrote", k * 100 * DAY, 0.2) for k in range(5)]
    assert not of(*acts, at=2000 * DAY).dormant.any()


def test_an_unknown_kind_is_refused_by_name():
    with pytest.raises(PolicyError, match=r"expected a kind of act the policy knows .*found 'sang'"):
        of(("a", ("b",), "sang", 0))


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (("", ("b",), "wrote", 0), "acts, line 2: expected a person's id"),
        (("a", "b", "wrote", 0), "expected several ids in `toward`, as a tuple"),
        (("a", ("b",), "wrote", datetime(2026, 1, 1)), "expected a time with its zone"),
        (("a", ("b",), "wrote", "noon"), "expected a time"),
        (("a", ("b",), "wrote", float("nan")), "expected a time"),
        (("a", ("b",), "wrote", 0, -1.0), "expected an amount, 0 or more"),
    ],
)
def test_bad_acts_are_refused_with_their_line(act, message):
    with pytest.raises(InputError) as trouble:
        of(("a", ("b",), "wrote", 0), act)
    assert message in str(trouble.value)
    assert trouble.value.line == 2


def test_tables_put_together_by_hand_are_checked_too():
    good = ActTable.from_records([Act("a", ("b",), "wrote", 0)])
    for change in (
        {"actor": [7]},
        {"offsets": [0, 2]},
        {"at": [np.inf]},
        {"amount": [-1.0]},
        {"party": [0]},
        {"at": []},
    ):
        columns = {n: getattr(good, n) for n in ("actor", "offsets", "party", "kind", "at", "amount")}
        columns |= {name: np.array(value) for name, value in change.items()}
        with pytest.raises(InputError, match=r"^acts: expected"):
            ActTable(good.people, good.kinds, **columns)


def test_tables_cannot_be_written_to():
    table = ActTable.from_records([Act("a", ("b",), "wrote", 0)])
    with pytest.raises(ValueError, match="read-only"):
        table.at[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        of(("a", ("b",), "wrote", 0)).s_ij[0] = 1


def test_acts_toward_oneself_are_dropped_and_counted():
    table = ActTable.from_records(
        [Act("a", ("a",), "wrote", 0), Act("a", ("a", "b"), "wrote", 0)], people=["z"]
    )
    assert (table.dropped_self, len(table), table.people) == (1, 1, ("z", "a", "b"))


@pytest.mark.parametrize("change", [{"half_life_days": 0}, {"present": -1}, {"strong": float("nan")}])
def test_policies_that_make_no_sense_are_refused(change):
    with pytest.raises(PolicyError, match="above 0"):
        Policy({}, **change)


def test_policies_compare_and_print():
    assert Policy.for_mail() == Policy.for_mail()
    assert hash(Policy.for_mail()) != hash(Policy.for_mail(30))
    assert str(Policy.for_mail()).startswith("half-life 90 days; present from 0.25; strong from 9.27")
    with pytest.raises(PolicyError, match="expected one of toward, together, none"):
        KindRule(1, flow="sideways")


def test_a_moment_needs_its_zone():
    with pytest.raises(TieworkError, match="zone"):
        of(("a", ("b",), "wrote", 0), at=datetime(2026, 1, 1))
    assert len(of(("a", ("b",), "wrote", 0), at=datetime(2026, 1, 1, tzinfo=UTC))) == 1


def test_people_can_be_left_out_of_the_graph_and_put_in_another_order():
    table = of(("a", ("b",), "wrote", 0), ("b", ("c",), "wrote", 0))
    graph = TieGraph.from_ties(table, ["c", "b", "z"], groups={"c": "x"})
    assert (graph.people, graph.m, graph.groups) == (("c", "b", "z"), 1, ("x", None, None))
    assert (graph.out.tolist(), graph.into.tolist()) == ([0.0, 1.0], [1.0, 0.0])


PEOPLE = "abcdef"
acts = st.lists(
    st.builds(
        Act,
        st.sampled_from(PEOPLE),
        st.lists(st.sampled_from(PEOPLE), max_size=4).map(tuple),
        st.sampled_from(["wrote", "told", "met", "built", "posted", "sent"]),
        st.integers(0, 200 * DAY),
        st.just(0.0) | st.floats(0.01, 5),
    ),
    max_size=30,
)


def table_of(records):
    return ActTable.from_records(records, people=PEOPLE)


def slow(records, as_of):
    """w_ij by the definition, act by act."""
    out = {}
    for act in records:
        rule = POLICY.rule(act.kind)
        others = sorted(set(act.toward) - {act.by})
        if act.at > as_of or rule.flow == "none" or (rule.at_most and len(others) > rule.at_most):
            continue
        worth = rule.weight * act.amount * 2 ** (-(as_of - act.at) / (POLICY.half_life_days * DAY))
        worth /= max(len(others), 1) if rule.share == "split" else 1
        all_of = [act.by, *others] if rule.flow == "together" else [act.by]
        for k, one in enumerate(all_of):
            for other in all_of[k + 1 :] if rule.flow == "together" else others:
                out[frozenset((one, other))] = out.get(frozenset((one, other)), 0.0) + worth
    return out


def weights(table):
    names = table.people
    return {
        frozenset((names[i], names[j])): w for i, j, w in zip(table.i, table.j, table.weight, strict=True)
    }


@settings(max_examples=25, deadline=None)
@given(records=acts, as_of=st.integers(0, 220 * DAY))
def test_ties_are_what_the_definition_says(records, as_of):
    found = weights(ties(table_of(records), POLICY, as_of))
    expected = slow(records, as_of)
    for pair in found.keys() | expected.keys():
        assert found.get(pair, 0.0) == pytest.approx(expected.get(pair, 0.0), rel=1e-9, abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(records=acts, turn=st.randoms(use_true_random=False))
def test_the_order_in_which_acts_arrive_does_not_matter(records, turn):
    late = list(records)
    turn.shuffle(late)
    one, other = ties(table_of(records), POLICY, 200 * DAY), ties(table_of(late), POLICY, 200 * DAY)
    assert weights(one) == pytest.approx(weights(other))
    assert one.peak == pytest.approx(other.peak)
    assert one.dormant.tolist() == other.dormant.tolist()


@settings(max_examples=25, deadline=None)
@given(records=acts, days=st.integers(0, 500))
def test_ties_fade_by_the_recursion_and_shifting_all_times_changes_nothing(records, days):
    table = table_of(records)
    now, later = ties(table, POLICY, 200 * DAY), ties(table, POLICY, (200 + days) * DAY)
    assert later.weight == pytest.approx(now.weight * 2 ** (-days / 10))
    moved = [Act(a.by, a.toward, a.kind, a.at + 10**8, a.amount) for a in records]
    assert ties(table_of(moved), POLICY, 200 * DAY + 10**8).weight == pytest.approx(now.weight)


@settings(max_examples=20, deadline=None)
@given(records=acts)
def test_flags_do_not_contradict_each_other(records):
    table = ties(table_of(records), POLICY, 200 * DAY)
    assert not (table.present & table.dormant).any()
    assert not (table.strong & ~table.reciprocated).any()
    assert (table.i < table.j).all()
    assert (table.first <= table.last).all()
    assert (table.in_person <= table.weight + 1e-12).all()
    assert (table.peak >= table.weight - 1e-9).all()


@settings(max_examples=20, deadline=None)
@given(records=acts)
def test_one_act_is_two_of_half_the_amount(records):
    halves = [Act(a.by, a.toward, a.kind, a.at, a.amount / 2) for a in records for _ in range(2)]
    one, two = ties(table_of(records), POLICY, 200 * DAY), ties(table_of(halves), POLICY, 200 * DAY)
    assert weights(one) == pytest.approx(weights(two))
