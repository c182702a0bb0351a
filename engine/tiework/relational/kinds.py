"""What an act of each kind weighs, as SQL can say it: kinds by name, and one rule for all others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from tiework.policy import KindRule, Policy
from tiework.readers.kinds import ACTED, DIRECTED, MUTUAL, RULES, both_ways
from tiework.weighing import Weights, weighed

if TYPE_CHECKING:
    from tiework.readers.archive import Archive

# A policy cannot say a threshold of 0: this is none.
_LEAST = 5e-324


@dataclass(frozen=True, slots=True)
class Kinds:
    """Weights of kinds.

    Attributes
    ----------
    named : mapping of str to (float, bool)
        What an act weighs on its day, and whether half of it goes each way.
    unnamed : (float, bool)
        The same of an act without a kind.
    strict : bool
        Other kinds are refused; else they weigh 1, and go both ways where their name ends on `mutual`.
    mutual : str
    half_life_days, present : float
    """

    named: Mapping[str, tuple[float, bool]]
    unnamed: tuple[float, bool]
    strict: bool
    mutual: str
    half_life_days: float
    present: float


class _Log:
    """Stands for an archive: a log has every usual kind."""

    def policy(self, half_life_days: float = 90, rules: Mapping[str, KindRule] | None = None) -> Policy:
        return Policy({**RULES, **(rules or {})}, half_life_days=half_life_days, present=_LEAST)


def kinds(weights: Weights | None, half_life: float | None, dated: bool) -> Kinds:
    """Return what acts weigh under weights as `tiework.weighing.weighed` takes them.

    Examples
    --------
    >>> found = kinds({"helped": 3}, None, dated=True)
    >>> found.named["helped"], found.named["tie.mutual"], found.unnamed, found.half_life_days
    ((3.0, False), (1.0, True), (1.0, False), 90)
    """
    policy = weighed(cast("Archive", _Log()), weights, half_life)
    named = {kind: _said(rule) for kind, rule in policy.kinds.items()}
    # What Gephi calls a type is a direction.
    named |= {
        other: named[kind]
        for other, kind in (("directed", DIRECTED), ("undirected", MUTUAL))
        if kind in named
    }
    unnamed = named.get(ACTED if dated else DIRECTED, (1.0, False))
    strict = isinstance(weights, Policy)
    present = policy.present if policy.present > _LEAST else 0.0
    return Kinds(named, unnamed, strict, both_ways(""), policy.half_life_days, present)


def _said(rule: KindRule) -> tuple[float, bool]:
    return 0.0 if rule.flow == "none" else float(rule.weight), rule.flow == "together"
