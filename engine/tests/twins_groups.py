"""Slow, obvious twins of the measures of groups and tiers."""

from __future__ import annotations

import math
from itertools import permutations

from twins import NAN, average, over


def names(g):
    return sorted({label for label in g.label if label is not None})


def known_ties(g):
    return [(i, j) for i, j in g.ties if g.label[i] is not None and g.label[j] is not None]


def ei_index_group(g):
    found = []
    for name in names(g):
        mine = [(i, j) for i, j in known_ties(g) if name in (g.label[i], g.label[j])]
        found.append(over(sum(1 if g.label[i] != g.label[j] else -1 for i, j in mine), len(mine)))
    return found


def contacts_of(g, name):
    return [g.label[j] for i in g.people if g.label[i] == name for j in g.w[i] if g.label[j] is not None]


def shares(labels):
    return [labels.count(label) / len(labels) for label in sorted(set(labels))]


def mixed(g, index):
    found = [contacts_of(g, name) for name in names(g)]
    return [index(shares(labels)) if len(labels) >= 20 else NAN for labels in found]


def gini_simpson(q):
    return 1 - sum(x * x for x in q)


def entropy(q):
    return -sum(x * math.log(x) for x in q)


def blau_group(g):
    return mixed(g, gini_simpson)


def shannon_group(g):
    return mixed(g, entropy)


def hill_group(g):
    return mixed(g, lambda q: math.exp(entropy(q)))


def members(g):
    return shares([label for label in g.label if label is not None])


def blau_network(g):
    return gini_simpson(members(g)) if names(g) else NAN


def shannon_network(g):
    return entropy(members(g)) if names(g) else NAN


def hill_network(g):
    return math.exp(entropy(members(g))) if names(g) else NAN


def kept_back(g):
    """Groups of fewer than five, and the next smallest with one that would stand alone."""
    by_size = sorted(names(g), key=lambda name: (len(labelled(g, name)), name))
    small = [name for name in by_size if len(labelled(g, name)) < 5]
    while (
        small
        and (len(small) < 2 or sum(len(labelled(g, n)) for n in small) < 5)
        and len(small) < len(by_size)
    ):
        small = by_size[: len(small) + 1]
    return small


def cross_group_density(g):
    found = []
    for one in names(g):
        row = []
        for other in names(g):
            a = [i for i in g.people if g.label[i] == one]
            b = [i for i in g.people if g.label[i] == other]
            pairs = {frozenset((i, j)) for i in a for j in b if i != j}
            tied = sum(set(pair) <= set(tie) for pair in pairs for tie in g.ties)
            row.append(over(tied, len(pairs)) if not {one, other} & set(kept_back(g)) else NAN)
        found.append(row)
    return found


def lowest(g):
    return min((t for t in g.tier if t is not None), default=None)


def exposed(g, working, at_least=10):
    """Mean over members of the lowest tier, each beside the others in all of their groups; over the same of everybody."""
    said = [t for t in g.tier if t is not None]
    each = []
    for i in g.people:
        if g.tier[i] is None or g.tier[i] != lowest(g):
            continue
        others = []
        for inside in working:
            known = [j for j in inside if g.tier[j] is not None]
            if i in inside and len(known) >= at_least:
                others += [g.tier[j] for j in known if j != i]
        if others:
            each.append(sum(t > lowest(g) for t in others) / len(others))
    return over(average(each), sum(t > lowest(g) for t in said) / len(said)) if each else NAN


def labelled(g, name):
    return [i for i in g.people if g.label[i] == name]


def exposure_group(g, at_least=10):
    return [exposed(g, [labelled(g, name)], at_least) for name in names(g)]


def friending_bias_group(g, at_least=10):
    found = []
    for name in names(g):
        inside = [i for i in labelled(g, name) if g.tier[i] is not None]
        ties = [j for i in inside if g.tier[i] == lowest(g) for j in g.w[i] if j in inside]
        higher = over(sum(g.tier[i] > lowest(g) for i in inside), len(inside) - 1)
        up = over(sum(g.tier[j] > lowest(g) for j in ties), len(ties))
        found.append(1 - over(up, higher) if len(inside) >= at_least else NAN)
    return found


def each_lowest(g, values):
    by = dict(zip(names(g), values, strict=True))
    return average(
        [
            by[g.label[i]]
            for i in g.people
            if g.tier[i] is not None and g.tier[i] == lowest(g) and g.label[i] in by
        ]
    )


def exposure(g):
    return exposed(g, [labelled(g, name) for name in names(g)])


def friending_bias(g):
    return each_lowest(g, friending_bias_group(g))


def assortativity(g):
    ends = [(g.label[i], g.label[j]) for tie in known_ties(g) for i, j in permutations(tie)]
    if not ends:
        return NAN
    trace = sum(a == b for a, b in ends) / len(ends)
    chance = sum((sum(a == name for a, _ in ends) / len(ends)) ** 2 for name in names(g))
    return over(trace - chance, 1 - chance if chance < 1 - 1e-9 else 0)
