"""What a charter can say at all, asked again when a change is made: what a form took in may lie weeks back."""

from barnraiser.ground.verdict import Verdict, all_of, provided

from .models import Community, Method, Rule

LONGEST = 300
LONGEST_GOAL = 160
LONGEST_MEASURE = 200
LONGEST_DAYS = 60
LONGEST_LAW = 120


def is_clause(text: str) -> Verdict:
    """Words of the purpose or of a rule."""
    return _is_said(text, LONGEST, "A purpose or a rule")


def is_rule(text: str, ground: str) -> Verdict:
    return all_of(
        lambda: is_clause(text),
        lambda: provided(
            ground in Rule.Ground.values, "A rule is the members' own, or the law asks it of them."
        ),
    )


def is_goal(text: str, measured: str) -> Verdict:
    return all_of(
        lambda: _is_said(text, LONGEST_GOAL, "A goal"),
        lambda: provided(
            len(measured) <= LONGEST_MEASURE,
            f"How a goal is measured is said in at most {LONGEST_MEASURE} letters.",
        ),
    )


def is_method(days: int, quorum: float, needs: str) -> Verdict:
    return all_of(
        lambda: provided(
            1 <= days <= LONGEST_DAYS, f"A proposal is open for a day at least, and {LONGEST_DAYS} at most."
        ),
        lambda: provided(0 < quorum <= 1, "Those who must have spoken are a share of the members."),
        lambda: provided(needs in Method.Needs.values, "There is no such way of passing."),
    )


def is_door(door: str) -> Verdict:
    return provided(door in Community.Door.values, "There is no such door.")


def is_told_of_the_law(law: str) -> Verdict:
    """What changed in the law, where a decision ends or changes what the law asks for."""
    return _is_said(law, LONGEST_LAW, "What changed in the law")


def _is_said(text: str, longest: int, what: str) -> Verdict:
    return provided(
        bool(text.strip()) and len(text) <= longest, f"{what} has words, and {longest} letters at most."
    )
