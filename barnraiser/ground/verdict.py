"""The answer of every rule: yes, or no with a reason a person can read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self


class Refused(Exception):
    """An act that its rule does not permit. Views answer 403 with the reason."""

    def __init__(self, reason: str, way: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.way = way


@dataclass(frozen=True, slots=True)
class Verdict:
    """`way` is the address where a no can be turned into a yes, if there is one."""

    allowed: bool
    reason: str = ""
    way: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> Self:
        """Raise `Refused` with the reason unless allowed."""
        if not self.allowed:
            raise Refused(self.reason, self.way)
        return self


YES = Verdict(True)


def no(reason: str, way: str = "") -> Verdict:
    return Verdict(False, reason, way)


def provided(condition: bool, otherwise: str) -> Verdict:
    """Yes if the condition holds, no with the reason otherwise."""
    return YES if condition else no(otherwise)


def all_of(*rules: Verdict | Callable[[], Verdict]) -> Verdict:
    """The first no among the rules in their order, or yes. A callable is asked only when all before it said yes."""
    for rule in rules:
        verdict = rule() if callable(rule) else rule
        if not verdict:
            return verdict
    return YES
