"""Letters gathered into an archive: copies merged, people named, threads resolved."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

from tiework.readers.letters import Letter
from tiework.readers.limits import Budget, Limits
from tiework.readers.mbox import Archive, Problem
from tiework.readers.threads import resolve

_LETTER = 1_200


class Gathering:
    """Takes letters and problems in file order; makes the archive."""

    def __init__(self, name: str = "mailbox", limits: Limits | None = None) -> None:
        self.budget = None if limits is None else Budget(limits, name)
        self.letters: dict[str, Letter] = {}
        self.copies: Counter[str] = Counter()
        self.names: dict[str, Counter[str]] = defaultdict(Counter)
        self.problems: list[Problem] = []
        self.severity: Counter[str] = Counter()

    def add(self, item: Letter | Problem) -> None:
        """Take one letter or problem."""
        if isinstance(item, Problem):
            self._note(item)
            return
        first = self.letters.setdefault(item.id, item)
        if first is not item:
            self.copies[item.id] += 1
            if first.address != item.address:
                what = f"a Message-ID already used at line {first.line} by another sender: merged with that message"
                self._note(Problem(item.line, what, "doubtful"))
            return
        self._spend(item)
        self.names[item.address][item.name] += 1

    def _note(self, problem: Problem) -> None:
        self.severity[problem.severity] += 1
        if self.budget is None or len(self.problems) < self.budget.limits.problems:
            self.problems.append(problem)

    def _spend(self, letter: Letter) -> None:
        if self.budget is None:
            return
        held = (
            letter.id,
            letter.address,
            letter.name,
            letter.subject,
            letter.body,
            *letter.references,
            *letter.in_reply_to,
        )
        # A letter and the message it becomes, with their mappings.
        self.budget.spend(_LETTER + sum(map(sys.getsizeof, held)), letter.line)

    def archive(self, name: str) -> Archive:
        """Make the archive of what was taken."""
        letters = list(self.letters.values())
        places = resolve(letters)
        messages = tuple(
            one.message(parent=places[one.id][0], thread=places[one.id][1], merged=self.copies[one.id])
            for one in letters
        )
        people = {address: _best(names) or address for address, names in self.names.items()}
        severity = self.severity
        answers = [m for m in messages if m.in_reply_to or m.references]
        merged = self.copies.total()
        counts = {
            "pieces": len(messages) + merged + severity["refused"],
            "messages": len(messages),
            "merged": merged,
            "refused": severity["refused"],
            "doubtful": severity["doubtful"],
            "people": len(people),
            "acts": len(messages),
            "replies": sum(m.parent_id is not None for m in messages),
            "unresolved": sum(m.parent_id is None for m in answers),
            "without_zone": sum(not m.had_zone for m in messages),
        }
        return Archive(name, messages, people, tuple(self.problems), counts)


def _best(names: Counter[str]) -> str:
    # The name used most; of those used equally often the fullest.
    return max(names, key=lambda name: (bool(name), names[name], len(name)), default="")
