from dataclasses import replace

from barnraiser.capital.drawing import Field, Sheet, aggregated, every_peg, strands

FIELDS = [
    Field("Growers & co", 3, "f-1", False),
    Field("Council", 2, "f-2", False),
    Field("Rest", 1, "f-8", True),
]
SPOTS = [(100.0, 100.0, 0, False), (160.0, 130.0, 0, True), (120.0, 190.0, 0, False), (600.0, 300.0, 1, False),
         (650.0, 350.0, 1, False), (400.0, 500.0, 2, False)]  # fmt: skip
SHEET = Sheet(SPOTS, [(0, 1)], FIELDS, {(0, 0): 9, (0, 1): 6, (1, 2): 8}, 5)


def test_every_peg_stands_in_its_field_and_go_betweens_are_ringed() -> None:
    drawn = every_peg(SHEET)
    assert drawn.count('r="4.6"') == 6
    assert drawn.count('r="9.5"') == 1
    assert drawn.count('class="field') == 2
    assert "tie--in" in drawn
    assert "tie--across" in drawn
    assert "Growers &amp; co" in drawn
    assert "Rest" not in drawn


def test_a_large_map_has_one_disc_a_group_and_strands_between_groups() -> None:
    drawn = aggregated(SHEET)
    assert drawn.count("<circle") == 2
    assert drawn.count("tie--across") == 1


def test_between_groups_there_are_as_many_lines_as_ties_and_they_end_at_nobody() -> None:
    drawn = strands(SHEET)
    assert {pair: len(lines) for pair, lines in drawn.items()} == {(0, 1): 6, (1, 2): 8}
    pegs = {(x, y) for x, y, _, _ in SPOTS}
    ends = {end for lines in drawn.values() for x, y, u, v in lines for end in ((x, y), (u, v))}
    assert len(ends) == 28
    assert not ends & pegs


def test_many_ties_between_two_groups_are_drawn_fainter_than_few() -> None:
    few, many = (every_peg(replace(SHEET, strands={(0, 1): count})) for count in (6, 200))
    assert "opacity:0.36" in few
    assert "opacity:0.14" in many
