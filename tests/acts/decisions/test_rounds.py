from barnraiser.acts.decisions.models import Option, Outcome
from barnraiser.acts.decisions.rounds import Table, table

OPTIONS = [Option(position=n, text=text) for n, text in enumerate(("Lentils", "Oats", "Beans", "Flax"))]
RANKINGS = [[0]] * 5 + [[1]] * 6 + [[2, 0]] * 3 + [[2]] + [[3, 1], [3, 0]]


def made(rankings: list[list[int]], chosen: str = "Lentils") -> Table:
    return table(Outcome(rankings=rankings, chosen=chosen), OPTIONS)


def test_how_the_rankings_moved() -> None:
    found = made(RANKINGS)
    assert [row.text for row in found.rows] == ["Lentils", "Oats", "Beans", "Flax"]
    assert [(c.votes, c.gained, c.out) for c in found.rows[0].cells] == [(5, 0, ""), (6, 1, ""), (9, 3, "")]
    assert [(c.votes, c.out) for c in found.rows[2].cells] == [(4, ""), (4, ""), (None, "out, 3 passed on")]
    assert [(c.votes, c.out) for c in found.rows[3].cells] == [
        (2, ""),
        (None, "out, 2 passed on"),
        (None, ""),
    ]
    assert found.rows[0].cells[2].held + found.rows[0].cells[2].plus == 100
    assert [row.wins for row in found.rows] == [True, False, False, False]


def test_the_result_in_words_and_what_one_might_wonder_about() -> None:
    found = made(RANKINGS)
    assert found.said == "in the third round, with 9 of the 16 rankings still standing."
    assert found.notes == [
        "One ranking ran out of choices on the way.",
        "By most first choices alone, “Oats” would have won.",
    ]


def test_a_tie_is_owned_up_to_and_an_option_nobody_ranked_is_listed() -> None:
    found = made([[0], [1]])
    assert "Round 1 ended level: “Oats” went out" in found.notes[1]
    assert [row.text for row in found.rows][2:] == ["Beans", "Flax"]
    assert all(cell.votes is None and not cell.out for cell in found.rows[3].cells)


def test_without_rankings_there_is_nothing_to_show() -> None:
    found = made([], chosen="")
    assert (list(found.rounds), found.said, found.notes) == ([], "", [])
    assert [row.cells for row in found.rows] == [[]] * 4
