"""What joins can say, by joins on DuckDB (`tiework.relational`), and the same part by tiework's kernels."""

from beside import job

HOW = {"by": "sector", "at": job.AT, "half_life": job.HALF_LIFE, "weights": job.WEIGHTS}


def measure(folder):
    from tiework.relational import measure_log

    with measure_log(job.parquet(folder), job.people(folder), engine="duckdb", **HOW) as found:
        people, ties, network = found.arrow("people"), found.arrow("ties"), found.network
    return lambda: columns(people, ties, network)


def columns(people, ties, network):
    """Columns by name, for comparing."""
    out = {name: people.column(name).to_numpy() for name in people.column_names if name != "sector"}
    for name in ties.column_names:
        out[name if name in ("a", "b") else f"tie {name}"] = ties.column(name).to_numpy()
    return out | {f"network {row['measure']}": row["value"] for row in network}


def same_part(folder, threads=2):
    """Without PageRank, cores, components, communities and what rests on them."""
    import numpy as np
    from tiework.kernels.serving import serving
    from tiework.logs.ingest import ingest
    from tiework.logs.people import belonging, read_roster
    from tiework.logs.tables import Found, people_table, ties_table

    roster = read_roster(job.people(folder), "sector")
    dyads = ingest(
        job.parquet(folder), people=roster.ids, at=job.AT, half_life_days=job.HALF_LIFE, weights=job.WEIGHTS,
        threads=threads,
    )  # fmt: skip
    of = belonging(roster, dyads.people)
    lay = serving("adjacency")
    ties = lay.adjacency(dyads.indptr, dyads.indices, dyads.weight, dyads.count, 0.0, threads=threads)
    rows = (ties.indptr, ties.indices)
    closed = serving("triangles").closures(*rows, ties.weight, threads=threads)
    diversity = serving("groups").diversity(*rows, of.of.sets, None, threads=threads)
    out, into, weight = (lay.row_sums(ties.indptr, one) for one in (ties.out, ties.into, ties.weight))
    none, nothing = np.zeros(ties.n), np.zeros(ties.n, np.int32)
    found = Found(closed, none, none, nothing, nothing, nothing, 0.0, out, into, weight, diversity)
    tables = (
        people_table(dyads.people, ties, found, of, []),
        ties_table(dyads.people, [(ties, closed.common)], []),
    )
    return lambda: {"rows": [len(one) for one in tables]}
