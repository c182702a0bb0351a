"""For the peers: from the log to weighted pairs, by polars."""

from dataclasses import dataclass
from typing import Any

from beside import job


@dataclass
class Pairs:
    """People 0 to n - 1 by id; directed pairs; ties (low before high, sorted) with the weight each way; sectors."""

    n: int
    ids: Any
    source: Any
    target: Any
    weight: Any
    low: Any
    high: Any
    there: Any
    back: Any
    sector: Any
    sectors: int


def pairs(folder):
    """Bring the log down."""
    import polars as pl

    age = (job.AT - pl.col("time")) / (86_400.0 * job.HALF_LIFE)
    worth = (
        pl.col("kind").replace_strict(job.WEIGHTS, return_dtype=pl.Float64)
        * (-age * 0.6931471805599453).exp()
    )
    apart = (pl.col("actor") != pl.col("target")) & (pl.col("time") <= job.AT)
    acts = pl.scan_parquet(job.parquet(folder)).filter(apart).select("actor", "target", worth.alias("weight"))
    dyads = acts.group_by("actor", "target").agg(pl.col("weight").sum()).collect(engine="streaming")
    known = pl.read_csv(job.people(folder))
    people = (
        pl.concat([known["id"], dyads["actor"].unique(), dyads["target"].unique()])
        .unique()
        .sort()
        .to_frame("id")
        .with_row_index("code")
        .with_columns(pl.col("code").cast(pl.Int64))
        .join(known, on="id", how="left", maintain_order="left")
    )
    codes = people.select("id", "code")
    dyads = (
        dyads.join(codes, left_on="actor", right_on="id")
        .rename({"code": "from"})
        .join(codes, left_on="target", right_on="id")
        .rename({"code": "to"})
        .select("from", "to", "weight")
    )
    first, second = pl.col("from"), pl.col("to")
    up = first < second
    ties = (
        dyads.select(
            low=pl.min_horizontal(first, second),
            high=pl.max_horizontal(first, second),
            there=pl.when(up).then("weight").otherwise(0.0),
            back=pl.when(up).then(0.0).otherwise("weight"),
        )
        .group_by("low", "high")
        .agg(pl.col("there").sum(), pl.col("back").sum())
        .sort("low", "high")
    )
    sectors = people["sector"].cast(pl.Categorical).to_physical().cast(pl.Int64)
    return Pairs(
        len(people), people["id"].to_numpy(), *(dyads[one].to_numpy() for one in ("from", "to", "weight")),
        *(ties[one].to_numpy() for one in ("low", "high", "there", "back")), sectors.to_numpy(), sectors.max() + 1,
    )  # fmt: skip
