"""One step after the other: each table is kept once, because later ones ask for it more than once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiework.errors import InputError, PolicyError
from tiework.moments import Moment, moment
from tiework.relational import expressions as say
from tiework.relational.engine import Engine
from tiework.relational.reading import read_log, read_roster, same_ids

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, slots=True)
class Log:
    """A log brought down to pairs, in the engine's hands."""

    dyads: ir.Table
    roster: ir.Table | None
    at: float


def brought_down(
    engine: Engine,
    source: str,
    people: str | None,
    by: str,
    at: Moment | None,
    half_life: float,
    weights: Mapping[str, float] | None,
) -> Log:
    """Read a log once, or twice where its last act is the moment, and refuse what cannot be counted."""
    acts, text = read_log(engine, source)
    if weights is not None and "kind" not in acts.columns:
        raise InputError("a column of kinds, because kinds have weights", found="none", file=source)
    when = _moment(engine, acts, at)
    if when is None:
        raise InputError("acts with times", found="a column of times that says none", file=source)
    dyads = engine.keep("dyads", say.dyads(acts, when, half_life, weights))
    _refuse(engine, acts, dyads, source, weights)
    roster = None if people is None else read_roster(engine, people, by)
    if roster is not None:
        roster = _each_once(engine, roster, people or "")
    dyads, roster = same_ids(dyads, roster, text, engine)
    return Log(dyads, roster, when)


def tables(engine: Engine, log: Log) -> dict[str, ir.Table]:
    """Return the tables of people, ties and network."""
    dyads = log.dyads
    members = engine.keep("members", say.members(dyads, log.roster))
    ties = engine.keep("ties", say.ties(dyads))
    nodes = engine.keep("nodes", say.nodes(ties))
    oriented = engine.keep("oriented", say.oriented(ties, nodes))
    triangles = engine.keep("triangles", say.triangles(oriented))
    closed = engine.keep("closed", say.closed(oriented, say.tie_parts(triangles)))
    sectors = None if log.roster is None else say.sector_table(closed, members)
    people = engine.keep(
        "people", say.person_table(members, nodes, closed, say.person_parts(triangles), sectors)
    )
    return {
        "people": people, "ties": say.tie_table(closed), "network": say.network_table(dyads, members, nodes, closed)
    }  # fmt: skip


def _moment(engine: Engine, acts: ir.Table, at: Moment | None) -> float | None:
    if "time" not in acts.columns:
        return math.nan
    if at is not None:
        return (
            float(at) if isinstance(at, int | float) and not isinstance(at, bool) else moment(at).timestamp()
        )
    # Not a number is larger than any in SQL.
    last = acts.filter(acts.time.abs() <= say.real(1e300)).agg(last=acts.time.max())
    (row,) = engine.rows(last).to_pylist()
    return None if row["last"] is None else float(row["last"])


def _refuse(
    engine: Engine, acts: ir.Table, dyads: ir.Table, source: str, weights: Mapping[str, float] | None
) -> None:
    nobody = dyads.actor.isnull() | dyads.target.isnull()
    count = dyads["count"]
    (found,) = engine.rows(
        dyads.agg(
            acts=say.total(count), undated=say.total(dyads.undated), unknown=say.total(dyads.unknown),
            nobody=say.total(nobody.ifelse(count, 0)),
        )
    ).to_pylist()  # fmt: skip
    if found["nobody"]:
        raise InputError(
            "an actor and a target in every row", found=f"{found['nobody']} rows without", file=source
        )
    if found["undated"]:
        raise InputError(
            "unix seconds or a date in every row", found=f"{found['undated']} rows without", file=source
        )
    if found["unknown"]:
        known = list(weights or {})
        other = acts.filter(acts.kind.isnull() | acts.kind.notin(known)) if known else acts
        (row,) = engine.rows(other.select("kind").limit(1)).to_pylist()
        raise PolicyError(
            f"expected a kind of act with a weight ({', '.join(sorted(known)) or 'none'}), found {row['kind']!r}"
        )


def _each_once(engine: Engine, roster: ir.Table, people: str) -> ir.Table:
    rows = roster.filter(roster.person.notnull())
    each = engine.keep("listed", rows.group_by("person").agg(label=rows.label.max(), other=rows.label.min()))
    twice = engine.rows(each.filter(each.label != each.other).select("person").limit(1)).to_pylist()
    if twice:
        raise InputError("one row a person", found=f"{twice[0]['person']!r} with two labels", file=people)
    return each
