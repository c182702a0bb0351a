"""What the page of one proposal says of how things stand."""

from dataclasses import dataclass
from typing import Any

from barnraiser.communities.models import Method
from barnraiser.people.models import Person

from . import queries
from .counting import Count
from .electorate import counts, electorate, needed_now, outdated
from .models import Ballot, Outcome, Proposal, Stance
from .queries import Line
from .rules import is_open, is_proposer

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FIRST_REASONS = 4
FACES = 8
PASSES_IF = {
    Method.Needs.CONSENT: ("Nobody’s objection still stands", "Not a majority."),
    Method.Needs.TWO_THIRDS: ("Two thirds agree", "Of those who consent or object."),
    Method.Needs.HALF: ("More than half agree", "Of those who consent or object."),
}
BAR = (
    ("consents", "spruce", "", "consents", "consent"),
    ("concern", "ochre", "hatch", "consents, with a concern", "consent, with a concern"),
    ("settled", "chalk", "hatch", "objected, settled since", "objected, settled since"),
    ("aside", "slate", "dots", "stands aside", "stand aside"),
    ("objects", "alarm", "", "objects", "object"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar: how many, its share of the whole, and its words."""

    count: int
    width: float
    colour: str
    texture: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One stance as the page shows it to this reader."""

    line: Line
    may_answer: bool
    may_settle: bool
    is_old: bool


@dataclass(frozen=True, slots=True)
class Stood:
    """Where people stand, as the page shows it."""

    count: Count
    bar: list[Part]
    mark: float
    said: str
    shown: list[Shown]
    silent: list[Person]
    more: int
    unread: int
    outdated: list[Person]
    more_outdated: int


@dataclass(frozen=True, slots=True)
class Fact:
    term: str
    value: str
    more: str = ""
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class Mine:
    """What the reader has said, and whether it counts."""

    stance: Stance | None
    ballot: Ballot | None
    counts: bool
    is_outdated: bool = False


def number(count: int) -> str:
    """In words up to ten."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def mine(viewer: Person, proposal: Proposal) -> Mine:
    stance = queries.my_stance(viewer, proposal)
    is_outdated = stance is not None and stance.wording_id in outdated([proposal])
    return Mine(stance, queries.my_ballot(viewer, proposal), counts(viewer, proposal), is_outdated)


def stood(viewer: Person, proposal: Proposal, outcome: Outcome | None, latest: int, *, every: bool) -> Stood:
    """Objections and concerns in full; of those who consent, the first few who said why, unless all are asked for."""
    lines = queries.lines(proposal)
    count = _kept(outcome) if outcome and outcome.counts else Count.of(proposal)
    is_still_open = bool(is_open(proposal))
    answers = is_still_open and bool(is_proposer(viewer, proposal))
    with_reason = [line for line in lines if line.stance.reason or line.stance.stance != "consents"]
    plain = [line for line in with_reason if line.stance.stance == "consents"]
    left_out = set() if every else {line.stance.pk for line in plain[FIRST_REASONS:]}
    wordless = [line for line in lines if line not in with_reason]
    silent = [line.stance.person for line in wordless if line.stance.person and not line.is_outdated]
    before = [line.stance.person for line in wordless if line.stance.person and line.is_outdated]
    bar, mark = _bar(count)
    return Stood(
        count,
        bar,
        mark,
        _sentence(count, bar),
        [
            Shown(
                line, answers and _waits(line), is_still_open and _is_own(viewer, line), _is_old(line, latest)
            )
            for line in with_reason
            if line.stance.pk not in left_out
        ],
        silent[:FACES],
        max(0, len(silent) - FACES),
        len(left_out),
        before[:FACES],
        max(0, len(before) - FACES),
    )


def _kept(outcome: Outcome) -> Count:
    return Count(**outcome.counts, needed=outcome.needed, electors=outcome.electorate)


def _waits(line: Line) -> bool:
    return line.stance.stance == Stance.Where.OBJECTS and not line.is_settled


def _is_own(viewer: Person, line: Line) -> bool:
    return _waits(line) and line.stance.person_id == viewer.pk


def _is_old(line: Line, latest: int) -> bool:
    """Said of words that were changed since."""
    return line.stance.wording.number < latest


def _bar(count: Count) -> tuple[list[Part], float]:
    """The parts, and where the mark stands, as shares of a whole that leaves room beyond the mark."""
    whole = max(count.voices, round(count.needed * 1.25), 1)
    parts = [
        Part(n, round(100 * n / whole, 2), colour, texture, one if n == 1 else more)
        for name, colour, texture, one, more in BAR
        if (n := getattr(count, name))
    ]
    return parts, round(100 * count.needed / whole, 2)


def _sentence(count: Count, bar: list[Part]) -> str:
    said = ", ".join(f"{part.count} {part.words}" for part in bar)
    return f"{said or 'Nobody has spoken'}. {count.voices} in all; {count.needed} are needed."


def facts(proposal: Proposal, outcome: Outcome | None, shown: Stood | None) -> list[Fact]:
    """Who may speak, when it passes, and how things stand now."""
    electors = outcome.electorate if outcome and outcome.electorate else electorate(proposal).count()
    needed = outcome.needed if outcome and outcome.needed else needed_now(proposal, electors)
    found = [
        Fact(
            "Whose voice counts",
            f"The {electors} members of the day it opened",
            f"{needed} must speak for it to count",
        )
    ]
    if proposal.is_ranked:
        found.append(Fact("How it is counted", "Ranked choice", "Until one has more than half."))
    else:
        value, more = PASSES_IF[Method.Needs(proposal.needs)]
        found.append(Fact("Passes if", value, more))
    if outcome is None:
        found.append(_as_things_are(proposal, shown.count if shown else None, electors))
    return found


def _as_things_are(proposal: Proposal, count: Count | None, electors: int) -> Fact:
    if count is None:
        ranked = Ballot.objects.filter(
            proposal=proposal, person__in=electorate(proposal).values("person")
        ).count()
        missing, needed = max(0, needed_now(proposal, electors) - ranked), False
        value = (
            "Nobody has ranked"
            if not ranked
            else f"{number(ranked).capitalize()} {'has' if ranked == 1 else 'have'} ranked"
        )
    else:
        missing, needed = count.missing, bool(count.objects)
        value = _objections(count.objects) if needed else "No objection stands"
    more = (
        f"{number(missing)} more {'voice' if missing == 1 else 'voices'} needed"
        if missing
        else "Enough have spoken"
    )
    return Fact("As things are", value, more[:1].upper() + more[1:], needed)


def _objections(count: int) -> str:
    return f"{number(count).capitalize()} objection{'' if count == 1 else 's'} to resolve"


def result(proposal: Proposal, outcome: Outcome) -> dict[str, Any]:
    """What came of it, in a sentence, and whether that is good to see."""
    return {"said": _result(proposal, outcome), "passed": outcome.result == Outcome.Result.PASSED}


def _result(proposal: Proposal, outcome: Outcome) -> str:
    voices = f"{outcome.voices} of the {outcome.needed} voices needed"
    if outcome.result == Outcome.Result.WITHDRAWN:
        return "Withdrawn by the person who proposed it. Nothing was counted."
    if outcome.result == Outcome.Result.NO_QUORUM:
        return f"Too few spoke: {voices}. Nothing changes. It can be proposed again."
    if outcome.result == Outcome.Result.PASSED:
        return "It passed."
    objects = outcome.counts.get("objects", 0)
    if proposal.needs == Method.Needs.CONSENT:
        return f"It did not pass: {number(objects)} objection{'' if objects == 1 else 's'} still stood."
    return "It did not pass: too few agreed."
