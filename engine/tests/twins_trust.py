"""Slow, obvious twins of the measures of trust and influence."""

from __future__ import annotations

import math

import numpy as np
from twins import NAN, over
from twins_records import DAY, fade


def beta_mean(rows):
    return (sum(k for k, _ in rows) + 1) / (sum(k + b for k, b in rows) + 2)


def words(r):
    sums = {}
    for one in r.outcomes:
        if one.at <= r.as_of:
            row = sums.setdefault((one.about, one.rater), [0.0, 0.0])
            row[not one.kept] += fade(r, one.at, 180)
    return {pair: [x * min(1, 3 / sum(row)) for x in row] for pair, row in sums.items()}


def kept_word_person(r):
    found = []
    for name in r.people:
        mine = [row for (about, _), row in words(r).items() if about == name]
        found.append(beta_mean(mine) if mine else NAN)
    return found


def kept_word_dyad(r):
    return [beta_mean([words(r)[pair]]) for pair in sorted(words(r))]


def vouching(r):
    levels = sorted({one.level for one in r.certificates})
    if not r.seeds or not levels:
        return [NAN] * len(r.people)
    found = dict.fromkeys(r.people, 0.0)
    for level in levels:
        kept = [one for one in r.certificates if one.level >= level and one.by != one.about]
        found |= dict.fromkeys(reached(kept, r.seeds, r.wanted or len(r.people)), level)
    return [found[name] for name in r.people]


def reached(kept, seeds, wanted):
    """Greedy, nearer and longer-standing first, each time over a whole new maximum flow."""
    distance, edge = dict.fromkeys(seeds, 1), set(seeds)
    while edge:
        edge = {c.about for c in kept if c.by in edge} - distance.keys()
        distance |= dict.fromkeys(edge, max(distance.values()) + 1)
    capacity, sizes = [wanted + 1], [1]
    for d in range(1, max(distance.values()) + 1):
        sizes.append(sum(v == d for v in distance.values()))
        capacity.append(max(1, math.ceil(capacity[-1] / (sizes[-1] / sizes[-2]))))
    since = {name: min((c.at for c in kept if c.about == name), default=0.0) for name in distance}
    chosen = set()
    for name in sorted(distance, key=lambda n: (distance[n], since[n], n)):
        if most(kept, seeds, distance, capacity, chosen | {name}) == len(chosen) + 1:
            chosen.add(name)
    return chosen


def most(kept, seeds, distance, capacity, chosen):
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    names, plenty = sorted(distance), 10**6
    n = len(names)
    room = np.zeros((2 * n + 3, 2 * n + 3), dtype=np.int32)
    room[2 * n, 2 * n + 1] = capacity[0] - 1
    for k, name in enumerate(names):
        room[k, n + k] = capacity[distance[name]] - 1
        room[k, 2 * n + 2] = name in chosen
        room[2 * n + 1, k] = plenty * (name in seeds)
    for one in kept:
        if one.by in distance:
            room[n + names.index(one.by), names.index(one.about)] = plenty
    return maximum_flow(csr_array(room), 2 * n, 2 * n + 2).flow_value


def personalised_trust(r):
    n, seeds = len(r.people), [name for name in r.people if name in r.seeds]
    if not seeds:
        return [NAN] * n
    home = np.array([(name in seeds) / len(seeds) for name in r.people])
    walk = np.zeros((n, n))
    for one in r.certificates:
        if one.by != one.about:
            walk[r.people.index(one.by), r.people.index(one.about)] += one.level
    for row in walk:
        row[:] = row / row.sum() if row.sum() else home
    return np.linalg.solve(np.eye(n) - 0.85 * walk.T, 0.15 * home).tolist()


def fair_and_good(r):
    last = {}
    for one in sorted(r.ratings, key=lambda x: x.at):
        if one.by != one.about:
            last[one.by, one.about] = one.value
    fair, good = dict.fromkeys((by for by, _ in last), 1.0), dict.fromkeys((about for _, about in last), 1.0)
    for _ in range(300):
        for v in good:
            mine = [fair[u] * w for (u, x), w in last.items() if x == v]
            good[v] = sum(mine) / len(mine)
        for u in fair:
            mine = [abs(w - good[v]) / 2 for (x, v), w in last.items() if x == u]
            fair[u] = 1 - sum(mine) / len(mine)
    return fair, good


def goodness(r):
    return [fair_and_good(r)[1].get(name, NAN) for name in r.people]


def fairness(r):
    return [fair_and_good(r)[0].get(name, NAN) for name in r.people]


def reported_trust(r):
    return round(over(sum(r.answers), len(r.answers)), 1)


def realised_uptake(r):
    begun = [one for one in r.initiations if one.at <= r.as_of]
    if not begun:
        return [NAN] * len(r.people)
    found = dict.fromkeys(r.people, 0.0)
    for one in begun:
        for who in r.people:
            mine = sorted(
                (s for s in r.responses if s.by == who != one.by and one.name in s.to),
                key=lambda s: s.at,
            )
            mine = [s for s in mine if one.at <= s.at <= min(one.at + 7 * DAY, r.as_of)]
            if mine:
                followed = [b for b in begun if b.name in mine[0].to and b.by != who]
                followed = [b for b in followed if b.at <= mine[0].at <= b.at + 7 * DAY]
                same = sum(b.by == one.by for b in followed)
                found[one.by] += fade(r, one.at) / len({b.by for b in followed}) / same
    return [found[name] for name in r.people]
