"""Tables of a log: what others reckon of the same ties, shapes whose figures are known, and relations that must hold."""

import io
import math

import igraph
import networkx as nx
import numpy as np
import pyarrow as pa
import pytest
import tiework
from pyarrow import parquet
from tiework.errors import InputError, PolicyError
from tiework.logs.tables import PERSON

DAY = 86_400
NOW = 1_750_000_000
KINDS = ["asked", "helped", "thanked"]


def log_of(rows, header="actor,target,kind,time"):
    return io.BytesIO("\n".join([header, *(",".join(map(str, row)) for row in rows), ""]).encode())


def people_of(labels, column="sector"):
    rows = [f"{person},{label or ''}" for person, label in labels.items()]
    return io.BytesIO("\n".join([f"id,{column}", *rows, ""]).encode())


def world(people=60, acts=700, seed=1):
    """Rows of a log in which few take part in much, and labels of most."""
    random = np.random.default_rng(seed)
    a, b = (np.minimum((people * random.random(acts) ** 1.7).astype(int), people - 1) for _ in range(2))
    times = NOW - (random.random(acts) * 400 * DAY).astype(int)
    rows = [
        (int(x), int(y), KINDS[int(k)], int(t))
        for x, y, k, t in zip(a, b, random.integers(0, 3, acts), times, strict=True)
    ]
    labels = {k: [None, "art", "care", "farming"][int(random.integers(0, 4))] for k in range(people + 3)}
    return rows, labels


def measured(rows, labels=None, **how):
    known = {} if labels is None else {"people": people_of(labels), "by": "sector"}
    return tiework.measure_log(log_of(rows), **known, **how)


def once(pairs):
    """One act each way for every pair."""
    return measured([row for a, b in pairs for row in ((a, b, "met", 0), (b, a, "met", 0))])


def column(table, name):
    return np.array(
        [np.nan if value is None else value for value in table.to_arrow()[name].to_pylist()], float
    )


def figures(found):
    return {row["measure"]: row["value"] for row in found.network}


def rows_of(table, key):
    return {tuple(row[name] for name in key): row for row in table}


@pytest.fixture(scope="module")
def found():
    return measured(*world())


def graphs(found):
    """The ties of a log for networkx and for igraph, weighted; and the directed ones for igraph."""
    names = found.people["person"].tolist()
    place = {name: k for k, name in enumerate(names)}
    ties = [(place[row["a"]], place[row["b"]], row["strength"]) for row in found.ties]
    other = nx.Graph()
    other.add_nodes_from(range(len(names)))
    other.add_weighted_edges_from(ties)
    one = igraph.Graph(len(names), [(a, b) for a, b, _ in ties])
    one.es["weight"] = [weight for *_, weight in ties]
    arcs = [(place[r["a"]], place[r["b"]], r["a_to_b"]) for r in found.ties if r["a_to_b"] > 0]
    arcs += [(place[r["b"]], place[r["a"]], r["b_to_a"]) for r in found.ties if r["b_to_a"] > 0]
    directed = igraph.Graph(len(names), [(a, b) for a, b, _ in arcs], directed=True)
    directed.es["weight"] = [weight for *_, weight in arcs]
    return one, other, directed


def test_what_igraph_says(found):
    graph, _, directed = graphs(found)
    people = found.people
    close = np.testing.assert_allclose
    close(column(people, "degree"), graph.degree())
    close(column(people, "strength"), graph.strength(weights="weight"))
    close(column(people, "constraint"), graph.constraint(weights="weight"), 1e-9)
    close(column(people, "clustering"), graph.transitivity_local_undirected(mode="nan"), 1e-12)
    close(column(people, "core"), graph.coreness())
    close(column(people, "pagerank"), directed.pagerank(weights="weight"), 1e-8)
    whole = figures(found)
    assert whole["transitivity"] == pytest.approx(graph.transitivity_undirected())
    assert whole["density"] == pytest.approx(graph.density())
    assert whole["reciprocity"] == pytest.approx(directed.reciprocity())
    assert whole["components"] == len(graph.connected_components())
    assert whole["triangles"] == len(graph.cliques(3, 3))
    codes = found.people["community"].tolist()
    assert whole["modularity"] == pytest.approx(graph.modularity(codes, weights="weight"))
    assert whole["modularity"] >= graph.community_leiden("modularity", weights="weight").modularity - 0.02


