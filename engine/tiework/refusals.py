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


def needs_at_least(found: str, least: int) -> Refusal:
    """Too little of what a figure is made of."""
    return Refusal("R1", found, f"this figure needs {least}")


def nothing_in_person() -> Refusal:
    """No kind of act here happens in person: 0 would be a claim nobody can make."""
    return Refusal("R0", "no kind of act here happens in person", "this figure needs meetings on record")


def undefined(key: str) -> Refusal:
    """Nothing to divide by."""
    lacking = {
        "weighted_reciprocity": ("no act from one person toward another", "this figure needs at least one"),
        "reciprocity_rho": ("no tie that runs from one person to another", "this figure needs at least one"),
        "answered_asks": (
            "nobody who still waits was watched for three days",
            "this figure needs the record to be three days longer",
        ),
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
        "generalised_reciprocity": (
            "nobody who was helped would help a third person at other times, as far as it is known",
            "this figure needs at least one who does",
        ),
        "weighted_reciprocity_rho": (
            "no act from one person toward another",
            "this figure needs at least one",
        ),
        "median_wait": (
            "half of those who ask have never had an answer",
            "this figure needs half to have one",
        ),
        "days_to_first_reply": (
            "half of the newcomers have never had a reply",
            "this figure needs half to have one",
        ),
        "days_to_first_reciprocated": (
            "half of the newcomers never had a tie that goes both ways",
            "this figure needs half to have one",
        ),
        "integrated_share": ("no newcomer of sixty days", "this figure needs at least one"),
        "retention": ("nobody was active in the quarter before", "this figure needs at least one who was"),
        "joint_action_share": ("no kind of act here is joint action", "this figure needs one to be named"),
        "hours_per_member": ("no kind of act here is told in hours", "this figure needs one to be named"),
        "mixed_uses": ("no act in the last four weeks", "this figure needs at least one"),
        "mixed_ages": (
            "nobody active in the last four weeks has a date of joining",
            "this figure needs at least one who has",
        ),
        "overlap_strength": (
            "all ties are alike in strength or in overlap",
            "this figure needs them to differ",
        ),
        "without_weak_ties": ("all ties are equally strong", "this figure needs them to differ"),
        "without_strong_ties": ("all ties are equally strong", "this figure needs them to differ"),
        "degree_assortativity": (
            "all who are tied have equally many ties",
            "this figure needs them to differ",
        ),
        "assortativity": ("all ties touch one group", "this figure needs ties of two groups"),
        "small_world_sigma": (
            "too many of all pairs are tied, or chance gives no clustering",
            "this figure needs fewer than three pairs in ten to be tied",
        ),
        "small_world_omega": (
            "too many of all pairs are tied, or chance gives no clustering",
            "this figure needs fewer than three pairs in ten to be tied",
        ),
        "modularity_z": (
            "ties that cannot be dealt anew",
            "this figure needs a network in which chance has a choice",
        ),
        "exposure": (
            "no group of ten with members of the lowest tier",
            "this figure needs at least one such group",
        ),
        "friending_bias": (
            "no group of ten in which members of the lowest tier have ties",
            "this figure needs at least one such group",
        ),
        "ei_index": ("no tie between members who both have a group", "this figure needs at least one"),
    }
    reason, enough = lacking.get(key, ("no ties yet", "this figure needs at least one tie"))
    return Refusal("R0", reason, enough)


def too_little(reason: str, enough: str) -> Refusal:
    """A person's own figure that their acts do not carry yet."""
    return Refusal("R0", reason, enough)
