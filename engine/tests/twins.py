"""Slow, obvious twins of the measures: sets and loops, straight from the definitions."""

from __future__ import annotations

import math

NAN = float("nan")


class Plain:
    """A TieGraph as dictionaries."""

    def __init__(self, graph):
        self.people = list(range(graph.n))
        self.w = {i: {} for i in self.people}
        self.out = {i: {} for i in self.people}
        self.both = {i: {} for i in self.people}
        self.into = {i: {} for i in self.people}
        self.in_person = {i: {} for i in self.people}
        self.met = 0.0
        for i in self.people:
            for slot in range(graph.indptr[i], graph.indptr[i + 1]):
                j = int(graph.indices[slot])
                self.w[i][j] = float(graph.weight[slot])
                self.out[i][j] = float(graph.out[slot])
                self.both[i][j] = bool(graph.reciprocated[slot])
                self.into[i][j] = float(graph.into[slot])
                self.in_person[i][j] = float(graph.in_person[slot])
                self.met += float(graph.in_person[slot])
        self.ties = [(i, j) for i in self.people for j in sorted(self.w[i]) if i < j]
        self.label = list(graph.groups) if graph.groups is not None else [None] * graph.n
        self.tier = list(graph.tiers) if graph.tiers is not None else [None] * graph.n
        self.present, self.theta = graph.present, graph.strong

    def common(self, i, j):
        return set(self.w[i]) & set(self.w[j])

    def p(self, i, j):
        return self.w[i].get(j, 0.0) / sum(self.w[i].values())

    def leads(self, i, j):
        """From i to j, by what i did or what both did together; both ways where neither is present by itself."""
        together = round(self.w[i][j] - self.out[i][j] - self.out[j][i], 9)
        sides = [self.out[a][b] + together for a, b in ((i, j), (j, i))]
        there, back = (side >= self.present if self.present > 0 else side > 0 for side in sides)
        return there or not back

    def directed(self, i, j):
        strength = self.out[i].get(j, 0.0)
        return strength >= self.present if self.present > 0 else strength > 0


def over(top, bottom):
    return top / bottom if bottom else NAN


def tie_strength(g):
    return [g.w[i][j] for i, j in g.ties]


def dyadic_balance(g):
    return [over(g.out[i][j] - g.out[j][i], g.out[i][j] + g.out[j][i]) for i, j in g.ties]


def supported(g):
    return [float(bool(g.common(i, j))) for i, j in g.ties]


def overlap(g):
    return [
        over(len(g.common(i, j)), len(g.w[i]) - 1 + len(g.w[j]) - 1 - len(g.common(i, j))) for i, j in g.ties
    ]


def degree(g):
    return [float(len(g.w[i])) for i in g.people]


def support_ratio_person(g):
    return [over(sum(bool(g.common(i, j)) for j in g.w[i]), len(g.w[i])) for i in g.people]


def local_clustering(g):
    out = []
    for i in g.people:
        near = sorted(g.w[i])
        couples = [(a, b) for a in near for b in near if a < b]
        out.append(over(sum(b in g.w[a] for a, b in couples), len(couples)))
    return out


def bonding(g):
    return [
        sum(min(1.0, g.w[i][j] / g.theta) for j in g.w[i] if g.both[i][j] and g.common(i, j))
        for i in g.people
    ]


def bonding_share(g):
    return [
        over(b, sum(min(1.0, w / g.theta) for w in g.w[i].values()))
        for i, b in zip(g.people, bonding(g), strict=True)
    ]


def constraint(g):
    out = []
    for i in g.people:
        total = 0.0
        for j in g.w[i]:
            indirect = sum(g.p(i, q) * g.p(q, j) for q in g.w[i] if q != j)
            total += (g.p(i, j) + indirect) ** 2
        out.append(total if g.w[i] else NAN)
    return out


def part(g, i, j):
    return 1 - sum(g.p(i, q) * g.w[j].get(q, 0.0) / max(g.w[j].values()) for q in g.w[i] if q not in (i, j))


def effective_size(g):
    return [sum(part(g, i, j) for j in g.w[i]) if g.w[i] else NAN for i in g.people]


def efficiency(g):
    return [over(size, len(g.w[i])) for i, size in zip(g.people, effective_size(g), strict=True)]


def bridging(g):
    out = []
    for i in g.people:
        if not g.w[i] or g.label[i] is None:
            out.append(NAN)
            continue
        far = [j for j in g.w[i] if g.label[j] is not None and g.label[j] != g.label[i]]
        out.append(sum(part(g, i, j) for j in far))
    return out


def by_group(g, i, weighted):
    sums = {}
    for j, w in g.w[i].items():
        if g.label[j] is not None:
            sums[g.label[j]] = sums.get(g.label[j], 0.0) + (w if weighted else 1.0)
    return sums


def participation(g):
    out = []
    for i in g.people:
        sums = by_group(g, i, True)
        out.append(1 - sum((s / sum(sums.values())) ** 2 for s in sums.values()) if sums else NAN)
    return out


