"""The map: where people stand, what is drawn, and that it says so in words."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from tiework.fields import place_fields
from tiework.graph import TieGraph
from tiework.layout import positions
from tiework.measures.crossings import bridges, crossings, fragile, go_betweens
from tiework.policy import Policy
from tiework.ties import ties
from tiework.worlds import ring, star, two_cliques, village
from tiework.writers.hull import hull
from tiework.writers.map import network_map
from tiework.writers.style import page_style


def planted(people=60, groups=4, acts=500):
    table, homes = village(people, groups, acts, within=0.95)
    return TieGraph.from_ties(ties(table, Policy.for_mail(), float(table.at.max())), groups=homes)


def drawn_tree(drawn):
    return ET.fromstring(drawn.svg)  # noqa: S314


def test_positions_are_inside_the_frame_and_the_same_each_time():
    graph = planted()
    spots = positions(graph)
    assert spots.shape == (graph.n, 2)
    assert ((spots >= 0) & (spots <= 1)).all()
    assert np.array_equal(spots, positions(planted()))
    assert not np.array_equal(spots, positions(graph, seed=8))


def test_groups_are_separate_fields():
    graph = planted()
    spots = positions(graph) * (900, 590)
    centres = np.array([spots[graph.group_codes == k].mean(axis=0) for k in range(4)])
    reach = [np.hypot(*(spots[graph.group_codes == k] - centres[k]).T).max() for k in range(4)]
    for a in range(4):
        for b in range(a):
            assert np.hypot(*(centres[a] - centres[b])) > reach[a] + reach[b]


def test_people_do_not_stand_on_each_other():
    spots = positions(planted()) * (900, 590)
    apart = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1)) + np.eye(len(spots)) * 999
    assert apart.min() > 4


@pytest.mark.parametrize("alone", [1, 50, 700])
def test_people_without_ties_stand_at_the_rim(alone):
    graph = TieGraph.from_edges([("a", "b"), ("b", "c")], people=[f"z{k}" for k in range(alone)])
    spots = positions(graph) * (900, 590)
    rim = np.minimum.reduce([spots[:, 0], 900 - spots[:, 0], spots[:, 1], 590 - spots[:, 1]])
    assert (rim[:alone] < 15).all()
    assert (rim[alone:] > 15).all()
    assert len(np.unique(spots[:alone].round(3), axis=0)) == alone


@pytest.mark.parametrize("graph", [TieGraph.from_edges([]), TieGraph.from_edges([], ["a"]), ring(5), star(8), two_cliques()],
                         ids=["nobody", "one", "ring", "star", "two cliques"])  # fmt: skip
def test_any_network_can_be_drawn(graph):
    drawn = network_map(graph)
    root = drawn_tree(drawn)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "map-t map-d"
    assert root.find("title").text == drawn.title
    assert root.find("desc").text == drawn.description
    pegs = [c for g in root.iter("g") if "pegset" in g.attrib["class"] for c in g.iter("circle")]
    assert len(pegs) == graph.n
    assert "nan" not in drawn.svg


def test_labels_and_names_are_written_safely():
    graph = TieGraph.from_edges([("a", "b")], groups={"a": '<b>"&', "b": '<b>"&'})
    drawn = network_map(
        graph, title="<script>", tooltips={"a": "Ada <i>"}, paints={'<b>"&': 'x" onload="y'}, id_prefix='"'
    )
    texts = [element.text for element in drawn_tree(drawn).iter("text")]
    assert texts == ['<b>"& ']
    assert "<script>" not in drawn.svg
    assert not any("onload" in element.attrib for element in drawn_tree(drawn).iter())


def test_nobody_is_named_unless_asked():
    graph = planted()
    svg = network_map(graph).svg
    assert not any(name in svg for name in graph.people)


def test_the_thin_place_is_found_marked_and_said():
    drawn = network_map(two_cliques())
    assert drawn.fragile.ties == ((4, 5),)
    assert (drawn.fragile.cut_off, drawn.note) == (5, "one tie holds 5 people")
    marked = [p for p in drawn_tree(drawn).iter("path") if "tie--thin" in p.attrib["class"]]
    assert len(marked) == 1
    assert "Thinnest place: one tie holds 5 people." in drawn.description
    assert fragile(ring(8)) is None


def test_a_group_that_hangs_on_one_person():
    left, right = list("abcd"), list("wxyz")
    edges = [(p, q) for side in (left, right) for p in side for q in side if p < q] + [("a", "w"), ("a", "x")]
    homes = dict.fromkeys(left, "left") | dict.fromkeys(right, "right")
    drawn = network_map(TieGraph.from_edges(edges, groups=homes))
    assert (drawn.fragile.person, len(drawn.fragile.ties), drawn.note) == (0, 2, "2 ties, one person")


def test_go_betweens_tie_three_groups():
    homes = {"a": "x", "b": "y", "c": "z", "d": "z"}
    graph = TieGraph.from_edges([("a", "b"), ("a", "c"), ("c", "d")], groups=homes)
    assert go_betweens(graph).tolist() == [0]
    assert go_betweens(graph, fields=2).tolist() == [0, 1, 2]
    assert network_map(graph).go_betweens == 1


def test_a_crowd_of_go_betweens_is_counted_and_not_ringed():
    table, homes = village(40, 4, 3000, within=0.3)
    graph = TieGraph.from_ties(ties(table, Policy.for_mail(), float(table.at.max())), groups=homes)
    drawn = network_map(graph)
    assert drawn.go_betweens > 20
    assert drawn.rings == 0
    assert 'class="rings"' not in drawn.svg


def test_fields_with_many_ties_are_open_and_not_a_knot():
    table, homes = village(40, 4, 3000, within=0.5)
    graph = TieGraph.from_ties(ties(table, Policy.for_mail(), float(table.at.max())), groups=homes)
    spots = positions(graph) * (900, 590)
    fields = place_fields(graph, graph.group_codes.astype(np.int64), (900.0, 590.0), 62.0, 7)
    for code, field in fields.items():
        here = spots[graph.group_codes == code]
        assert np.ptp(here, axis=0).mean() > field.reach.mean()


def test_the_table_beside_the_map_adds_up():
    graph = planted()
    drawn = network_map(graph)
    assert sum(row.ties for row in drawn.crossings) == drawn.ties_across
    assert drawn.ties_within + drawn.ties_across == graph.m
    assert all(row.a < row.b and row.ties >= max(row.people_a, row.people_b) for row in crossings(graph))


def test_bridges_are_those_whose_loss_splits_a_piece():
    random = np.random.default_rng(4)
    for _ in range(20):
        pairs = {tuple(sorted(p)) for p in random.integers(0, 14, (15, 2)).tolist() if p[0] != p[1]}
        names = [str(k) for k in range(14)]

        def pieces(edges, names=names):
            from tiework.measures.network import component_labels

            return component_labels(TieGraph.from_edges([(names[a], names[b]) for a, b in edges], names))

        whole = pieces(pairs).max()
        expected = {p for p in pairs if pieces(pairs - {p}).max() > whole}
        found = bridges(TieGraph.from_edges([(names[a], names[b]) for a, b in pairs], names))
        assert {(a, b) for a, b, _ in found} == expected
        for a, b, smaller in found:
            split = pieces(pairs - {(a, b)})
            assert smaller == min(np.count_nonzero(split == split[a]), np.count_nonzero(split == split[b]))


def test_two_thousand_people_are_placed():
    graph = planted(2000, 14, 4000)
    spots = positions(graph)
    assert ((spots >= 0) & (spots <= 1)).all()


def test_hull():
    assert hull([]) == []
    assert hull([(1, 1)]) == [(1, 1)]
    assert hull([(0, 0), (1, 1), (2, 2)]) in ([(0, 0), (2, 2)],)


def rules_of(media):
    """What the report's sheet says for one medium, without the rest."""
    return re.findall(re.escape(media) + r"\{((?:[^{}]*\{[^{}]*\})*)\}", page_style())


def test_on_paper_ties_are_pale_by_colour_and_not_by_seeing_through():
    said = "".join(rules_of("@media print"))
    assert ".map .tie{opacity:1" in said
    assert said.count("stroke:#") == 6, "one for each thickness of map, inside and across"
    sheet = page_style()
    assert sheet.index("@media print{.map .tie{opacity:1") > sheet.index(".map--many .tie{opacity"), (
        "said last"
    )


def test_on_a_small_screen_the_whole_map_is_there():
    sheet = page_style()
    assert "min-inline-size:38rem" not in sheet
    assert "overflow-x" not in re.search(r"\.mapscroll\{[^}]*\}", sheet).group()
    assert ".mapscroll .maplabel{font-size:30px" in "".join(rules_of("@media screen and (max-width:44rem)"))


def test_pages_are_numbered_and_headings_stay_with_what_they_head():
    sheet = page_style()
    assert "content:counter(page)" in sheet
    assert ".beam+*,.h-sm+*" in sheet
