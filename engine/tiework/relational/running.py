"""One step after the other: each table is kept once, because later ones ask for it more than once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiework.errors import InputError, PolicyError
from tiework.moments import Moment, moment
from tiework.relational import expressions as say
from tiework.relational.engine import Engine
from tiework.relational.kinds import Kinds, kinds
from tiework.relational.reading import read_log, read_roster, same_ids

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tiework.weighing import Weights


@dataclass(frozen=True, slots=True)
class Log:
    """A log brought down to pairs, in the engine's hands."""

    dyads: ir.Table
    roster: ir.Table | None
    by: str | None
    at: float
    kinds: Kinds


def brought_down(
    engine: Engine,
    source: str,
    people: str | None,
    by: str | None,
    at: Moment | None,
    half_life: float | None,
    weights: Weights | None,
) -> Log:
    """Read a log once, or twice where its last act is the moment, and refuse what cannot be counted."""
    acts, text = read_log(engine, source)
    known = kinds(weights, half_life, "time" in acts.columns)
    when = _moment(engine, acts, at)
    dyads = engine.keep("dyads", say.dyads(acts, when, known))
    if _refuse(engine, acts, dyads, source, known):
        dyads = engine.keep("answered", say.answered(dyads))
    roster = None
    if people is not None:
        rows, by = read_roster(engine, people, by)
        roster = _each_once(engine, rows, people)
    dyads, roster = same_ids(dyads, roster, text, engine)
    return Log(dyads, roster, by, when, known)


def tables(engine: Engine, log: Log, present: float) -> dict[str, ir.Table]:
    """Return the tables of people, ties and network."""
    dyads = log.dyads
    members = engine.keep("members", say.members(dyads, log.roster))
    ties = engine.keep("ties", say.ties(dyads, present))
    nodes = engine.keep("nodes", say.nodes(ties))
    oriented = engine.keep("oriented", say.oriented(ties, nodes))
    triangles = engine.keep("triangles", say.triangles(oriented))
    closed = engine.keep("closed", say.closed(oriented, say.tie_parts(triangles)))
    sectors = None if log.by is None else say.sector_table(closed, members)
    people = engine.keep(
        "people", say.person_table(members, nodes, closed, say.person_parts(triangles), sectors)
    )
    return {
        "people": people, "ties": say.tie_table(closed), "network": say.network_table(dyads, members, nodes, closed)
    }  # fmt: skip


def _moment(engine: Engine, acts: ir.Table, at: Moment | None) -> float:
    if "time" not in acts.columns:
        return math.nan
    if at is not None:
        return (
            float(at) if isinstance(at, int | float) and not isinstance(at, bool) else moment(at).timestamp()
        )
    # Not a number is larger than any in SQL.
    last = acts.filter(acts.time.abs() <= say.real(1e300)).agg(last=acts.time.max())
    (row,) = engine.rows(last).to_pylist()
    return 0.0 if row["last"] is None else float(row["last"])


def _refuse(engine: Engine, acts: ir.Table, dyads: ir.Table, source: str, kinds: Kinds) -> bool:
    """Say whether some acts go both ways."""
    nobody = dyads.actor.isnull() | dyads.target.isnull()
    (found,) = engine.rows(
        dyads.agg(
            both=say.total(dyads.both), undated=say.total(dyads.undated), unknown=say.total(dyads.unknown),
            nobody=say.total(nobody.ifelse(dyads["count"] + dyads.later, 0)),
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
        known = sorted(kinds.named)
        (row,) = engine.rows(acts.filter(acts.kind.strip().notin(known)).select("kind").limit(1)).to_pylist()
        raise PolicyError(
            f"expected a kind of act the policy knows ({', '.join(known)}), found {row['kind']!r}"
        )
    return bool(found["both"])


def _each_once(engine: Engine, roster: ir.Table, people: str) -> ir.Table:
    rows = roster.filter(roster.person.notnull())
    each = engine.keep(
        "listed",
        rows.group_by("person").agg(
            label=rows.label.max(), other=rows.label.min(), said=rows.label.count(), rows=rows.count()
        ),
    )
    twice = engine.rows(
        each.filter((each.label != each.other) | ((each.said > 0) & (each.said < each.rows)))
        .select("person")
        .limit(1)
    ).to_pylist()
    several = engine.rows(each.filter(each.label.contains("|")).select("label").limit(1)).to_pylist()
    if several:
        raise InputError("one group a person, to be joined", found=repr(several[0]["label"]), file=people)
    if twice:
        raise InputError("one row a person", found=f"{twice[0]['person']!r} with two labels", file=people)
    return each