def test_what_networkx_says(found):
    _, graph, _ = graphs(found)
    # Node by node: for all at once it divides by the wrong maximum.
    nodes = list(graph)
    size = nx.effective_size(graph, nodes=nodes, weight="weight")
    np.testing.assert_allclose(column(found.people, "effective_size"), [size[k] for k in nodes], 1e-9)
    constraint = nx.constraint(graph, weight="weight")
    np.testing.assert_allclose(column(found.people, "constraint"), [constraint[k] for k in nodes], 1e-9)
    names = found.people["person"].tolist()
    for row in found.ties:
        a, b = names.index(row["a"]), names.index(row["b"])
        common = len(set(graph[a]) & set(graph[b]))
        around = len((set(graph[a]) | set(graph[b])) - {a, b})
        assert (row["common"], row["supported"]) == (common, common > 0)
        assert row["overlap"] == (pytest.approx(common / around) if around else None)


def test_what_the_measures_of_a_network_say():
    rows, labels = world(seed=4)
    found = measured(rows, labels)
    names = [str(name) for name in found.people["person"]]
    edges = [(str(r["a"]), str(r["b"]), r["a_to_b"]) for r in found.ties]
    edges += [(str(r["b"]), str(r["a"]), r["b_to_a"]) for r in found.ties]
    groups = {str(person): label for person, label in labels.items()}
    graph = tiework.TieGraph.from_edges(edges, names, directed=True, groups=groups)
    people = {
        "degree": "degree", "balance": "flow_balance", "clustering": "local_clustering", "support": "support_ratio_person",
        "constraint": "constraint", "effective_size": "effective_size", "ei_index": "ei_index_person",
        "pagerank": "pagerank", "core": "core_number",
    }  # fmt: skip
    by_key = {entry.key: entry for entry in tiework.CATALOGUE}
    for name, key in people.items():
        np.testing.assert_allclose(
            column(found.people, name), by_key[key].function(graph), 1e-9, 1e-12, err_msg=name
        )
    for name in ("blau", "shannon"):
        expected = by_key[name].function(graph, at_least=1)
        np.testing.assert_allclose(column(found.people, name), expected, 1e-9, 1e-12, err_msg=name)
    whole = figures(found)
    for name, key in {
        "density": "density", "transitivity": "transitivity", "reciprocity": "edge_reciprocity",
        "weighted_reciprocity": "weighted_reciprocity", "components": "components",
    }.items():  # fmt: skip
        assert whole[name] == pytest.approx(by_key[key].function(graph)), name
    communities = {name: str(code) for name, code in zip(names, found.people["community"], strict=True)}
    spread = by_key["participation"].function(graph.with_groups(communities))
    np.testing.assert_allclose(column(found.people, "participation"), spread, 1e-9, 1e-12)


def test_karate_club_has_its_known_values():
    club = nx.karate_club_graph()
    found = once(club.edges)
    order = np.argsort(found.people["person"])
    constraint = column(found.people, "constraint")[order]
    # Published with the data: the instructor, the officer, and one who knows both.
    expected = nx.constraint(nx.Graph(club.edges))
    np.testing.assert_allclose(constraint, [expected[k] for k in sorted(club)], 1e-12)
    whole = figures(found)
    assert (whole["people"], whole["ties"], whole["triangles"]) == (34, 78, 45)
    assert whole["transitivity"] == pytest.approx(0.2556818181818182)
    assert column(found.people, "support").sum() > 0
    assert np.mean([row["supported"] for row in found.ties]) == pytest.approx(67 / 78)


def test_a_star():
    found = once([("hub", k) for k in range(6)])
    people = rows_of(found.people, ["person"])
    assert (people["hub",]["constraint"], people["hub",]["effective_size"]) == (pytest.approx(1 / 6), 6)
    assert (people["0",]["constraint"], people["0",]["clustering"]) == (1, None)
    assert {row["overlap"] for row in found.ties} == {0}
    assert figures(found)["transitivity"] == 0


def test_a_pair_knows_nobody_else():
    found = once([("a", "b")])
    (tie,) = found.ties
    assert (tie["overlap"], tie["common"], tie["supported"], tie["mutual"], tie["reciprocity"]) == (
        None, 0, False, True, 1,
    )  # fmt: skip
    assert figures(found)["transitivity"] is None


