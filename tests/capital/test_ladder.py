from barnraiser.capital.ladder import CARRIED, CARRYING, GIVING, LOOKING_ON, RUNGS, SPEAKING, height, heights
from barnraiser.ground.manifest import Flow, Kind, kinds


def test_every_kind_has_its_rung() -> None:
    assert all(0 <= height(kind) < len(RUNGS) for kind in kinds().values())


def test_what_carries_is_a_kind_that_exists() -> None:
    assert set(kinds()) >= CARRIED


def test_everybody_stands_on_the_highest_rung_they_reached() -> None:
    acts = [(1, "conversations.replied"), (1, "belonging.joined"), (2, "belonging.joined"), (9, "x.y")]
    assert heights(acts, [1, 2, 3]) == {1: SPEAKING, 2: LOOKING_ON, 3: LOOKING_ON}


def test_giving_is_giving_and_carrying_is_carrying() -> None:
    assert height(Kind("barns.lent", "{by} lent", Flow.GIVES)) == GIVING
    assert height(Kind("gatherings.called", "{by} called", Flow.SHARES)) == CARRYING
