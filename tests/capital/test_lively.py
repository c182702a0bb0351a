from barnraiser.capital.lively import MOST_PEGS, lively
from barnraiser.capital.models import Participation
from tests.capital.conftest import SUMMER


def drawn(count: int | None = 12, heard: list[list[object]] | None = None) -> Participation:
    rungs = [
        {"rung": 2, "count": count, "stepped_up": 6, "are_new": None},
        {"rung": 0, "count": 8, "stepped_up": 0, "are_new": 0},
    ]
    said = {"weeks": [0] * 24 + [3, 6], "heard": {"rows": heard or [], "unsaid": 2}, "rungs": rungs}
    return Participation(as_of=SUMMER, said=said)


def test_the_highest_week_is_the_whole_height() -> None:
    page = lively(drawn())
    assert page.weeks.bars[-2:] == [50.0, 100.0]
    assert "from 0 to 6, 6 in the last one" in page.weeks.said


def test_a_rung_is_said_with_who_came_up_and_who_is_new() -> None:
    speaking, looking_on = lively(drawn()).rungs
    assert (speaking.count, len(speaking.pegs), speaking.said) == (12, 12, "6 stepped up, a few new here")
    assert (looking_on.name, looking_on.said) == ("Looking on", "")


def test_a_hidden_rung_says_that_it_is_hidden() -> None:
    hidden = lively(drawn(count=None)).rungs[0]
    assert hidden.count is None
    assert not hidden.pegs
    assert hidden.said.startswith("fewer than five")


def test_in_a_large_community_a_peg_is_several_members() -> None:
    page = lively(drawn(count=MOST_PEGS * 4))
    assert page.members_a_peg == 5
    assert len(page.rungs[0].pegs) == MOST_PEGS * 4 / 5


def test_shares_are_compared_in_words() -> None:
    page = lively(drawn(heard=[["private", 0.5, 0.55], ["public", 0.3, 0.1], ["", 0.2, 0.35]]))
    assert [row.said for row in page.heard] == [
        "about even",
        "heard half as much, or less",
        "heard twice as much, or more",
    ]
    assert [row.is_off for row in page.heard] == [False, True, True]
    assert page.heard[2].label == "Small sectors together"
    assert page.heard[0].acted_width == 88