def test_a_clique_and_a_ring():
    n = 6
    clique = once([(a, b) for a in range(n) for b in range(a)])
    np.testing.assert_allclose(column(clique.people, "constraint"), (1 + (n - 2) / (n - 1)) ** 2 / (n - 1))
    np.testing.assert_allclose(column(clique.people, "effective_size"), 1)
    assert {row["overlap"] for row in clique.ties} == {1}
    assert figures(clique)["triangles"] == math.comb(n, 3)
    ring = once([(k, (k + 1) % 8) for k in range(8)])
    np.testing.assert_allclose(column(ring.people, "constraint"), 0.5)
    assert figures(ring)["triangles"] == 0


def test_two_cliques_with_a_bridge_are_two_communities():
    pairs = [(a, b) for a in range(5) for b in range(a)]
    found = once([*pairs, *((a + 5, b + 5) for a, b in pairs), (0, 5)])
    people = rows_of(found.people, ["person"])
    assert len({people[k,]["community"] for k in range(5)}) == 1
    assert figures(found)["communities"] == 2
    assert people[0,]["participation"] == pytest.approx(1 - (16 + 1) / 25)
    assert people[1,]["participation"] == 0
    bridge = next(row for row in found.ties if {row["a"], row["b"]} == {0, 5})
    assert (bridge["common"], bridge["overlap"]) == (0, 0)


def test_what_is_undefined_is_null():
    rows = [("a", "b", "helped", NOW), ("self", "self", "helped", NOW), ("c", "d", "helped", NOW + DAY)]
    found = measured(rows, {"a": "art", "only": "care"}, at=float(NOW))
    people = rows_of(found.people, ["person"])
    assert set(people) == {(name,) for name in ("a", "b", "self", "c", "d", "only")}
    for name in ("self", "c", "d", "only"):
        row = people[name,]
        assert (row["degree"], row["strength"], row["core"]) == (0, 0, 0)
        undefined = ("balance", "clustering", "support", "constraint", "effective_size", "participation", "blau",
                     "shannon", "ei_index")  # fmt: skip
        assert {row[key] for key in undefined} == {None}
    assert (people["a",]["blau"], people["b",]["blau"], people["b",]["ei_index"]) == (None, 0, None)
    whole = figures(found)
    assert (whole["acts"], whole["self_acts"], whole["later_acts"], whole["ties"]) == (3, 1, 1, 1)
    assert whole["components"] == 5


def test_an_empty_log_is_measured():
    found = tiework.measure_log(log_of([]))
    assert (len(found.people), len(found.ties)) == (0, 0)
    whole = figures(found)
    assert (whole["people"], whole["density"], whole["modularity"]) == (0, None, None)


def same(one, other, tolerance=1e-9, but=()):
    assert one.column_names == other.column_names
    for name in one.column_names:
        if name not in but:
            ours, theirs = one.to_arrow()[name].to_pylist(), other.to_arrow()[name].to_pylist()
            if any(isinstance(value, float) for value in theirs):
                np.testing.assert_allclose(
                    column(one, name), column(other, name), tolerance, 1e-12, err_msg=name
                )
            else:
                assert ours == theirs, name


def test_renaming_people_changes_names_only():
    rows, labels = world(seed=2)
    one = measured(rows, labels)
    other = measured(
        [(f"p{a}", f"p{b}", k, t) for a, b, k, t in rows], {f"p{k}": v for k, v in labels.items()}
    )
    same(one.people, other.people, but=["person"])
    same(one.ties, other.ties, but=["a", "b"])
    same(one.network, other.network)
    assert other.people["person"].tolist() == [f"p{name}" for name in one.people["person"]]


def test_scaling_weights_scales_strengths_only():
    rows, labels = world(seed=3)
    one, other = (measured(rows, labels, weights=dict.fromkeys(KINDS, weight)) for weight in (1.0, 5.0))
    strengths = ["strength_out", "strength_in", "strength", "a_to_b", "b_to_a"]
    same(one.people, other.people, but=strengths)
    same(one.ties, other.ties, but=strengths)
    np.testing.assert_allclose(5 * column(one.people, "strength"), column(other.people, "strength"))


