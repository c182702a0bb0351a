"""Ties and the figures of people, written once as joins: DuckDB and Spark are given the same text.

Each function takes tables and gives a table. A triangle is found from its end of lowest (degree, id), along ties that point
upward in that order: nobody has many such ties, so no join is quadratic in the number of somebody's contacts.
Ratios come before products, so that faint ties do not underflow; denominators of 0 become null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.types as ir
from ibis import _

if TYPE_CHECKING:
    from tiework.relational.kinds import Kinds

DAY = 86_400.0
STRENGTHS = ("strength_out", "strength_in", "strength")
PERSON = (
    "person", "degree", *STRENGTHS, "balance", "clustering", "support", "constraint", "effective_size", "blau", "shannon",
    "ei_index", "participation", "pagerank", "core", "component", "community",
)  # fmt: skip


def real(value: float) -> ir.Scalar:
    """A number as float64: a bare 0.1 is a decimal in SQL, and what is reckoned with it may be rounded to its places."""
    return ibis.literal(repr(float(value))).cast("float64")


def ratio(top: ir.Value, bottom: ir.Value) -> ir.Value:
    """Divide as float64; null where the denominator is 0."""
    return top.cast("float64") / bottom.cast("float64").nullif(real(0))


def total(values: ir.Column) -> ir.Scalar:
    """A sum of counts that stays int64: the engines would widen it, each in its own way."""
    return values.cast("float64").sum().fill_null(real(0)).cast("int64")


def either(counted: ir.Column) -> ir.Value:
    """Nothing to join to counts 0."""
    return counted.fill_null(ibis.literal(0, counted.type()))


def dyads(acts: ir.Table, at: float, kinds: Kinds) -> ir.Table:
    """actor, target: what the one did toward the other up to the moment; and what is later, or cannot be counted."""
    worth, both = _worth(acts, kinds)
    acts = acts.mutate(worth=worth, both=both)
    if "time" in acts.columns:
        age = (real(at) - acts.time) / real(kinds.half_life_days * DAY)
        # Not a number is larger than any in SQL.
        sound = (acts.time.abs() <= real(1e300)).fill_null(False)
        # Underflow is meant: what lies that far back is 0.
        faded = acts.worth * real(2).pow(-ibis.greatest(age, real(0)))
        later = sound & (age < real(0)).fill_null(False)
        acts = acts.mutate(
            worth=ibis.ifelse(sound & ~later, faded, real(0)), unknown=acts.worth.isnull(), later=later, undated=~sound
        )  # fmt: skip
    else:
        no = ibis.literal(False)
        acts = acts.mutate(unknown=acts.worth.isnull(), later=no, undated=no)
    half = acts.worth / real(2)
    acts = acts.mutate(worth=acts.both.ifelse(half, acts.worth), back=acts.both.ifelse(half, real(0)))
    return acts.group_by(["actor", "target"]).agg(
        weight=_.worth.sum(), count=_.count(where=~_.later), later=_.count(where=_.later),
        back=_.back.sum(), both=_.count(where=_.both & ~_.later),
        undated=_.count(where=_.undated), unknown=_.count(where=_.unknown),
    )  # fmt: skip


def answered(dyads: ir.Table) -> ir.Table:
    """The same pairs, where half of some acts goes back: counted once, weighed both ways."""
    plain = dyads.select("actor", "target", "weight", "count", "later")
    back = dyads.filter(dyads.both > 0, dyads.actor != dyads.target)
    none = ibis.literal(0, "int64")
    back = back.select(actor="target", target="actor", weight="back", count=none, later=none)
    return ibis.union(plain, back).group_by(["actor", "target"]).agg(
        weight=_.weight.sum(), count=total(_["count"]), later=total(_.later)
    )  # fmt: skip


def _worth(acts: ir.Table, kinds: Kinds) -> tuple[ir.Value, ir.Value]:
    """What each act weighs on its day (null: nobody said), and whether half of it goes each way."""
    plain = real(kinds.unnamed[0]), ibis.literal(kinds.unnamed[1])
    if "kind" not in acts.columns:
        return plain
    kind = acts.kind.strip()
    mutual = kind.endswith(kinds.mutual)
    other = ibis.null("float64") if kinds.strict else real(1)
    # Directions are known however they are written.
    names = [(kind.lower() if name in ("directed", "undirected") else kind) == name for name in kinds.named]
    none = kind.isnull() | (kind == "")
    worth = ibis.cases(
        (none, plain[0]), *((name, real(said[0])) for name, said in zip(names, kinds.named.values(), strict=True)),
        else_=other,
    )  # fmt: skip
    both = ibis.cases(
        (none, plain[1]), *((name, said[1]) for name, said in zip(names, kinds.named.values(), strict=True)), else_=mutual
    )  # fmt: skip
    return worth, both


def members(dyads: ir.Table, roster: ir.Table | None) -> ir.Table:
    """person, label: everybody of the log, and those known from the list of people alone."""
    none = ibis.null("string")
    sides = [dyads.select(person=dyads[side], label=none) for side in ("actor", "target")]
    listed = [] if roster is None else [roster.select("person", "label")]
    return ibis.union(*sides, *listed).group_by("person").agg(label=_.label.max())


def ties(dyads: ir.Table, present: float) -> ir.Table:
    """a < b: the pairs with a weight above 0 and as present as asked, each direction summed by itself."""
    apart = dyads.filter(_.actor != _.target)
    way = apart.select(
        a=ibis.least(_.actor, _.target), b=ibis.greatest(_.actor, _.target), count="count",
        forward=ibis.ifelse(_.actor < _.target, _.weight, real(0)),
        backward=ibis.ifelse(_.actor < _.target, real(0), _.weight),
    )  # fmt: skip
    pairs = way.group_by(["a", "b"]).agg(
        a_to_b=_.forward.sum(), b_to_a=_.backward.sum(), acts=total(_["count"])
    )
    return pairs.mutate(strength=_.a_to_b + _.b_to_a).filter(
        _.strength > real(0), _.strength >= real(present)
    )


def nodes(ties: ir.Table) -> ir.Table:
    """person: degree, strengths and heaviest tie of those who have one."""
    one = ties.select(person="a", out="a_to_b", into="b_to_a", strength="strength")
    other = ties.select(person="b", out="b_to_a", into="a_to_b", strength="strength")
    return ibis.union(one, other).group_by("person").agg(
        degree=_.count(), strength_out=_.out.sum(), strength_in=_.into.sum(),
        strength=_.strength.sum(), heaviest=_.strength.max(),
    )  # fmt: skip


def oriented(ties: ir.Table, nodes: ir.Table) -> ir.Table:
    """low, high: each tie from its end of lower (degree, id), with what is known of both ends."""
    a, b = (
        nodes.select(**{side: "person", f"k_{side}": "degree", f"s_{side}": "strength", f"x_{side}": "heaviest"})
        for side in ("a", "b")
    )  # fmt: skip
    known = ties.join(a, "a").join(b, "b")
    down = known.k_a > known.k_b

    def pick(name: str) -> dict[str, Any]:
        first, second = (known[f"{name}{side}"] for side in ("a", "b"))
        return {f"{name}low": down.ifelse(second, first), f"{name}high": down.ifelse(first, second)}

    return known.mutate(**pick(""), **pick("s_"), **pick("x_"))


def triangles(oriented: ir.Table) -> ir.Table:
    """p, q, r upward: what each triangle gives its three ties (m: M) and its three people (x: effective size)."""
    first = oriented.select(
        p="low", q="high", pq="strength", s_p="s_low", x_p="x_low", s_q="s_high", x_q="x_high"
    )
    second = oriented.select(q="low", r="high", qr="strength", s_r="s_high", x_r="x_high")
    third = oriented.select(p="low", r="high", pr="strength")
    found = first.join(second, "q").join(third, ["p", "r"])
    return found.select(
        "p", "q", "r",
        m_pq=_.pr * (_.qr / _.s_r), m_pr=_.pq * (_.qr / _.s_q), m_qr=_.pq * (_.pr / _.s_p),
        e_p=_.qr * (_.pr / _.x_q + _.pq / _.x_r),
        e_q=_.pr * (_.qr / _.x_p + _.pq / _.x_r),
        e_r=_.pq * (_.qr / _.x_p + _.pr / _.x_q),
    )  # fmt: skip


def tie_parts(triangles: ir.Table) -> ir.Table:
    """a < b: how many common contacts, and M = the sum over them of a_iq a_qj / s_q."""
    sides = [
        triangles.select(a=ibis.least(_[one], _[other]), b=ibis.greatest(_[one], _[other]), through=f"m_{one}{other}")
        for one, other in ("pq", "pr", "qr")
    ]  # fmt: skip
    return ibis.union(*sides).group_by(["a", "b"]).agg(common=_.count(), through=_.through.sum())


def person_parts(triangles: ir.Table) -> ir.Table:
    """person: what of their contacts is reached through other contacts, times strength."""
    corners = [triangles.select(person=corner, repeated=f"e_{corner}") for corner in "pqr"]
    return ibis.union(*corners).group_by("person").agg(repeated=_.repeated.sum())


def closed(oriented: ir.Table, tie_parts: ir.Table) -> ir.Table:
    """Each tie with its common contacts and M, 0 where it is in no triangle."""
    parts = tie_parts.select(_a="a", _b="b", common="common", through="through")
    joined = oriented.left_join(parts, [oriented.a == parts._a, oriented.b == parts._b]).drop("_a", "_b")
    return joined.mutate(common=either(joined.common), through=either(joined.through))


def tie_table(closed: ir.Table) -> ir.Table:
    """The table of ties."""
    return closed.select(
        "a", "b", "a_to_b", "b_to_a", "strength",
        mutual=(_.a_to_b > real(0)) & (_.b_to_a > real(0)),
        reciprocity=ibis.least(_.a_to_b, _.b_to_a) / _.strength * real(2),
        common="common",
        overlap=ratio(_.common, _.k_a + _.k_b - 2 - _.common),
        supported=_.common > 0,
        acts="acts",
    )  # fmt: skip


def ends(closed: ir.Table) -> ir.Table:
    """person, other: each tie from both of its ends."""
    both = [
        closed.select(
            person=one, other=other, common="common", reach=(_.strength + _.through) / _[f"s_{one}"]
        )
        for one, other in ("ab", "ba")
    ]
    return ibis.union(*both)


def sector_table(closed: ir.Table, members: ir.Table) -> ir.Table:
    """person: how mixed the labels of their contacts are; and whether their ties leave their own label."""
    own = members.select(person="person", own="label")
    theirs = members.select(other="person", theirs="label").filter(_.theirs.notnull())
    known = ends(closed).join(theirs, "other").join(own, "person")
    each = known.group_by(["person", "own", "theirs"]).agg(n=_.count())
    sums = each.group_by(["person", "own"]).agg(
        labelled=total(_.n),
        inside=total(ibis.ifelse((_.own == _.theirs).fill_null(False), _.n, 0)),
    )
    shares = each.select("person", "theirs", "n").join(sums, "person")
    share = ratio(shares.n, shares.labelled)
    mixed = shares.mutate(square=share * share, bits=share * share.ln())
    return mixed.group_by(["person", "own", "labelled", "inside"]).agg(
        blau=-_.square.sum() + real(1), shannon=-_.bits.sum() + real(0)
    ).select(
        "person", "blau", "shannon",
        ei_index=ibis.ifelse(_.own.notnull(), ratio(_.labelled - 2 * _.inside, _.labelled), ibis.null("float64")),
    )  # fmt: skip


def person_table(
    members: ir.Table, nodes: ir.Table, closed: ir.Table, person_parts: ir.Table, sectors: ir.Table | None
) -> ir.Table:
    """The table of people: one row for everybody, those without ties included."""
    tied = ends(closed).group_by("person").agg(
        twice=total(_.common), held=_.count(where=_.common > 0), constraint=(_.reach * _.reach).sum()
    )  # fmt: skip
    rows = members.select("person", "label")
    for more in (nodes, tied, person_parts, *([] if sectors is None else [sectors])):
        rows = rows.left_join(more, "person").drop("person_right")
    rows = rows.mutate(degree=either(rows.degree), **{name: either(rows[name]) for name in STRENGTHS})
    labelled = [] if sectors is None else ["blau", "shannon", "ei_index"]
    return rows.select(
        "person", *(["label"] if sectors is not None else []), "degree", *STRENGTHS,
        balance=ratio(_.strength_out - _.strength_in, _.strength_out + _.strength_in),
        clustering=ratio(_.twice, _.degree * (_.degree - 1)),
        support=ratio(_.held, _.degree),
        constraint="constraint",
        effective_size=ibis.ifelse(
            _.degree > 0, _.degree.cast("float64") - _.repeated.fill_null(real(0)) / _.strength.nullif(real(0)), ibis.null("float64")
        ),
        **{name: name for name in labelled},
    )  # fmt: skip


def log_figures(dyads: ir.Table) -> ir.Table:
    """How many acts there are, how many of them toward oneself, and how many later than the moment; in one row."""
    loops = dyads.actor == dyads.target
    return dyads.agg(
        acts=total(dyads["count"] + dyads.later),
        self_acts=total(loops.ifelse(dyads["count"] + dyads.later, 0)),
        later_acts=total(loops.ifelse(0, dyads.later)),
    )


def network_table(dyads: ir.Table, members: ir.Table, nodes: ir.Table, closed: ir.Table) -> ir.Table:
    """The figures of the whole, in one row."""
    log = log_figures(dyads)
    met = closed.agg(
        directed_ties=_.count(where=_.a_to_b > real(0)) + _.count(where=_.b_to_a > real(0)), ties=_.count(),
        mutual=_.count(where=(_.a_to_b > real(0)) & (_.b_to_a > real(0))),
        returned=ibis.least(_.a_to_b, _.b_to_a).sum(), weight=_.strength.sum(), corners=total(_.common),
    )  # fmt: skip
    paths = nodes.agg(pairs=(_.degree.cast("float64") * (_.degree - 1).cast("float64")).sum() / real(2))
    people = members.agg(people=_.count())
    n = _.people.cast("float64")
    return people.cross_join(log).cross_join(met).cross_join(paths).select(
        "people", "acts", "self_acts", "later_acts", "directed_ties", "ties",
        density=ratio(_.ties * 2, n * (n - real(1))),
        transitivity=ratio(_.corners, _.pairs),
        reciprocity=ratio(_.mutual * 2, _.directed_ties),
        weighted_reciprocity=ratio(_.returned * real(2), _.weight),
        triangles=ratio(_.corners, real(3)),
    )  # fmt: skip
