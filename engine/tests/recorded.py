"""Made records of a network, for the tests of what is worked out from them."""

from dataclasses import replace

import numpy as np
from tiework.acts import Act, ActTable
from tiework.measures.records import (
    Ask,
    Certificate,
    Initiation,
    Introduction,
    Rating,
    Records,
    Response,
)
from tiework.measures.trust import Outcome
from tiework.policy import HELP_GIVEN, MESSAGE, MET_IN_PERSON, POST, REPLY, SHARED_WORK, Policy

DAY = 86_400.0
POLICY = Policy(
    {
        "wrote": REPLY, "helped": HELP_GIVEN, "met": MET_IN_PERSON, "worked": SHARED_WORK, "said": POST,
        "whispered": MESSAGE,
    },
    half_life_days=40,
)  # fmt: skip
KINDS = {
    "help_kinds": ("helped",),
    "private_kinds": ("whispered",),
    "hours_kinds": ("worked",),
    "joint_kinds": ("worked", "met"),
}


def made(seed, people=9, acts=90, each=12):
    """Everything there can be, drawn at random over 200 days."""
    random = np.random.default_rng(seed)
    names = [f"p{k}" for k in range(people)]
    when = iter(
        np.sort(random.random(acts + 40 * each) * 200 * DAY)[random.permutation(acts + 40 * each)].tolist()
    )

    def some(most):
        return [names[k] for k in random.permutation(people)[: int(random.integers(most + 1))]]

    def two():
        return [names[k] for k in random.permutation(people)[:2]]

    done = []
    for _ in range(acts):
        kind = list(POLICY.kinds)[random.integers(6)]
        by = names[random.integers(people - 1)]
        toward = tuple(name for name in some(1 if kind != "met" else 4) if name != by)
        done.append(Act(by, () if kind == "said" else toward, kind, next(when), float(random.integers(1, 4))))
    begun = [
        Initiation(f"c{k}", names[random.integers(min(3, people))], next(when), tuple(some(6)))
        for k in range(each)
    ]
    answers = [
        Response(names[random.integers(people)], one.at + random.random() * 9 * DAY, (one.name, begun[random.integers(each)].name))
        for one in begun
        for _ in range(3)
    ]  # fmt: skip
    return Records(
        ActTable.from_records(done, people=names),
        POLICY,
        160 * DAY,
        groups={name: ("x", "y", None)[random.integers(3)] for name in names},
        tiers={name: (1, 2, None)[random.integers(3)] for name in names},
        outcomes=[Outcome(*two(), bool(random.integers(2)), next(when)) for _ in range(each)],
        asks=[Ask(names[0], at, (None, at + random.random() * 150 * 3600)[random.integers(2)]) for at in [next(when) for _ in range(each)]],
        introductions=[Introduction(names[k % people], *two(), next(when), bool(random.integers(3))) for k in range(each)],
        certificates=[Certificate(*two(), int(random.integers(1, 4)), next(when)) for _ in range(2 * each)],
        seeds=names[:2],
        wanted=people - 2,
        ratings=[Rating(*two(), float(random.random() * 2 - 1), next(when)) for _ in range(2 * each)],
        initiations=begun,
        responses=answers,
        offers={name: tuple(some(3)) for name in names[: people // 2]},
        joined={name: next(when) for name in names[1:]},
        answers=random.integers(0, 11, each).astype(float).tolist(),
        **KINDS,
    )  # fmt: skip


def renamed(records, turn):
    """The same records, everybody under another name and in another order of people."""
    new = {name: f"q{k}" for name, k in zip(records.people, turn, strict=True)}
    names = tuple(new.values())
    acts = records.acts
    rows = [
        Act(
            new[acts.people[acts.actor[e]]],
            tuple(new[acts.people[k]] for k in acts.toward(e)),
            acts.kinds[acts.kind[e]],
            float(acts.at[e]),
            float(acts.amount[e]),
        )
        for e in range(len(acts))
    ]
    keyed = {
        name: {new[k]: v for k, v in getattr(records, name).items()}
        for name in ("groups", "tiers", "offers", "joined")
    }
    lists = {
        name: [_swapped(one, new) for one in getattr(records, name)]
        for name in (
            "outcomes",
            "asks",
            "introductions",
            "certificates",
            "ratings",
            "initiations",
            "responses",
        )
    }
    return replace(
        records, acts=ActTable.from_records(rows, people=sorted(names)), seeds=[new[n] for n in records.seeds], **keyed, **lists
    ), new  # fmt: skip


def _swapped(one, new):
    who = {
        name: new[value]
        for name in ("by", "about", "rater", "one", "other")
        if (value := getattr(one, name, None)) in new
    }
    if hasattr(one, "seen_by"):
        who["seen_by"] = tuple(new[name] for name in one.seen_by)
    return replace(one, **who)


def later(records, seconds):
    """The same records, everything so much later."""
    lists = {
        name: [replace(one, at=one.at + seconds) for one in getattr(records, name)]
        for name in ("outcomes", "introductions", "certificates", "ratings", "initiations", "responses")
    }
    asks = [
        replace(one, at=one.at + seconds, answered=None if one.answered is None else one.answered + seconds)
        for one in records.asks
    ]
    return replace(
        records, acts=replace(records.acts, at=records.acts.at + seconds), as_of=records.as_of + seconds, asks=asks,
        joined={name: at + seconds for name, at in records.joined.items()}, **lists,
    )  # fmt: skip
