"""Influence: whose beginnings others take up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tiework.arrays import Floats, Ints
from tiework.contacts import DAY
from tiework.measures.records import Initiation, Response

WITHIN_DAYS = 7.0
HALF_LIFE_DAYS = 90.0
LEAST_INITIATIONS = 200
_GUESS, _SEEN = 0.5, 5.0

type Taken = dict[tuple[str, str], float]


def realised_uptake(
    initiations: Sequence[Initiation],
    responses: Sequence[Response],
    people: Sequence[str],
    as_of: float,
    half_life_days: float = HALF_LIFE_DAYS,
) -> Floats:
    """How many others did each person move to take something up?

    Parameters
    ----------
    initiations : sequence of Initiation
    responses : sequence of Response
        Only each person's first response to an initiation counts, within seven days of it; their own not.
    people : sequence of str
    as_of : float
        Unix seconds; later ones do not count.
    half_life_days : float
        An initiation counts half after so many days.

    Returns
    -------
    float64[n]
        I_j = sum over initiations a of j, over others i who took a up, of credit * 2 ** (-age / h); from 0, in members
        moved. A response that follows several people is shared equally among them; nan for everybody where nobody began
        anything.

    Notes
    -----
    A response after an initiation is no proof of its cause. Credit sharing: Goyal, Bonchi & Lakshmanan 2010.

    Examples
    --------
    >>> begun = [Initiation("call", "a", 0.0), Initiation("post", "b", 0.0)]
    >>> taken = [Response("c", 60.0, ("call", "post")), Response("d", 60.0, ("call",))]
    >>> realised_uptake(begun, taken, ["a", "b", "c", "d"], 60.0).round(3)
    array([1.5, 0.5, 0. , 0. ])
    """
    begun = begun_by_people(initiations, as_of)
    if not begun:
        return np.full(len(people), np.nan)
    place = {name: k for k, name in enumerate(people)}
    found = np.zeros(len(people))
    for (name, _), credit in first_responses(begun, responses, as_of).items():
        one = begun[name]
        if one.by in place:
            found[place[one.by]] += credit * 2 ** (-(as_of - one.at) / (half_life_days * DAY))
    return found


def begun_by_people(initiations: Sequence[Initiation], as_of: float) -> dict[str, Initiation]:
    """Initiations at or before a moment by name, without those of machines."""
    return {one.name: one for one in initiations if one.at <= as_of and not one.automated}


def first_responses(begun: dict[str, Initiation], responses: Sequence[Response], as_of: float) -> Taken:
    """Who took which initiation up first within seven days, and with what credit: (initiation, person) to 0..1."""
    found: Taken = {}
    for response in sorted(responses, key=lambda each: (each.at, each.by, each.to)):
        if response.at > as_of:
            break
        followed = [
            begun[name]
            for name in dict.fromkeys(response.to)
            if name in begun and begun[name].by != response.by
        ]
        followed = [one for one in followed if 0 <= response.at - one.at <= WITHIN_DAYS * DAY]
        for one in followed:
            # Shared among initiators first, then among what each of them began: two calls of one person are one person.
            leaders = len({other.by for other in followed})
            same = sum(other.by == one.by for other in followed)
            found.setdefault((one.name, response.by), 1 / (leaders * same))
    return found


def arcs_of_influence(
    initiations: Sequence[Initiation], responses: Sequence[Response], people: Sequence[str], as_of: float
) -> tuple[Ints, Ints, Floats]:
    """How likely does each person take up what another begins?

    Parameters
    ----------
    initiations, responses, people, as_of
        As for `realised_uptake`; `Initiation.seen_by` says who could have responded.

    Returns
    -------
    (int64[e], int64[e], float64[e])
        From j, to i, and p_ji = (responses of i to j + 0.5) / (initiations of j seen by i + 5), for every pair in which i
        saw or took up anything of j's. The additions pull rare pairs toward one in ten.
    """
    begun = begun_by_people(initiations, as_of)
    place = {name: k for k, name in enumerate(people)}
    seen: dict[tuple[int, int], int] = {}
    taken: dict[tuple[int, int], int] = {}
    moved = first_responses(begun, responses, as_of)
    responders: dict[str, set[str]] = {}
    for name, who in moved:
        responders.setdefault(name, set()).add(who)
    for name, one in begun.items():
        who_took = responders.get(name, set())
        for who in {*one.seen_by, *who_took} - {one.by}:
            if one.by in place and who in place:
                pair = place[one.by], place[who]
                seen[pair] = seen.get(pair, 0) + 1
                taken[pair] = taken.get(pair, 0) + (who in who_took)
    pairs = sorted(seen)
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    chance = np.array([(taken[pair] + _GUESS) / (seen[pair] + _SEEN) for pair in pairs], dtype=np.float64)
    return ends[:, 0], ends[:, 1], chance
