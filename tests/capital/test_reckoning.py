"""Rows of own figures: what is told where a figure is not known, and when two are the same."""

from datetime import timedelta

import pytest
from tiework.acts import Act, ActTable

from barnraiser.capital.held import Held
from barnraiser.capital.models import OwnReading
from barnraiser.capital.reckoning import NO_TIE, SOON, agree, blank, carried_on, differing, whole
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ties import queries as tie_queries
from barnraiser.ties.queries import Reach


def row(person: int, **figures: float | None) -> OwnReading:
    return OwnReading(person_id=person, figures=figures)


@pytest.fixture
def here(soil_and_table: Community) -> tuple[list[OwnReading], Held]:
    """Of three, the first answered the second and the second the third; the third answered nobody."""
    now, policy = clock.now(), tie_queries.policy_of(soil_and_table)
    answers = [Act("1", ("2",), "conversations.replied", now), Act("2", ("3",), "conversations.replied", now)]
    acts = ActTable.from_records(answers, people=["1", "2", "3", "4"])
    found = whole(
        soil_and_table, acts, policy, now, {"1": "public", "2": "private", "3": "public", "4": None}
    )
    return found.rows, Held(found.table, frozenset(range(1, 5)), now, Reach(0, 0, "", now))


def test_a_row_carried_on_without_news_is_the_row_worked_out_anew(
    here: tuple[list[OwnReading], Held],
) -> None:
    rows, held = here
    for one in rows:
        before = (dict(one.figures), dict(one.refusals))
        after = carried_on(one, held, None)
        assert after.figures.keys() == before[0].keys()
        assert all(agree(after.figures[key], before[0][key]) for key in before[0])
        assert after.refusals == before[1]


def test_what_needs_a_tie_says_so_and_what_needs_two_says_that(here: tuple[list[OwnReading], Held]) -> None:
    rows, _ = here
    first, second, _, fourth = rows
    assert fourth.refusals["effective_size"] == fourth.refusals["bridging"] == list(NO_TIE)
    assert first.refusals["clustering"][1] == "this figure needs two"
    assert second.figures["clustering"] == 0
    assert second.figures["strength_given"] == second.figures["strength_taken"] == 1


def test_what_rests_on_groups_stays_and_is_promised_to_who_has_none_yet(
    here: tuple[list[OwnReading], Held], soil_and_table: Community
) -> None:
    rows, held = here
    bridging = rows[0].figures["bridging"]
    assert carried_on(rows[0], held, None).figures["bridging"] == bridging
    new = carried_on(blank(soil_and_table, 2, held, "declared"), held, None)
    assert new.refusals["bridging"] == list(SOON)
    assert new.as_of == held.as_of
    alone = carried_on(blank(soil_and_table, 4, held, "declared"), held, None)
    assert alone.refusals["bridging"] == list(NO_TIE)


def test_two_figures_are_the_same_to_nine_digits() -> None:
    assert agree(None, None)
    assert not agree(None, 0.0)
    assert agree(1.0, 1.0 + 1e-12)
    assert not agree(1.0, 1.0 + 1e-7)


def test_what_differs_is_named_by_figure_and_groups_are_left_out(here: tuple[list[OwnReading], Held]) -> None:
    rows, _ = here
    kept = [OwnReading(person_id=one.person_id, figures=dict(one.figures)) for one in rows]
    assert differing(kept, rows) == (set(), set())
    kept[0].figures["bridging"] = 17.0
    kept[1].figures["constraint"] += 1e-5
    kept[2].figures["ties"] += 1
    assert differing(kept, rows) == ({2, 3}, {"constraint", "ties"})
    assert whole.__doc__
    assert clock.now() - rows[0].grouped_at < timedelta(minutes=5)  # type: ignore[operator]
