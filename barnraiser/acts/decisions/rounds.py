"""The rounds of a ranked choice as a table: how many each option had, what moved to it, when it went out."""

from collections.abc import Sequence
from dataclasses import dataclass

from .models import Option, Outcome
from .showing import number
from .tally import Round, Tally, tally

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, slots=True)
class Cell:
    """One option in one round: what it held before, what came to it, or how it went out."""

    votes: int | None = None
    gained: int = 0
    held: float = 0
    plus: float = 0
    out: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    cells: list[Cell]
    wins: bool


@dataclass(frozen=True, slots=True)
class Table:
    rows: list[Row]
    rounds: range
    said: str
    notes: list[str]


def table(outcome: Outcome, options: Sequence[Option]) -> Table:
    """Counted again from the rankings that were kept, the winner first, then who stayed in longest."""
    found = tally(outcome.rankings)
    texts = {option.position: option.text for option in options}
    last = {o: n for n, each in enumerate(found.rounds) for o in each.votes}
    order = sorted(
        texts, key=lambda o: (o != found.winner, -last.get(o, -1), -_votes(found, o, last.get(o, 0)), o)
    )
    rows = [Row(texts[o], _cells(found, o), o == found.winner) for o in order]
    return Table(rows, range(1, len(found.rounds) + 1), _said(found, texts, outcome), _notes(found, texts))


def _votes(found: Tally, option: int, at: int) -> int:
    return found.rounds[at].votes.get(option, 0) if found.rounds else 0


def _cells(found: Tally, option: int) -> list[Cell]:
    most = max((max(each.votes.values()) for each in found.rounds), default=0) or 1
    cells: list[Cell] = []
    for place, each in enumerate(found.rounds):
        if option not in each.votes:
            before = found.rounds[place - 1] if place else None
            cells.append(Cell(out=_out(option, before, each)) if before else Cell())
            continue
        votes = each.votes[option]
        gained = votes - found.rounds[place - 1].votes[option] if place else 0
        cells.append(Cell(votes, gained, _share(votes - gained, most), _share(gained, most)))
    return cells


def _out(option: int, before: Round, after: Round) -> str:
    """How it went out, in the round after the last it was in; nothing later."""
    if option not in before.votes:
        return ""
    passed = before.votes[option] - (after.exhausted - before.exhausted)
    return f"out, {passed} passed on" if passed else "out"


def _share(votes: int, most: int) -> float:
    return round(100 * votes / most, 2)


def _said(found: Tally, texts: dict[int, str], outcome: Outcome) -> str:
    if found.winner is None or not outcome.chosen:
        return ""
    rounds, last = len(found.rounds), found.rounds[-1]
    when = f"in the {ORDINALS[rounds - 1]} round"
    return f"{when}, with {last.votes[found.winner]} of the {last.standing} rankings still standing."


def _notes(found: Tally, texts: dict[int, str]) -> list[str]:
    """What a reader might wonder about: rankings that ran out, ties, and what most first choices alone would have said."""
    if not found.rounds:
        return []
    notes = []
    if ran_out := found.rounds[-1].exhausted:
        many = f"{number(ran_out)} ranking{'' if ran_out == 1 else 's'} ran out of choices on the way."
        notes.append(many[:1].upper() + many[1:])
    for place, each in enumerate(found.rounds, 1):
        if each.by_tie and each.out is not None:
            notes.append(
                f"Round {place} ended level: “{texts[each.out]}” went out, as the one with fewer before, or listed later."
            )
    first = found.rounds[0].votes
    most = [option for option, votes in first.items() if votes == max(first.values())]
    if most != [found.winner] and len(most) == 1:
        notes.append(f"By most first choices alone, “{texts[most[0]]}” would have won.")
    return notes
