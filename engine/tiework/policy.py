"""What the members hold an act to be worth: weights, half-life, thresholds. Opinions live here, facts in the acts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from tiework.errors import PolicyError

Flow = Literal["toward", "together", "none"]
Share = Literal["each", "split"]
Channel = Literal["online", "in_person"]


@dataclass(frozen=True, slots=True)
class KindRule:
    """How acts of one kind count.

    Parameters
    ----------
    weight : float
        Worth of one act, in weighted acts (0 or more).
    flow : {"toward", "together", "none"}
        From the actor to each party; among all who took part, the actor with them; or no tie at all.
    share : {"each", "split"}
        Each tie gets the full weight, or the weight is shared: 1/recipients for ``toward``, 1/(k - 1) for ``together``
        with k taking part, so that a person's total over one gathering is its weight.
    channel : {"online", "in_person"}
    mutual : bool
        Such an act, once accepted by both, makes the tie reciprocated by itself (shared work).
    help : bool
        Counts as help given, for one's own balance of giving and taking.
    at_most : int or None
        Toward more people than this it is a broadcast, and forms no tie.
    """

    weight: float
    flow: Flow = "toward"
    share: Share = "each"
    channel: Channel = "online"
    mutual: bool = False
    help: bool = False
    at_most: int | None = None

    def __post_init__(self) -> None:
        if not (math.isfinite(self.weight) and self.weight >= 0):
            raise PolicyError(f"expected a weight of 0 or more, found {self.weight!r}")
        for value, allowed in (
            (self.flow, ("toward", "together", "none")),
            (self.share, ("each", "split")),
            (self.channel, ("online", "in_person")),
        ):
            if value not in allowed:
                raise PolicyError(f"expected one of {', '.join(allowed)}, found {value!r}")


# The defaults of the design: no literature value, so a setting, printed with every result.
MESSAGE = KindRule(1, share="split", at_most=10)
REPLY = KindRule(1)
MENTION = KindRule(0.5)
ENDORSEMENT = KindRule(2)
INTRODUCTION = KindRule(1)
INTRODUCTION_ACCEPTED = KindRule(2, flow="together")
HELP_ASKED = KindRule(0.5, at_most=10)
HELP_GIVEN = KindRule(3, share="split", help=True)
MET_IN_PERSON = KindRule(2, flow="together", share="split", channel="in_person")
MET_REMOTELY = KindRule(1, flow="together", share="split")
SHARED_WORK = KindRule(2, flow="together", share="split", mutual=True)
PLEDGE = KindRule(1, flow="together", share="split")
POST = KindRule(0, flow="none")


@dataclass(frozen=True, eq=False)
class Policy:
    """Rules for every kind, with the half-life and the two thresholds.

    Parameters
    ----------
    kinds : mapping of str to KindRule
        Every kind that may occur; an unknown kind in the acts is an error, never a silent 0.
    half_life_days : float
        h: an act counts half after this many days.
    present : float
        A tie is present from this weight on (one unit act two half-lives ago).
    strong : float or None
        A reciprocated tie is strong from this weight on. None: h / (14 ln 2), what one unit act a fortnight settles at.

    Examples
    --------
    >>> policy = Policy.for_mail()
    >>> round(policy.theta, 2), policy == Policy.for_mail(), policy.with_half_life(45).half_life_days
    (9.27, True, 45)
    """

    kinds: Mapping[str, KindRule]
    half_life_days: float = 90
    present: float = 0.25
    strong: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", MappingProxyType(dict(self.kinds)))
        numbers = {
            "half-life": self.half_life_days,
            "threshold for present": self.present,
            "threshold for strong": self.theta,
        }
        for name, value in numbers.items():
            if not (math.isfinite(value) and value > 0):
                raise PolicyError(f"expected a {name} above 0, found {value!r}")

    @property
    def theta(self) -> float:
        """Weight from which a reciprocated tie is strong, in weighted acts."""
        return self.half_life_days / (14 * math.log(2)) if self.strong is None else self.strong

    @property
    def together_kinds(self) -> tuple[str, ...]:
        """Kinds of act that all who take part do together."""
        return tuple(kind for kind, rule in self.kinds.items() if rule.flow == "together")

    def rule(self, kind: str) -> KindRule:
        """Return the rule of one kind; PolicyError where there is none."""
        try:
            return self.kinds[kind]
        except KeyError:
            known = ", ".join(sorted(self.kinds)) or "none"
            raise PolicyError(f"expected a kind of act the policy knows ({known}), found {kind!r}") from None

    def with_half_life(self, days: float) -> Policy:
        """Return the same policy under another half-life; a default `strong` moves with it."""
        return replace(self, half_life_days=days)

    @classmethod
    def for_mail(cls, half_life_days: float = 90) -> Policy:
        """Return the policy for mailing lists: a reply counts 1, a first post forms no tie."""
        return cls({"mail.replied": REPLY, "mail.posted": POST}, half_life_days=half_life_days)

    def _identity(self) -> tuple[object, ...]:
        return (
            tuple(sorted(self.kinds.items(), key=lambda item: item[0])),
            self.half_life_days,
            self.present,
            self.strong,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Policy) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def __str__(self) -> str:
        weights = ", ".join(f"{kind} {rule.weight:g}" for kind, rule in sorted(self.kinds.items()))
        return (
            f"half-life {self.half_life_days:g} days; present from {self.present:g}; "
            f"strong from {self.theta:.2f}; weights: {weights}"
        )