def ei_index_person(g):
    out = []
    for i in g.people:
        if g.label[i] is None:
            out.append(NAN)
            continue
        sides = [1 if g.label[j] != g.label[i] else -1 for j in g.w[i] if g.label[j] is not None]
        out.append(over(sum(sides), len(sides)))
    return out


def shares(g, i):
    sums = by_group(g, i, False)
    total = sum(sums.values())
    return [s / total for s in sums.values()] if total >= 5 else None


def blau(g):
    return [NAN if (q := shares(g, i)) is None else 1 - sum(x * x for x in q) for i in g.people]


def shannon(g):
    return [NAN if (q := shares(g, i)) is None else -sum(x * math.log(x) for x in q) for i in g.people]


def hill(g):
    return [math.exp(h) for h in shannon(g)]


def edge_reciprocity(g):
    there = [(i, j) for i in g.people for j in g.w[i] if g.directed(i, j)]
    return over(sum(g.directed(j, i) for i, j in there), len(there))


def reciprocity_rho(g):
    n = len(g.people)
    if n < 2:
        return NAN
    a = sum(g.directed(i, j) for i in g.people for j in g.w[i]) / (n * (n - 1))
    return over(edge_reciprocity(g) - a, 1 - a)


def weighted_reciprocity(g):
    both = sum(min(g.out[i][j], g.out[j][i]) for i in g.people for j in g.w[i])
    return over(both, sum(g.out[i][j] for i in g.people for j in g.w[i]))


def support_ratio(g):
    return over(sum(supported(g)), len(g.ties))


def middle(values):
    known = sorted(v for v in values if v == v)
    if not known:
        return NAN
    k = len(known)
    return (known[(k - 1) // 2] + known[k // 2]) / 2


def average(values):
    known = [v for v in values if v == v]
    return sum(known) / len(known) if known else NAN


def mean_bonding(g):
    return average(bonding(g))


def mean_bridging(g):
    return average(bridging(g))


def median_bonding(g):
    return middle(bonding(g))


def median_bridging(g):
    return middle(bridging(g))


def ties_per_member(g):
    return over(2 * len(g.ties), len(g.people))


def strong_ties_per_member(g):
    return over(2 * sum(g.both[i][j] and g.w[i][j] >= g.theta for i, j in g.ties), len(g.people))


def in_person_share(g):
    return over(g.met, sum(sum(row.values()) for row in g.w.values()))


def density(g):
    n = len(g.people)
    return over(len(g.ties), n * (n - 1) / 2)


def transitivity(g):
    paths = [(a, b) for i in g.people for a in g.w[i] for b in g.w[i] if a < b]
    return over(sum(b in g.w[a] for a, b in paths), len(paths))


def mean_clustering(g):
    return over(sum(c for c in local_clustering(g) if c == c), len(g.people))


def pieces(g):
    left, out = set(g.people), []
    while left:
        reached, edge = set(), {min(left)}
        while edge:
            reached |= edge
            edge = {j for i in edge for j in g.w[i]} - reached
        out.append(len(reached))
        left -= reached
    return out


def components(g):
    return float(len(pieces(g)))


def largest_component_share(g):
    return over(max(pieces(g), default=0), len(g.people))


def isolates(g):
    return float(sum(not g.w[i] for i in g.people))


def ei_index(g):
    known = [(g.label[i], g.label[j]) for i, j in g.ties if g.label[i] is not None and g.label[j] is not None]
    return over(sum(1 if a != b else -1 for a, b in known), len(known))


def modularity(g):
    home = [label if label is not None else i for i, label in enumerate(g.label)]
    strength = [sum(g.w[i].values()) for i in g.people]
    total = sum(strength)
    if not total:
        return NAN
    return sum(
        (g.w[i].get(j, 0.0) - strength[i] * strength[j] / total) / total
        for i in g.people
        for j in g.people
        if home[i] == home[j]
    )


def linking(g):
    said = [tier for tier in g.tier if tier is not None]
    found = []
    for i in g.people:
        if g.tier[i] is None or g.tier[i] == max(said):
            found.append(NAN)
            continue
        above = [j for j in g.w[i] if g.tier[j] is not None and g.tier[j] > g.tier[i] and g.both[i][j]]
        found.append(sum(min(1.0, g.w[i][j] / g.theta) for j in above))
    return found


def mean_linking(g):
    return average([value for value in linking(g) if value == value])


def connectedness_ratio(g):
    said = [tier for tier in g.tier if tier is not None]
    if not said:
        return NAN
    shares = []
    for i in g.people:
        known = [g.tier[j] for j in g.w[i] if g.tier[j] is not None]
        if g.tier[i] == min(said) and known:
            shares.append(sum(tier > min(said) for tier in known) / len(known))
    return over(average(shares), sum(tier > min(said) for tier in said) / len(said))
