"""Obvious twins: what a log of acts comes to, word for word from the definitions, person by person."""

import math
from collections import Counter
from fractions import Fraction
from itertools import combinations

DAY = 86_400


def measured(acts, roster=None, *, at=None, half_life=90, weights=None):
    """People and ties as lists of rows, the network as a mapping.

    `acts`: tuples (actor, target, kind, time), time None in a log without. `roster`: person to label or None.
    """
    times = [act[3] for act in acts]
    at = max(times) if at is None and times and times[0] is not None else at
    out, count = {}, Counter()
    for actor, target, kind, time in acts:
        count[actor, target] += time is None or time <= at
        weight = 1.0 if weights is None else weights[kind]
        if time is not None:
            weight *= 2.0 ** (-(at - time) / (half_life * DAY)) if time <= at else 0.0
        out.setdefault((actor, target), []).append(weight)
    # Sums without rounding: whatever order others add in, this is what they aim at.
    w = {pair: float(sum(map(Fraction, parts))) for pair, parts in out.items() if pair[0] != pair[1]}
    people = sorted({person for pair in out for person in pair} | set(roster or {}))
    a = {
        frozenset(pair): w.get(pair, 0.0) + w.get(pair[::-1], 0.0)
        for pair in w
        if w.get(pair, 0.0) + w.get(pair[::-1], 0.0) > 0
    }
    near = {person: set() for person in people}
    for pair in a:
        one, other = pair
        near[one].add(other)
        near[other].add(one)
    # By person: s, and what the heaviest tie weighs.
    heaviest = {i: max((a[frozenset((i, j))] for j in near[i]), default=0.0) for i in people}
    s = {i: math.fsum(a[frozenset((i, j))] for j in near[i]) for i in people}
    labels = roster or {}
    later = sum(1 for act in acts if act[3] is not None and act[3] > at and act[0] != act[1])
    return {
        "people": [_person(i, w, a, near, s, heaviest, labels, roster is not None) for i in people],
        "ties": [_tie(i, j, w, a, near, count) for i, j in combinations(people, 2) if j in near[i]],
        "network": _network(people, w, a, near, len(acts), sum(act[0] == act[1] for act in acts), later),
    }


def _over(top, bottom):
    return None if bottom == 0 else top / bottom


def _person(i, w, a, near, s, heaviest, labels, grouped):
    k = len(near[i])
    # Each direction summed by itself: one as the rest of the other would lose what is small.
    given = math.fsum(w.get((i, j), 0.0) for j in near[i])
    taken = math.fsum(w.get((j, i), 0.0) for j in near[i])

    def p(x, y):
        return a[frozenset((x, y))] / s[x] if y in near[x] else 0.0

    def m(x, y):
        return a[frozenset((x, y))] / heaviest[x] if y in near[x] else 0.0

    linked = sum(1 for x, y in combinations(sorted(near[i]), 2) if y in near[x])
    row = {
        "person": i, "degree": k, "strength_out": given, "strength_in": taken, "strength": s[i],
        "balance": _over(given - taken, given + taken),
        "clustering": _over(2 * linked, k * (k - 1)),
        "support": _over(sum(1 for j in near[i] if near[i] & near[j]), k),
        "constraint": sum((p(i, j) + sum(p(i, q) * p(q, j) for q in near[i] - {j})) ** 2 for j in near[i]) if k else None,
        "effective_size": sum(1 - sum(p(i, q) * m(j, q) for q in near[i] - {j}) for j in near[i]) if k else None,
    }  # fmt: skip
    if not grouped:
        return row
    theirs = Counter(labels[j] for j in near[i] if labels.get(j) is not None)
    n = sum(theirs.values())
    row["sector"] = labels.get(i)
    row["blau"] = 1 - sum((c / n) ** 2 for c in theirs.values()) if n else None
    row["shannon"] = -sum(c / n * math.log(c / n) for c in theirs.values()) if n else None
    own = theirs[labels.get(i)]
    row["ei_index"] = _over((n - own) - own, n) if labels.get(i) is not None else None
    return row


def _tie(i, j, w, a, near, count):
    there, back = w.get((i, j), 0.0), w.get((j, i), 0.0)
    strength = a[frozenset((i, j))]
    common = len(near[i] & near[j])
    return {
        "a": i, "b": j, "a_to_b": there, "b_to_a": back, "strength": strength,
        "mutual": there > 0 and back > 0, "reciprocity": 2 * (min(there, back) / strength),
        "common": common, "overlap": _over(common, len(near[i]) - 1 + len(near[j]) - 1 - common),
        "supported": common > 0, "acts": count[i, j] + count[j, i],
    }  # fmt: skip


def _network(people, w, a, near, acts, self_acts, later):
    n, directed = len(people), [pair for pair in w if w[pair] > 0]
    closed = sum(1 for x in people for y, z in combinations(near[x], 2) if z in near[y]) // 3
    return {
        "people": n, "acts": acts, "self_acts": self_acts, "later_acts": later,
        "directed_ties": len(directed), "ties": len(a), "density": _over(len(a), n * (n - 1) / 2),
        "transitivity": _over(3 * closed, sum(len(near[i]) * (len(near[i]) - 1) / 2 for i in people)),
        "reciprocity": _over(sum(w.get(pair[::-1], 0.0) > 0 for pair in directed), len(directed)),
        "weighted_reciprocity": _over(math.fsum(min(w[pair], w.get(pair[::-1], 0.0)) for pair in w), math.fsum(w.values())),
        "triangles": closed,
    }  # fmt: skip
