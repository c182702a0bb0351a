"""Slow, obvious twins of the measures of shape: sets and loops, straight from the definitions."""

from __future__ import annotations

import math
from itertools import combinations, pairwise, permutations

import numpy as np
from twins import NAN, over, overlap, pieces


def steps_from(near, start):
    found, edge, step = {start: 0}, {start}, 0
    while edge:
        step += 1
        edge = {j for i in edge for j in near[i]} - found.keys()
        found |= dict.fromkeys(edge, step)
    return found


def near_of(g):
    return {i: set(g.w[i]) for i in g.people}


def without(near, i, j):
    return {k: others - ({i, j} if k in (i, j) else set()) for k, others in near.items()}


def mutual_salience(g):
    return [math.sqrt(g.p(i, j) * g.p(j, i)) for i, j in g.ties]


def in_person_share_tie(g):
    return [over(g.in_person[i][j], g.w[i][j]) for i, j in g.ties]


def in_person_share_person(g):
    return [over(sum(g.in_person[i].values()), sum(g.w[i].values())) for i in g.people]


def span(g):
    return [steps_from(without(near_of(g), i, j), i).get(j, NAN) for i, j in g.ties]


def structural_role(g):
    return [0.0 if s == 2 else 2.0 if s != s else 1.0 for s in span(g)]


def flow_balance(g):
    out = [sum(g.out[i].values()) for i in g.people]
    into = [sum(g.into[i].values()) for i in g.people]
    return [over(a - b, a + b) for a, b in zip(out, into, strict=True)]


def core_number(g):
    core = dict.fromkeys(g.people, 0.0)
    for k in range(1, len(g.people)):
        left = set(g.people)
        while thin := {i for i in left if len(set(g.w[i]) & left) < k}:
            left -= thin
        core |= dict.fromkeys(left, float(k))
    return [core[i] for i in g.people]


def shortest(near, i, j):
    away = steps_from(near, j)
    if i not in away:
        return []
    ways = [[i]]
    while ways[0][-1] != j:
        ways = [
            [*way, k] for way in ways for k in near[way[-1]] if away.get(k, math.inf) == away[way[-1]] - 1
        ]
    return ways


def betweenness(g):
    found, near = [0.0] * len(g.people), near_of(g)
    for i, j in combinations(g.people, 2):
        ways = shortest(near, i, j)
        for way in ways:
            for k in way[1:-1]:
                found[k] += 1 / len(ways)
    return found


def closeness(g):
    found = []
    for i in g.people:
        steps = steps_from(near_of(g), i)
        found.append(over(len(steps) - 1, sum(steps.values())))
    return found


def roles(g, which):
    found = [0.0 if label is not None else NAN for label in g.label]
    arc = {(i, j) for i in g.people for j in g.w[i] if g.leads(i, j)}
    for a, v in arc:
        for u, b in arc:
            if u != v or a == b or (a, b) in arc or None in (g.label[a], g.label[v], g.label[b]):
                continue
            x, y, z = g.label[a], g.label[v], g.label[b]
            if x == y == z:
                role = "coordinator"
            elif x == z:
                role = "itinerant"
            elif y == z:
                role = "gatekeeper"
            elif x == y:
                role = "representative"
            else:
                role = "liaison"
            found[v] += role == which
    return found


def coordinator(g):
    return roles(g, "coordinator")


def itinerant(g):
    return roles(g, "itinerant")


def gatekeeper(g):
    return roles(g, "gatekeeper")


def representative(g):
    return roles(g, "representative")


def liaison(g):
    return roles(g, "liaison")


def tier(g):
    return [NAN if t is None else float(t) for t in g.tier]


def tier_range(g):
    found = []
    for i in g.people:
        known = [g.tier[j] for j in g.w[i] if g.tier[j] is not None]
        found.append(max(known) - min(known) if known else NAN)
    return found


def within_two(g, i):
    return ({k for j in g.w[i] for k in g.w[j]} | set(g.w[i])) - {i}


def tier_range_introduced(g):
    known = [[g.tier[j] for j in within_two(g, i) if g.tier[j] is not None] for i in g.people]
    return [max(each) - min(each) if each else NAN for each in known]