def test_shifting_all_times_with_the_moment_changes_nothing():
    rows, labels = world(seed=5)
    one = measured(rows, labels, at=float(NOW))
    other = measured([(a, b, k, t - 999 * DAY) for a, b, k, t in rows], labels, at=float(NOW - 999 * DAY))
    same(one.people, other.people)
    same(one.ties, other.ties)


def test_two_logs_of_separate_people_are_measured_side_by_side():
    first, second = world(seed=6)[0], [(a + 1000, b + 1000, k, t) for a, b, k, t in world(seed=7)[0]]
    both, *apart = (measured(rows, at=float(NOW)) for rows in (first + second, first, second))
    # What is shared out among everybody, and numbers of components and communities, are of the whole.
    of_whole = {"pagerank", "component", "community", "participation"}
    known = rows_of(both.people, ["person"])
    for one in apart:
        for row in one.people:
            for name, value in row.items():
                if name not in of_whole:
                    assert known[row["person"],][name] == (
                        pytest.approx(value) if value is not None else None
                    )
    assert len(both.ties) == sum(len(one.ties) for one in apart)


def test_an_act_split_into_two_halves_counts_as_one():
    rows, labels = world(seed=8)
    halves = [row for a, b, _, t in rows for row in ((a, b, "half", t), (a, b, "half", t))]
    one = measured([(a, b, "one", t) for a, b, _, t in rows], labels, weights={"one": 1.0})
    other = measured(halves, labels, weights={"half": 0.5})
    same(one.people, other.people)
    same(one.ties, other.ties, but=["acts"])
    assert other.ties["acts"].tolist() == (2 * one.ties["acts"]).tolist()


@pytest.mark.parametrize("format", ["parquet", "csv"])
def test_the_same_bytes_whatever_the_threads(tmp_path, format):
    rows, labels = world(people=900, acts=9_000, seed=9)
    for threads in (1, 2):
        measured(rows, labels, threads=threads).write(tmp_path / str(threads), format)
    for name in ("people", "ties", "network"):
        one, two = (tmp_path / threads / f"{name}.{format}" for threads in "12")
        assert one.read_bytes() == two.read_bytes()


def test_parquet_and_csv_hold_the_same(tmp_path, found):
    found.write(tmp_path, "parquet")
    found.write(tmp_path, "csv")
    back = {
        name: parquet.ParquetFile(tmp_path / f"{name}.parquet").read()
        for name in ("people", "ties", "network")
    }
    assert back["people"].equals(found.people.to_arrow())
    assert back["ties"].equals(found.ties.to_arrow())
    text = (tmp_path / "people.csv").read_text().splitlines()
    assert text[0] == ",".join(f'"{name}"' for name in found.people.column_names)
    assert len(text) == 1 + len(found.people)
    assert back["network"]["measure"].to_pylist()[-1] == "modularity"


def test_every_column_is_there(found):
    names = found.people.column_names
    assert names == (PERSON[0], "sector", *PERSON[1:])
    assert found.ties.column_names == (
        "a", "b", "a_to_b", "b_to_a", "strength", "mutual", "reciprocity", "common", "overlap", "supported", "acts",
    )  # fmt: skip
    assert measured(world()[0]).people.column_names == tuple(
        name for name in PERSON if name not in ("blau", "shannon", "ei_index")
    )


def test_tables_go_to_arrow_without_a_loop(found):
    table = pa.table(found.ties)
    assert table.schema.field("common").type == pa.int32()
    assert table["a"].to_pylist() == found.ties["a"].tolist()
    assert found.people.rows(3, 5)["person"].tolist() == found.people["person"].tolist()[3:5]


def test_people_of_several_groups_are_of_each():
    pairs = [("a", "b"), ("a", "c"), ("a", "d")]
    rows = [(a, b, "met", 0) for a, b in pairs]
    found = measured(rows, {"a": "art", "b": "art | care", "c": "care", "d": None})
    a = next(iter(found.people))
    assert a["sector"] == "art"
    # Of two contacts, half a one is of art and one and a half of care.
    assert a["blau"] == pytest.approx(1 - (0.25**2 + 0.75**2))
    assert a["ei_index"] == pytest.approx((2 - 2 * 0.5) / 2)


