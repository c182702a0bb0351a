"""Lists of ties as `tiework` writes them: two people, what went each way, what was together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tiework.readers.networks import Network

# As files are written by `tiework convert`, and as tables are by `tiework ties`.
_ENDS = (("source", "target"), ("a", "b"))
_SAYS = (
    {"source", "target", "weight", "forward", "backward"},
    {"a", "b", "strength", "a_to_b", "b_to_a"},
)


def is_ties(names: Sequence[str]) -> bool:
    """Say whether columns are those of ties that say what went each way.

    >>> is_ties(["a", "b", "strength", "a_to_b", "b_to_a", "together"]), is_ties(["a", "b", "strength"])
    (True, False)
    """
    return any(needed.issubset(names) for needed in _SAYS)


def take_tie(network: Network, line: int, said: Mapping[str, str]) -> None:
    """Take a tie."""
    one, other = next((ends for ends in _ENDS if ends[0] in said), _ENDS[0])
    rest = {name: value for name, value in said.items() if name not in (one, other)}
    network.tie(line, said.get(one, ""), said.get(other, ""), False, rest)