def positions(g):
    nobody = all(tier is None for tier in g.tier)
    return [NAN if nobody else len({g.tier[j] for j in g.w[i]} - {None}) for i in g.people]


def positions_introduced(g):
    nobody = all(tier is None for tier in g.tier)
    return [NAN if nobody else len({g.tier[j] for j in within_two(g, i)} - {None}) for i in g.people]


def pagerank(g):
    n = len(g.people)
    if not n:
        return []
    walk = np.full((n, n), 1 / n)
    for i in g.people:
        flow = {j: w - g.into[i][j] for j, w in g.w[i].items()}
        if (total := sum(flow.values())) > 1e-9:
            walk[i] = [flow.get(j, 0.0) / total for j in g.people]
    # t = d W' t + (1 - d) / n
    return np.linalg.solve(np.eye(n) - 0.85 * walk.T, np.full(n, 0.15 / n)).tolist()


def eigenvector(g):
    found = [NAN] * len(g.people)
    for i in g.people:
        piece = sorted(steps_from(near_of(g), i))
        if len(piece) > 1:
            matrix = np.array([[g.w[a].get(b, 0.0) for b in piece] for a in piece])
            values, vectors = np.linalg.eig(matrix)
            lead = np.abs(vectors[:, np.argmax(values.real)].real)
            found[i] = lead[piece.index(i)] / lead.max()
    return found


def ranks(values):
    return [sum(v < x for v in values) + (1 + sum(v == x for v in values)) / 2 for x in values]


def correlation(x, y):
    if not x:
        return NAN
    a, b = [v - sum(x) / len(x) for v in x], [v - sum(y) / len(y) for v in y]
    low = math.sqrt(sum(v * v for v in a) * sum(v * v for v in b))
    return over(sum(p * q for p, q in zip(a, b, strict=True)), low if low > 1e-9 else 0)


def overlap_strength(g):
    known = [(o, g.w[i][j]) for (i, j), o in zip(g.ties, overlap(g), strict=True) if o == o]
    return correlation(ranks([o for o, _ in known]), ranks([w for _, w in known]))


class Sub:
    def __init__(self, people, ties):
        self.people = people
        self.w = {i: {} for i in people}
        for i, j in ties:
            self.w[i][j] = self.w[j][i] = 1.0


def left_after(g, weakest, fraction=0.8):
    """For ties that all differ in strength."""
    order = sorted(g.ties, key=lambda tie: g.w[tie[0]][tie[1]], reverse=not weakest)
    points = []
    for gone in range(len(order) + 1):
        points.append((gone / len(order), max(pieces(Sub(g.people, order[gone:]))) / len(g.people)))
    for (x, y), (u, v) in pairwise(points):
        if x <= fraction <= u:
            return y + (v - y) * (fraction - x) / (u - x)
    raise AssertionError


def without_weak_ties(g):
    return left_after(g, True)


def without_strong_ties(g):
    return left_after(g, False)


def short_blocks(g):
    pairs = list(combinations(g.people, 2))
    return over(sum(j in g.w[i] or bool(g.common(i, j)) for i, j in pairs), len(pairs))


def articulation_points(g):
    found = 0
    for i in g.people:
        rest = [k for k in g.people if k != i]
        less = Sub(rest, [tie for tie in g.ties if i not in tie])
        found += len(pieces(less)) > len(pieces(g)) - (not g.w[i])
    return float(found)


def inside_largest(g):
    most = max(pieces(g), default=0)
    walks = [steps_from(near_of(g), i) for i in g.people]
    return [step for steps in walks if len(steps) == most for step in steps.values() if step]


def mean_distance(g):
    return over(sum(inside_largest(g)), len(inside_largest(g)))


def diameter(g):
    return float(max(inside_largest(g), default=NAN))


def degree_assortativity(g):
    ends = [(len(g.w[i]), len(g.w[j])) for tie in g.ties for i, j in permutations(tie)]
    return correlation([a for a, _ in ends], [b for _, b in ends])