def test_a_text_a_spreadsheet_would_run_is_guarded(tmp_path):
    found = measured([("=cmd()", "b", "met", 0)], {"b": "+1"})
    found.write(tmp_path, "csv")
    assert '"\'=cmd()"' in (tmp_path / "people.csv").read_text()
    assert '"\'=cmd()","b"' in (tmp_path / "ties.csv").read_text()
    assert '"\'+1"' in (tmp_path / "people.csv").read_text()


def test_weak_ties_are_left_out_where_it_is_asked(tmp_path):
    rows = [("a", "b", "met", NOW), ("b", "c", "met", NOW - 400 * DAY)]
    assert len(measured(rows).ties) == 2
    assert len(measured(rows, present=0.25).ties) == 1
    policy = tmp_path / "policy.toml"
    policy.write_text("present = 0.25\n")
    assert len(measured(rows, weights=policy).ties) == 1
    assert len(measured(rows, weights=policy, present=0.0).ties) == 2


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"by": "sector"}, "a table of people with a column 'sector'"),
        ({"people": b"id,sector\n1,x\n", "by": "place"}, "a column 'place', found columns id, sector"),
        ({"people": b"id,degree\n1,x\n", "by": "Degree"}, "has no figure's name"),
        ({"people": b"sector,place\nx,y\n", "by": "place"}, "a column 'place'"),
        ({"people": b"PLACE"}, "a column of ids"),
        (
            {"people": b"id,sector\n1,x\n1,y\n", "by": "sector"},
            "one sector for each person, found two for '1'",
        ),
        ({"people": b"id,sector\n,x\n", "by": "sector"}, "an id in every row"),
        ({"people": b"", "by": "sector"}, "a table of people, found an empty file"),
        ({"people": b"id,sector\n1,x,y\n", "by": "sector"}, "a whole table of people"),
        ({"people": b"PAR1nothing", "by": "sector"}, "a whole table of people"),
        ({"threads": 0}, "one thread or more"),
    ],
)
def test_what_makes_no_sense_is_refused(how, said):
    if how.get("people") == b"PLACE":
        file = io.BytesIO()
        parquet.write_table(pa.table({"sector": ["x"], "place": ["y"]}), file)
        how = {"people": file.getvalue()}
    if isinstance(how.get("people"), bytes):
        how = {**how, "people": io.BytesIO(how["people"])}
    with pytest.raises(InputError, match=said.replace("(", r"\(")):
        tiework.measure_log(log_of([(1, 2, "met", 0)]), **how)


@pytest.mark.parametrize("how", [{"present": -1}, {"half_life": 0}, {"weights": {"met": -1}}])
def test_settings_that_contradict_themselves_are_refused(how):
    with pytest.raises(PolicyError, match="expected"):
        tiework.measure_log(log_of([(1, 2, "met", 0)]), **how)


def test_a_folder_that_is_a_file_is_refused(tmp_path, found):
    (tmp_path / "taken").write_text("")
    with pytest.raises(InputError, match="taken"):
        found.write(tmp_path / "taken")
    with pytest.raises(InputError, match="parquet or csv"):
        found.write(tmp_path, "xlsx")


def test_people_in_parquet_gzip_and_any_dialect(tmp_path):
    rows = [(1, 2, "met", 0)]
    table = pa.table({"member": [1, 2, 3], "sector": pa.array(["art", None, "care"]).dictionary_encode()})
    parquet.write_table(table, tmp_path / "people.parquet")
    (tmp_path / "people.csv").write_text("Member;Sector\n 1 ;art\n2; \n3;'care\n", encoding="utf-8-sig")
    for name in ("people.parquet", "people.csv"):
        found = tiework.measure_log(log_of(rows), tmp_path / name, by="sector")
        labels = [row["sector"] for row in found.people]
        assert labels == ["art", None, "care" if name.endswith("parquet") else "'care"]
        assert found.people["person"].tolist() == [1, 2, 3]
    assert tiework.measure_log(log_of(rows), tmp_path / "people.csv").people.column_names[1] == "Sector"


def test_how_far_it_is_is_told():
    said = []
    measured([(1, 2, "met", 0)], progress=said.append)
    assert said[-3:] == ["Laying ties", "Measuring 2 people and 1 ties", "Laying tables"]
