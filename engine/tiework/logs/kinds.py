"""What an act of each kind in a log weighs on its day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Floats
from tiework.errors import InputError
from tiework.policy import KindRule, Policy
from tiework.readers.formulas import unquoted
from tiework.readers.kinds import ACTED, DIRECTED, MUTUAL, RULES, both_ways
from tiework.weighing import Weights, weighed

if TYPE_CHECKING:
    from tiework.readers.archive import Archive

# A column of kinds with more of them is a column of something else.
MOST = 65_536


class _Log:
    """Stands for an archive where a policy is asked for before the kinds are known."""

    def policy(self, half_life_days: float = 90, rules: Mapping[str, KindRule] | None = None) -> Policy:
        return Policy({**RULES, **(rules or {})}, half_life_days=half_life_days)


class Kinds:
    """Kinds as they turn up, coded 0, 1, 2 … by their text, and what each weighs.

    Parameters
    ----------
    weights : Policy, mapping, path or None
        As `tiework.weighing.weighed` takes them.
    half_life_days : float or None
    dated : bool
        Whether acts have times: what has none is a tie.
    name : str
        Of the file, for errors.
    """

    def __init__(self, weights: Weights | None, half_life_days: float | None, dated: bool, name: str) -> None:
        self.policy = weighed(cast("Archive", _Log()), weights, half_life_days)
        self._strict = isinstance(weights, Policy)
        self._unnamed, self._name = ACTED if dated else DIRECTED, name
        self._codes: dict[str, int] = {}
        self._worth: list[float] = []
        self._both: list[bool] = []
        self.weights: dict[str, float] = {}

    def code(self, text: str) -> int:
        """Return the code of a kind as it is written, bytes that are no text as surrogates; empty is the usual kind."""
        found = self._codes.get(text)
        return found if found is not None else self._new(text)

    def _new(self, text: str) -> int:
        if len(self._codes) >= MOST:
            raise InputError(f"at most {MOST} kinds of acts", found="more", file=self._name)
        readable = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        plain = unquoted(readable.strip())[:200]
        # What Gephi calls a type is a direction.
        kind = {"": self._unnamed, "directed": DIRECTED, "undirected": MUTUAL}.get(plain.casefold(), plain)
        known = self.policy.kinds.get(kind) if not self._strict else self.policy.rule(kind)
        rule = known or (RULES[MUTUAL] if kind.endswith(both_ways("")) else KindRule(1))
        worth = 0.0 if rule.flow == "none" else float(rule.weight)
        self.weights[kind] = worth
        self._worth.append(worth)
        self._both.append(rule.flow == "together")
        return self._codes.setdefault(text, len(self._codes))

    def arrays(self) -> tuple[Floats, NDArray[np.uint8]]:
        """Return what an act of each code weighs (float64), and 1 where it goes half each way (uint8)."""
        return np.array(self._worth, np.float64), np.array(self._both, np.uint8)
