"""A policy from a file: what an act of each kind is to be worth."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiework.errors import InputError, PolicyError, found_instead
from tiework.policy import KindRule, Policy

if TYPE_CHECKING:
    from tiework.readers.archive import Archive

type Weights = Policy | Mapping[str, KindRule | float] | str | os.PathLike[str]

_NUMBERS = ("half_life", "present", "strong")
_RULE = tuple(field.name for field in fields(KindRule))


def weighed(archive: Archive, weights: Weights | None = None, half_life: float | None = None) -> Policy:
    """Return the policy an archive is measured under.

    Parameters
    ----------
    archive : Archive
        Gives every kind its usual rule.
    weights : Policy, mapping of kind to KindRule or number, or path of a TOML file, optional
        What stands instead. A number changes the weight only. Kinds that are not named keep their usual rule.
    half_life : float, optional
        Days; goes before what a file says.

    Raises
    ------
    PolicyError
        Naming the file and the key that is not understood.

    Notes
    -----
    The file::

        half_life = 90            # days
        present = 0.25            # a tie is present from this weight on
        strong = 9.27             # and strong from this one; moves with the half-life unless said

        [kinds]
        "mail.replied" = 1.0      # the weight alone
        met = { weight = 2, flow = "together", share = "split", channel = "in_person" }
    """
    if isinstance(weights, Policy):
        return weights if half_life is None else weights.with_half_life(half_life)
    said: dict[str, Any] = {}
    where = "weights"
    if isinstance(weights, Mapping):
        said = {"kinds": weights}
    elif weights is not None:
        where, said = str(weights), loaded(Path(weights))
    for key in said:
        if key not in (*_NUMBERS, "kinds"):
            raise PolicyError(f"{where}: expected {', '.join(_NUMBERS)} or a table [kinds], found {key!r}")
    kinds = said.get("kinds", {})
    if not isinstance(kinds, Mapping):
        raise PolicyError(f"{where}: expected a table [kinds], found {kinds!r}")
    usual = archive.policy()
    rules = {kind: _rule(where, kind, rule, usual.kinds.get(kind)) for kind, rule in kinds.items()}
    numbers = {key: _number(where, key, said[key]) for key in _NUMBERS if key in said}
    days = half_life if half_life is not None else numbers.get("half_life", usual.half_life_days)
    made = archive.policy(days, rules)
    return replace(
        made, present=numbers.get("present", made.present), strong=numbers.get("strong", made.strong)
    )


def loaded(path: Path) -> dict[str, Any]:
    """Return what a file of weights says, as it stands there."""
    import tomllib

    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except OSError as trouble:
        raise InputError("a file that can be read", found=found_instead(trouble), file=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise InputError("a policy in TOML", found=str(trouble), file=str(path)) from None


def _number(where: str, key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PolicyError(f"{where}: expected a number for {key}, found {value!r}")
    return float(value)


def _rule(where: str, kind: str, said: object, usual: KindRule | None) -> KindRule:
    if isinstance(said, KindRule):
        return said
    usual = usual or KindRule(1)
    table = said if isinstance(said, Mapping) else {"weight": said}
    if unknown := [key for key in table if key not in _RULE]:
        raise PolicyError(f"{where}: expected {', '.join(_RULE)} for {kind!r}, found {unknown[0]!r}")
    if "weight" in table:
        _number(where, f"the weight of {kind!r}", table["weight"])
    try:
        return replace(usual, **table)
    except (PolicyError, TypeError) as trouble:
        raise PolicyError(f"{where}: {kind!r}: {trouble}") from None
