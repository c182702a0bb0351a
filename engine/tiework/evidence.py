"""Figures from acts themselves: who takes part, whether help is passed on, whether a word is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from tiework._version import __version__
from tiework.acts import ActTable
from tiework.arrays import maybe
from tiework.measures.participation import (
    active,
    active_share,
    acts_per_active_member,
    contributor_diversity,
    doings,
    passed_on,
)
from tiework.measures.survival import wilson
from tiework.measures.trust import HALF_LIFE_DAYS, Outcome, kept_word
from tiework.readings import Reading
from tiework.refusals import Refusal, needs_members, too_little
from tiework.ties import seconds

KEYS = ("active_share", "acts_per_active", "contributor_diversity", "passed_on", "kept_word")
LEAST_HELPED = 10
LEAST_ACTIVE = 20
A_COUNT = "none: everybody is counted, so no draw is made"


def read_acts(
    acts: ActTable,
    as_of: datetime | float,
    *,
    help_kinds: Collection[str] = (),
    outcomes: Sequence[Outcome] = (),
    groups: Mapping[str, str | None] | None = None,
    smallest_group: int = 8,
    together_kinds: Collection[str] = (),
) -> tuple[Reading, ...]:
    """Who takes part here, and what becomes of help and promises?

    Parameters
    ----------
    acts : ActTable
        All acts, also those toward nobody; `people` are all members.
    as_of : datetime or float
    help_kinds : collection of str
        Kinds of which an act is confirmed help.
    outcomes : sequence of Outcome
        What became of promises.
    groups : mapping of person to label, optional
        Declared groups, for the diversity of contributors.
    together_kinds : collection of str
        Kinds of act that the actor and all parties do together: all of them are active then.
    smallest_group : int
        With fewer members than this every figure is refused; kept word also where it is about fewer people.

    Returns
    -------
    tuple of Reading
        One for each of `KEYS`, in this order.
    """
    moment = seconds(as_of)
    blank = Reading(
        "", None, None, None, len(acts.people), "members", 0, "none", HALF_LIFE_DAYS,
        datetime.fromtimestamp(moment, UTC), __version__,
    )  # fmt: skip
    if len(acts.people) < smallest_group:
        refusal = needs_members(len(acts.people), smallest_group)
        return tuple(replace(blank, key=key, refusal=refusal) for key in KEYS)
    counted = [one for one in outcomes if one.at <= moment]
    done = doings(acts, together_kinds)
    return (
        *_active(blank, done, moment),
        _diversity(blank, done, groups, moment),
        _passed_on(blank, acts, help_kinds, moment),
        _kept_word(blank, counted, moment, smallest_group),
    )


def _active(blank: Reading, acts: ActTable, moment: float) -> tuple[Reading, Reading]:
    share = replace(blank, key="active_share", value=active_share(acts, moment), interval_kind=A_COUNT)
    each, who = maybe(acts_per_active_member(acts, moment)), int(np.count_nonzero(active(acts, moment)))
    done = replace(blank, key="acts_per_active", value=each, n=who, interval_kind=A_COUNT)
    nobody = too_little("nobody did anything in the last four weeks", "one act would be enough")
    return share, done if each is not None else replace(done, refusal=nobody, interval_kind="none")


def _diversity(
    blank: Reading, acts: ActTable, groups: Mapping[str, str | None] | None, moment: float
) -> Reading:
    here = replace(blank, key="contributor_diversity", grouping="declared")
    if groups is None:
        reason = "too few members have given a group, or all the same"
        enough = "half of the members in two groups would be enough"
        return replace(here, grouping=None, refusal=Refusal("R4", reason, enough))
    acting = active(acts, moment)
    labelled = sum(
        1 for name, acts_now in zip(acts.people, acting, strict=True) if acts_now and groups.get(name)
    )
    if labelled < LEAST_ACTIVE:
        reason = f"{labelled or 'no'} members with a group did something in the last four weeks"
        return replace(here, refusal=too_little(reason, f"this figure needs {LEAST_ACTIVE}"))
    value = contributor_diversity(acts, groups, moment)
    without = int(np.count_nonzero(acting)) - labelled
    return replace(here, value=value, n=labelled, n_undefined=without, interval_kind=A_COUNT)


def _passed_on(blank: Reading, acts: ActTable, help_kinds: Collection[str], moment: float) -> Reading:
    helped, passing = passed_on(acts, help_kinds, moment)
    here = replace(blank, key="passed_on", n=helped, n_of="people helped")
    if helped < LEAST_HELPED:
        reason = f"{helped or 'no'} people were helped in the last year, as far as anybody confirmed it"
        return replace(here, refusal=too_little(reason, f"this figure needs {LEAST_HELPED}"))
    low, high = wilson(passing, helped)
    return replace(
        here, value=passing / helped, low=low, high=high, interval_kind="95 %, Wilson, for a share of people"
    )


def _kept_word(blank: Reading, outcomes: Sequence[Outcome], moment: float, least: int) -> Reading:
    about, people = len({one.about for one in outcomes}), len({one.rater for one in outcomes})
    here = replace(blank, key="kept_word", n=len(outcomes), n_of="promises")
    found = kept_word(outcomes, moment)
    if found is None:
        return replace(
            here, refusal=too_little("no promise has an outcome yet", "no evidence is not one half")
        )
    if min(about, people) < least:
        reason = f"the promises with an outcome were given or received by fewer than {least} people"
        return replace(here, refusal=Refusal("R1", reason, f"{least} on either side would be enough"))
    return replace(
        here, value=found.mean, low=found.low, high=found.high,
        interval_kind="90 %, Beta distribution, at most three outcomes for each two people",
    )  # fmt: skip
