"""Least amounts that several entries of the catalogue ask for."""

from __future__ import annotations

import numpy as np

from tiework.contacts import DAY
from tiework.measures.giving import WITHIN_DAYS, people_helped
from tiework.measures.measure import Need
from tiework.measures.newcomers import AT_HOME_DAYS, newcomers
from tiework.measures.records import Records


def _lowest_with_ties(records: Records) -> int:
    from tiework.measures.linking import low_tier_with_ties

    return low_tier_with_ties(records.graph, 3)


def _labelled(records: Records) -> int:
    return int(np.count_nonzero(records.graph.labelled))


def _initiations(records: Records) -> int:
    return sum(one.at <= records.as_of and not one.automated for one in records.initiations)


def _largest_piece(records: Records) -> int:
    from tiework.measures.network import component_labels

    return int(np.count_nonzero(component_labels(records.graph) == 0))


def _overlaps(records: Records) -> int:
    from tiework.measures.bonding import overlap

    return int(np.count_nonzero(~np.isnan(overlap(records.graph))))


def _days(records: Records) -> int:
    before = records.acts.at[records.acts.at <= records.as_of]
    return int((records.as_of - before.min()) // DAY) if len(before) else 0


ONE_TIE = Need(1, "ties", "tie", lambda records: records.graph.m)
FIFTY_TIES = Need(50, "ties", "tie", lambda records: records.graph.m)
FIFTY_OVERLAPS = Need(50, "ties with anybody around them", "tie with anybody around it", _overlaps)
A_QUARTER = Need(182, "days on record", "day on record", _days)
FIFTY_MEMBERS = Need(50, "members in the largest piece", "member in the largest piece", _largest_piece)
LOWEST = Need(
    10,
    "members of the lowest tier with three ties or more",
    "member of the lowest tier with three ties or more",
    _lowest_with_ties,
)
LABELLED = Need(20, "members with a group", "member with a group", _labelled)
HELPED = Need(
    30,
    "people helped more than thirty days ago",
    "person helped more than thirty days ago",
    lambda r: people_helped(r.acts, r.help_kinds, r.as_of - WITHIN_DAYS * DAY),
)
ASKS = Need(10, "asks for help", "ask for help", lambda r: sum(one.at <= r.as_of for one in r.asks))
INITIATIONS = Need(200, "initiations", "initiation", _initiations)
A_BEGINNING = Need(1, "initiations", "initiation", _initiations)
AT_HOME = Need(
    15,
    "newcomers of sixty days or more",
    "newcomer of sixty days or more",
    lambda r: newcomers(r.acts, r.joined, r.as_of - AT_HOME_DAYS * DAY),
)
NEWCOMERS = Need(15, "newcomers", "newcomer", lambda r: newcomers(r.acts, r.joined, r.as_of))
ANSWERS = Need(
    10, "answers", "answer", lambda r: int(np.count_nonzero(~np.isnan(np.asarray(r.answers, dtype=float))))
)
SEEDS = Need(1, "people to begin from", "person to begin from", lambda records: len(records.seeds))
CERTIFICATES = Need(1, "certificates", "certificate", lambda records: len(records.certificates))
RATINGS = Need(1, "ratings", "rating", lambda records: len(records.ratings))
OFFERS = Need(
    1,
    "people who offer something",
    "person who offers something",
    lambda r: sum(bool(things) for things in r.offers.values()),
)
PROMISES = Need(
    1,
    "promises with an outcome",
    "promise with an outcome",
    lambda r: sum(one.at <= r.as_of for one in r.outcomes),
)
AN_ACT = Need(1, "acts", "act", lambda r: int(np.count_nonzero(r.acts.at <= r.as_of)))
