"""Slow, obvious twins of the measures worked out from acts and records: lists and loops, straight from the definitions."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, permutations

import numpy as np
from twins import NAN, over

DAY = 86_400.0


def listed(r):
    a = r.acts
    return [
        (a.people[a.actor[e]], [a.people[k] for k in a.toward(e)], a.kinds[a.kind[e]], float(a.at[e]), float(a.amount[e]))
        for e in range(len(a))
        if a.at[e] <= r.as_of
    ]  # fmt: skip


def done(r):
    """(by, kind, at) for everybody who took part in an act."""
    found = []
    for by, toward, kind, at, _ in listed(r):
        both = [by, *toward] if r.policy.rule(kind).flow == "together" else [by]
        found += [(who, kind, at) for who in both]
    return found


def fade(r, at, days=None):
    return 0.5 ** ((r.as_of - at) / ((days or r.policy.half_life_days) * DAY))


def touches(r):
    """(pair, giver or None, kind, at, worth, amount, taking part) of every act that forms a tie."""
    found = []
    for by, toward, kind, at, amount in listed(r):
        rule = r.policy.rule(kind)
        if rule.flow == "none" or not toward or not amount or (rule.at_most and len(toward) > rule.at_most):
            continue
        worth = rule.weight * amount / (len(toward) if rule.share == "split" else 1)
        if rule.flow == "toward":
            found += [(frozenset((by, j)), by, kind, at, worth, amount, 2) for j in toward]
        else:
            everybody = [by, *toward]
            found += [
                (frozenset(p), None, kind, at, worth, amount, len(everybody))
                for p in combinations(everybody, 2)
            ]
    return found


def pairs(r):
    place = {name: k for k, name in enumerate(r.people)}
    return sorted({t[0] for t in touches(r)}, key=lambda pair: sorted(place[name] for name in pair))


def multiplexity(r):
    return [len({t[2] for t in touches(r) if t[0] == pair}) for pair in pairs(r)]


def percentile(values, q):
    x = sorted(values)
    at = (len(x) - 1) * q / 100
    low = int(at)
    return x[low] + (x[min(low + 1, len(x) - 1)] - x[low]) * (at - low)


def scaled(values, on_record):
    full = percentile(values, 95) if values else 0
    full = full or max(values, default=0)
    return [min(v / full, 1) for v in values] if on_record and full > 0 else [NAN] * len(values)


def dimensions(r):
    time, help_, close, less = [], [], [], []
    for pair in pairs(r):
        mine = [t for t in touches(r) if t[0] == pair]
        one, _ = sorted(pair)
        helps = [(t[1], fade(r, t[3])) for t in mine if t[2] in r.help_kinds]
        time.append(sum((t[5] if t[2] in r.hours_kinds else 1) * fade(r, t[3]) for t in mine))
        help_.append(sum(f for _, f in helps))
        near = [t for t in mine if t[2] in r.private_kinds or (t[1] is None and t[6] == 2)]
        close.append(over(sum(fade(r, t[3]) for t in near), sum(fade(r, t[3]) for t in mine)))
        there = sum(f for giver, f in helps if giver == one)
        back = sum(f for giver, f in helps if giver not in (one, None))
        less.append(min(there, back))
    kinds = {t[2] for t in touches(r)}
    close_on_record = any(t[2] in r.private_kinds or (t[1] is None and t[6] == 2) for t in touches(r))
    helped = bool(kinds & set(r.help_kinds))
    sides = [scaled(time, True), scaled(help_, helped), scaled(close, close_on_record), scaled(less, helped)]
    found = []
    for row in zip(*sides, strict=True):
        known = [v for v in row if v == v]
        found.append(over(sum(known), len(known)))
    return found


def help_balance(r):
    found = []
    for name in r.people:
        helps = [t for t in touches(r) if t[2] in r.help_kinds and t[1] is not None and name in t[0]]
        given = sum(t[4] * fade(r, t[3]) for t in helps if t[1] == name)
        taken = sum(t[4] * fade(r, t[3]) for t in helps if t[1] != name)
        acts = [a for a in listed(r) if a[2] in r.help_kinds and (a[0] == name or name in a[1])]
        acts = [a for a in acts if a[1] and r.policy.rule(a[2]).flow == "toward"]
        found.append(over(given - taken, given + taken) if len(acts) >= 3 else NAN)
    return found


def help_volume(r):
    found = []
    for name in r.people:
        helps = [t for t in touches(r) if t[2] in r.help_kinds and t[1] is not None and name in t[0]]
        found.append(sum(t[4] * fade(r, t[3]) for t in helps) if r.help_kinds else NAN)
    return found


def pagerank_replies(r):
    # None of the kinds of recorded.py is called a reply, and reply_kinds names none unless a test does.
    flows = [t for t in touches(r) if t[2] in r.reply_kinds and t[1] is not None]
    if not flows:
        return [NAN] * len(r.people)
    place, n = {name: k for k, name in enumerate(r.people)}, len(r.people)
    walk = np.zeros((n, n))
    for pair, giver, _, at, worth, _, _ in flows:
        walk[place[giver], place[next(iter(pair - {giver}))]] += worth * fade(r, at)
    total = walk.sum(axis=1, keepdims=True)
    walk = np.where(total > 0, walk / np.where(total > 0, total, 1), 1 / n)
    return np.linalg.solve(np.eye(n) - 0.85 * walk.T, np.full(n, 0.15 / n)).tolist()


def survival(waits):
    """Share still waiting after each moment at which one ended: [(t, S)]."""
    left, found = 1.0, []
    for t in sorted({w for w, ended in waits if ended}):
        at_risk = sum(w >= t for w, _ in waits)
        left *= 1 - sum(w == t and ended for w, ended in waits) / at_risk
        found.append((t, left))
    return found


def median(waits):
    return next((t for t, left in survival(waits) if left <= 0.5 + 1e-12), NAN)


def asked(r):
    return [
        ((one.answered - one.at) / 3600, True)
        if one.answered is not None and one.answered <= r.as_of
        else ((r.as_of - one.at) / 3600, False)
        for one in r.asks
        if one.at <= r.as_of
    ]


def answered_asks(r):
    waits = asked(r)
    left = min((left for t, left in survival(waits) if t <= 72), default=1.0)
    known = waits and (left <= 0 or max(length for length, _ in waits) >= 72)
    return 1 - left if known else NAN


def median_wait(r):
    return median(asked(r))


def realised_brokerage(r):
    found = []
    for name in r.people:
        count = 0
        for one in r.introductions:
            a, b = (r.groups or {}).get(one.one), (r.groups or {}).get(one.other)
            if one.by != name or not one.accepted or one.at > r.as_of or None in (a, b) or a == b:
                continue
            if len({one.by, one.one, one.other}) < 3 or not {one.one, one.other} <= set(r.people):
                continue
            before = [t for t in touches(r) if t[0] == {one.one, one.other} and t[3] < one.at]
            held = sum(t[4] * 0.5 ** ((one.at - t[3]) / (r.policy.half_life_days * DAY)) for t in before)
            count += held < r.policy.present
        found.append(count if r.groups is not None else NAN)
    return found


def near(r):
    g = r.graph
    return {g.people[i]: {g.people[j] for j in g.indices[g.indptr[i] : g.indptr[i + 1]]} for i in range(g.n)}


def reach(r, steps):
    if not any(r.offers.values()):
        return [NAN] * len(r.people)
    found = []
    for name in r.people:
        others = near(r)[name]
        if steps == 2:
            others = others.union(*(near(r)[k] for k in others)) - {name}
        found.append(len(set().union(*(r.offers.get(k, ()) for k in others))))
    return found


def resource_reach(r):
    return reach(r, 1)


def resource_reach_introduced(r):
    return reach(r, 2)


def counts(r, days=None):
    return [
        sum(a[0] == name and (days is None or a[2] > r.as_of - days * DAY) for a in done(r))
        for name in r.people
    ]


def gini_contributions(r):
    x = counts(r)
    return over(sum(abs(a - b) for a in x for b in x), 2 * len(x) * sum(x))


def gini_contributions_corrected(r):
    return gini_contributions(r) * len(r.people) / (len(r.people) - 1) if len(r.people) > 1 else NAN


def ninety(r):
    x = sorted(counts(r), reverse=True)
    one, ten = math.ceil(len(x) / 100), math.ceil(len(x) / 10)
    return [over(sum(part), sum(x)) for part in (x[:one], x[one:ten], x[max(one, ten) :])]


def top_share(r):
    return ninety(r)[0]


def next_nine_share(r):
    return ninety(r)[1]


def rest_share(r):
    return ninety(r)[2]


def effective(labels):
    q = [labels.count(label) / len(labels) for label in sorted(set(labels))]
    return math.exp(-sum(x * math.log(x) for x in q)) if q else NAN


def acting(r, days, back=0.0):
    end = r.as_of - back * DAY
    return {a[0] for a in done(r) if end - days * DAY < a[2] <= end}


def mixed_uses(r):
    return effective([a[2] for a in listed(r) if a[3] > r.as_of - 28 * DAY])


def mixed_ages(r):
    here = [name for name in r.people if r.joined.get(name, math.inf) <= r.as_of]
    quarter = {n: min(sum(r.joined[m] < r.joined[n] for m in here) * 4 // len(here), 3) for n in here}
    return effective([quarter[name] for name in here if name in acting(r, 28)])


def active_per_group_week(r):
    homes = {
        name: label for name, label in (r.groups or {}).items() if label is not None and name in r.people
    }
    weeks = [len([n for n in acting(r, 7, 7 * w) if n in homes]) for w in range(4)]
    return over(sum(weeks), 4 * len(set(homes.values())))


def retention(r):
    now, before = acting(r, 91), acting(r, 91, 91)
    return over(len(now & before), len(before))


def recent(r, kinds, days=91):
    return [a for a in listed(r) if a[2] in kinds and a[3] > r.as_of - days * DAY]


def joint_action_share(r):
    part = {name for a in recent(r, r.joint_kinds) for name in (a[0], *a[1])}
    return over(len(part), len(r.people)) if r.joint_kinds else NAN


def hours_per_member(r):
    given = sum(a[4] * (1 + len(a[1])) for a in recent(r, r.hours_kinds))
    return over(given, len(r.people)) if r.hours_kinds else NAN


def pledges_kept_per_member(r):
    kept = [one for one in r.outcomes if one.kept and r.as_of - 91 * DAY < one.at <= r.as_of]
    return over(len(kept), len(r.people))


def new(r):
    begins = min(r.acts.at.tolist(), default=math.inf)
    return {name: r.joined[name] for name in r.people if begins <= r.joined.get(name, math.inf) <= r.as_of}


def days_to_first_reply(r):
    waits = []
    for name, since in new(r).items():
        answers = [
            a[3]
            for a in listed(r)
            if name in a[1] and a[3] >= since and (not r.reply_kinds or a[2] in r.reply_kinds)
        ]
        waits.append(((min(answers, default=r.as_of) - since) / DAY, bool(answers)))
    return median(waits)


def mutual_since(r):
    found = {}
    for pair in pairs(r):
        mine = [t for t in touches(r) if t[0] == pair]
        for moment in sorted({t[3] for t in mine}):
            held = {}
            for t in mine:
                if t[3] <= moment:
                    way = t[1] or ("mutual" if r.policy.rule(t[2]).mutual else "met")
                    held[way] = held.get(way, 0) + t[4] * 0.5 ** (
                        (moment - t[3]) / (r.policy.half_life_days * DAY)
                    )
            least = r.policy.present
            if all(held.get(n, 0) >= least for n in pair) or held.get("mutual", 0) >= least:
                found[pair] = moment
                break
    return found


def days_to_first_reciprocated(r):
    waits = []
    for name, since in new(r).items():
        mine = [at for pair, at in mutual_since(r).items() if name in pair]
        waits.append((max(min(mine, default=r.as_of) - since, 0) / DAY, bool(mine)))
    return median(waits)


def integrated_share(r):
    old = {name: since for name, since in new(r).items() if since + 60 * DAY <= r.as_of}
    home = 0
    for name, since in old.items():
        then = replace(r, as_of=since + 60 * DAY)
        held = {}
        for pair, giver, kind, at, worth, _, _ in touches(then):
            if name in pair:
                way = giver or ("mutual" if r.policy.rule(kind).mutual else "met")
                held[pair, way] = held.get((pair, way), 0) + worth * fade(then, at)
        least = r.policy.present
        both = {
            pair
            for pair, _ in held
            if all(held.get((pair, n), 0) >= least for n in pair) or held.get((pair, "mutual"), 0) >= least
        }
        home += len(both) >= 2
    return over(home, len(old))


def members_of(r):
    if r.memberships is not None:
        return [set(r.memberships[name]) & set(r.people) for name in sorted(r.memberships)]
    said = {name: (r.groups or {}).get(name) for name in r.people}
    return [{n for n in r.people if said[n] == label} for label in sorted(set(said.values()) - {None})]


def done_by(r, who, days):
    return [a for a in done(r) if a[0] in who and a[2] > r.as_of - days * DAY]


def active_share_group(r):
    return [over(len({a[0] for a in done_by(r, who, 28)}), len(who)) for who in members_of(r)]


def acts_per_active_group(r):
    done = [done_by(r, who, 28) for who in members_of(r)]
    return [over(len(acts), len({a[0] for a in acts})) for acts in done]


def gini_group(r):
    found = []
    for who in members_of(r):
        each = [sum(a[0] == n for a in done(r)) for n in who]
        apart = sum(abs(x - y) for x in each for y in each)
        found.append(over(apart, 2 * len(each) * sum(each)))
    return found


def contributor_diversity_group(r):
    if r.memberships is None:
        return [NAN] * len(members_of(r))
    found = []
    for who in members_of(r):
        said = {n: r.groups[n] for n in who if n in r.people and (r.groups or {}).get(n)}
        acting = {a[0] for a in done_by(r, said, 28)}
        found.append(over(effective([said[n] for n in acting]), effective(list(said.values()))))
    return found


def mixed_uses_group(r):
    return [effective([a[1] for a in done_by(r, who, 28)]) for who in members_of(r)]


def short_blocks_group(r):
    found = []
    for who in members_of(r):
        inside = {n: near(r)[n] & who for n in who if n in r.people}
        close = sum(m in inside[n] or bool(inside[n] & inside[m]) for n, m in permutations(inside, 2))
        found.append(over(close, len(inside) * (len(inside) - 1)))
    return found


def mixed_ages_group(r):
    return [
        mixed_ages(replace(r, joined={n: at for n, at in r.joined.items() if n in who}))
        for who in members_of(r)
    ]


def active_per_week_group(r):
    weeks = [
        [
            {a[0] for a in done(r) if a[0] in who and 0 <= r.as_of - a[2] - 7 * k * DAY < 7 * DAY}
            for k in range(4)
        ]
        for who in members_of(r)
    ]
    return [sum(map(len, each)) / 4 for each in weeks]


def passing(r, receipts, shift=None):
    helps = [(a[0], j, a[3]) for a in listed(r) if a[2] in r.help_kinds for j in a[1]]
    return sum(
        any(giver == who and whom != by and at < t <= at + 30 * DAY for giver, whom, t in helps)
        for who, by, at in receipts
    )


def weighted_reciprocity(r):
    flow = {}
    for pair, giver, _, at, worth, _, _ in touches(r):
        if giver is not None:
            flow[pair, giver] = flow.get((pair, giver), 0) + worth * fade(r, at)
    both = sum(min(v, flow.get((p, next(iter(p - {g}))), 0)) for (p, g), v in flow.items())
    return over(both, sum(flow.values()))
