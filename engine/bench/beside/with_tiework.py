"""tiework: everything, from Parquet and from CSV."""

from beside import job


def measure(folder, log=job.parquet):
    from tiework.logs.measuring import measure_log

    found = measure_log(
        log(folder), job.people(folder), by="sector", at=job.AT, half_life=job.HALF_LIFE, weights=job.WEIGHTS
    )
    return lambda: columns(found)


def from_csv(folder):
    return measure(folder, job.csv)


def columns(found):
    """Columns by name, for comparing."""
    out = {name: found.people[name] for name in found.people.column_names if name != "sector"}
    names = [name for name in found.ties.column_names if name not in ("a", "b")]
    for end in ("a", "b"):
        out[end] = found.ties.to_arrow().column(end).to_numpy()
    whole = {f"network {row['measure']}": row["value"] for row in found.network}
    return out | {f"tie {name}": found.ties[name] for name in names} | whole
