"""Refusals: too little data is a normal answer, said with what would be enough."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a figure is not given.

    Attributes
    ----------
    code : str
        R0 undefined here, R1 too few members, R4 labels missing.
    reason : str
        What is the case.
    enough : str
        What would be enough.
    """

    code: str
    reason: str
    enough: str

    def __str__(self) -> str:
        return f"Refused: {self.reason}; {self.enough}."


def needs_members(members: int, least: int) -> Refusal:
    """Too few members to speak of the network without speaking of persons."""
    return Refusal(
        "R1", f"{members} {'member' if members == 1 else 'members'}", f"this figure needs {least} members"
    )


def needs_two_groups(groups: int, detected: bool) -> Refusal:
    """Nobody is outside one's group where there is only one."""
    said = "found from the ties" if detected else "declared"
    return Refusal(
        "R4", f"{groups or 'no'} {'group' if groups == 1 else 'groups'} {said}", "this figure needs 2 groups"
    )


def not_from_ties() -> Refusal:
    """Groups found from the ties would be compared with themselves."""
    return Refusal(
        "R4",
        "no declared groups, and groups found from the ties would be compared with themselves",
        "this figure needs groups that people declared",
    )


def needs_tiers(declared: int, members: int) -> Refusal:
    """Who decides more is what people say of themselves, or it is not known."""
    said = "nobody has" if not declared else f"{declared} of {members} members have"
    return Refusal(
        "R4",
        f"{said} said how far they decide on money, rules or coverage",
        "this figure needs half of the members, and two different answers",
    )


def too_few_low(found: int, least: int) -> Refusal:
    """A ratio over a handful would be a figure about persons."""
    return Refusal(
        "R1",
        f"{found or 'no'} {'member' if found == 1 else 'members'} of the lowest tier with three ties or more",
        f"this figure needs {least}",
    )


def nothing_in_person() -> Refusal:
    """No kind of act here happens in person: 0 would be a claim nobody can make."""
    return Refusal("R0", "no kind of act here happens in person", "this figure needs meetings on record")


def undefined(key: str) -> Refusal:
    """Nothing to divide by."""
    lacking = {
        "weighted_reciprocity": ("no act from one person toward another", "this figure needs at least one"),
        "edge_reciprocity": ("no tie that runs from one person to another", "this figure needs at least one"),
        "transitivity": ("no two ties that share a person", "this figure needs at least two such ties"),
        "mean_bridging": (
            "nobody with both ties and a group",
            "this figure needs at least one such member",
        ),
        "median_bridging": (
            "nobody with both ties and a group",
            "this figure needs at least one such member",
        ),
        "ei_index": ("no tie between members who both have a group", "this figure needs at least one"),
    }
    reason, enough = lacking.get(key, ("no ties yet", "this figure needs at least one tie"))
    return Refusal("R0", reason, enough)


def too_little(reason: str, enough: str) -> Refusal:
    """A person's own figure that their acts do not carry yet."""
    return Refusal("R0", reason, enough)
