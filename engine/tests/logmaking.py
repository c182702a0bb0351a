"""Logs of acts as files, with every trap that logs hold; and what it is for two engines to agree on one."""

import csv
import math
import random

import pyarrow as pa
from pyarrow import parquet

NOW = 1_750_000_000
DAY = 86_400
YEAR = 365.25 * DAY
KINDS = {"asked": 0.5, "helped": 3.0, "seen": 0.0, "thanked": 0.1}
COUNTS = {"degree", "common", "acts"}


def world(seed, people=9, acts=60, texts=False):
    """A small log, who is known, and what else was asked: (acts, roster, options)."""
    draw = random.Random(seed)  # noqa: S311
    # Names that differ in their case alone, and numbers that are no numbers.
    names = (
        ["ada", "Ada", "ADA", "07", "7", "o'hara", "ß", "Zoë", 'say "hi"'] + [f"p{k}" for k in range(people)]
    )[:people]
    ids = names if texts else [7, -3, 2**40, *range(10, 7 + people)][:people]
    # The first two meet everybody: hubs.
    busy = ids[:2] * 3 + ids[:-1]
    rows = [
        (draw.choice(busy), draw.choice(busy), draw.choice(list(KINDS)), _time(draw)) for _ in range(acts)
    ]
    alone = ids[-1]
    rows.append((alone, alone, "helped", NOW - DAY))
    faint = ("zoe", "yan") if texts else (90, 91)
    rows.append((*faint, "helped", NOW - 400 * YEAR))
    known = ids[::2] + (["nobody's"] if texts else [99])
    roster = {person: draw.choice(["art", "Art", "care", None]) for person in known}
    at = draw.choice([None, NOW, NOW - 30 * DAY])
    options = {"at": at, "half_life": draw.choice([90, 30.5]), "weights": draw.choice([None, KINDS])}
    return rows, roster, options


def _time(draw):
    return draw.choice([
        NOW - draw.randrange(200) * DAY, NOW - draw.random() * 1000 * DAY, NOW + draw.randrange(1, 50) * DAY,
        NOW - 300 * YEAR, NOW - 20 * YEAR, NOW,
    ])  # fmt: skip


def write_log(path, acts):
    """Write acts as the ending of the path says; a log without times has no column for them."""
    names = (
        ["Actor", "Target", "kind", "time"]
        if acts and acts[0][3] is not None
        else ["actor", "target", "kind"]
    )
    if path.suffix == ".csv":
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([names, *(act[: len(names)] for act in acts)])
    else:
        columns = [pa.array(column) for column in zip(*acts, strict=True)]
        parquet.write_table(pa.table(dict(zip(names, columns, strict=False))), path)
    return path


def write_roster(path, roster):
    """Write who is known; where no label is, the cell is empty."""
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(
            [["id", "Sector"], *((person, label or "") for person, label in roster.items())]
        )
    return path


def rows_of(tables):
    """Plain rows of what an engine answered: people, ties (lower id first) and network."""
    ties = [_lower_first(row) for row in tables.ties]
    return {
        "people": sorted(tables.people, key=lambda row: row["person"]),
        "ties": sorted(ties, key=lambda row: (row["a"], row["b"])),
        "network": {row["measure"]: row["value"] for row in tables.network},
    }


def _lower_first(row):
    if row["a"] < row["b"]:
        return row
    return row | {"a": row["b"], "b": row["a"], "a_to_b": row["b_to_a"], "b_to_a": row["a_to_b"]}


def assert_agree(found, expected):
    """Every column that is expected: counts exactly, figures to 1e-9 of themselves and 1e-12 of the largest."""
    for which in ("people", "ties"):
        assert len(found[which]) == len(expected[which]), which
        for name in expected[which][0] if expected[which] else ():
            assert_same(
                [row[name] for row in found[which]],
                [row[name] for row in expected[which]],
                f"{which}: {name}",
            )
    for name, value in expected["network"].items():
        assert_same([found["network"][name]], [value], f"network: {name}")


def assert_same(found, expected, name):
    """One column."""
    numbers = [abs(value) for value in expected if isinstance(value, float)]
    room = 1e-12 * max(numbers, default=0.0)
    for one, other in zip(found, expected, strict=True):
        if isinstance(other, float) and one is not None:
            assert math.isclose(one, other, rel_tol=1e-9, abs_tol=room), (name, one, other)
        else:
            assert one == other, (name, one, other)
