"""Counting rankings by instant runoff: the option with the fewest goes out, and each of its rankings moves on.

The counting is votelib's. Ours is the rule for ties, so that the same rankings always give the same answer: of options
that are level at the end of a round, the one that had fewer in the nearest round before goes out; of those level in
every round, the one listed last in the proposal.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from votelib.evaluate.sequential import (
    TransferableVoteDistributor,
    allocation_totals,
    initial_allocation,
)


@dataclass(frozen=True, slots=True)
class Round:
    """How many rankings each option still in holds, how many have run out, and who goes out after it."""

    votes: Mapping[int, int]
    exhausted: int
    out: int | None
    by_tie: bool = False

    @property
    def standing(self) -> int:
        return sum(self.votes.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """The rounds, and the option that won. Without a ranking there are neither."""

    rounds: tuple[Round, ...] = ()
    winner: int | None = None


class _Retainer:
    """Says who stays in; votelib asks when nobody may be elected and one has to go."""

    def __init__(self) -> None:
        self.history: list[dict[int, int]] = []
        self.out: int | None = None
        self.by_tie = False

    def evaluate(self, votes: Mapping[int, int], n_seats: int) -> list[int]:
        level = [option for option, count in votes.items() if count == min(votes.values())]
        self.out = min(level, key=lambda option: (*self._before(option), -option))
        self.by_tie = len(level) > 1
        self.history.append(dict(votes))
        return [option for option in votes if option != self.out]

    def _before(self, option: int) -> list[int]:
        return [votes[option] for votes in reversed(self.history)]


def tally(rankings: Iterable[Sequence[int]]) -> Tally:
    """Count rankings of options' positions, best first, until one option holds more than half of those still standing."""
    votes = Counter(tuple(ranking) for ranking in rankings if ranking)
    if not votes:
        return Tally()
    retainer = _Retainer()
    counter = TransferableVoteDistributor(retainer=retainer, quota_function=None)
    held, total = initial_allocation(votes, counter.transferer), votes.total()
    rounds: list[Round] = []
    seats = dict.fromkeys(held, 1)
    while True:
        counts = {o: int(count) for o, count in allocation_totals(held).items() if o is not None}
        ran_out = total - sum(counts.values())
        leader = max(counts, key=lambda option: (counts[option], -option))
        if 2 * counts[leader] > sum(counts.values()) or len(counts) == 1:
            return Tally((*rounds, Round(counts, ran_out, None)), leader)
        held, _ = counter.next_count(held, 1, total, max_seats=seats)
        rounds.append(Round(counts, ran_out, retainer.out, retainer.by_tie))
