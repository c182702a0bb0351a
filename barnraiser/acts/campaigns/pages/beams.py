"""A need as a beam: what has come is solid, what is counted on is hatched, what is only pledged is dashed chalk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from barnraiser.ground.web.figures.quorum import share
from barnraiser.people.models import Person

from .. import queries
from ..amounts import bare, said
from ..models import Need
from ..queries import Given, Mark, Progress

RAFTERS = 60
ICONS = {
    "money": "seal-check",
    "hours": "clock",
    "skills": "hand-heart",
    "things": "tray",
    "signatures": "pencil-simple-line",
}


@dataclass(frozen=True, slots=True)
class Beam:
    """A need with how far it has come, ready to be drawn and to be said."""

    need: Need
    progress: Progress
    mark: Mark | None
    mine: Given | None

    @property
    def icon(self) -> str:
        return ICONS[self.need.kind]

    @property
    def scale(self) -> int:
        """The whole length: the target, or more where more was given or is to be beaten."""
        return max(self.need.target, self.progress.pledged, self.mark.amount if self.mark else 0)

    @property
    def delivered_share(self) -> str:
        return share(self.progress.delivered, self.scale)

    @property
    def awaited_share(self) -> str:
        return share(self.progress.awaited, self.scale)

    @property
    def offered_share(self) -> str:
        return share(self.progress.offered, self.scale)

    @property
    def mark_at(self) -> str:
        return share(self.mark.amount, self.scale) if self.mark else ""

    @property
    def rafters(self) -> bool:
        """Few enough to be drawn one by one."""
        return self.need.kind != Need.Kind.MONEY and self.need.target <= RAFTERS

    def _bare(self, amount: int) -> str:
        return bare(self.need.kind, self.need.currency, amount)

    def _said(self, amount: int) -> str:
        return said(self.need.kind, self.need.currency, amount)

    @property
    def pledged_bare(self) -> str:
        return self._bare(self.progress.pledged)

    @property
    def target_bare(self) -> str:
        return self._bare(self.need.target)

    @property
    def target_said(self) -> str:
        return self._said(self.need.target)

    @property
    def left_said(self) -> str:
        left = self.need.target - self.progress.pledged
        return self._said(left) if left > 0 else ""

    @property
    def sentence(self) -> str:
        """How it stands, in one sentence that owns what is promise and what is there."""
        if not self.progress.pledged:
            return "Nothing is pledged yet."
        if self.need.is_signed:
            return f"{self._said(self.progress.pledged)} of {self.target_bare} so far."
        come = self.progress
        parts = (
            (come.delivered, "come"),
            (come.awaited, "counted on"),
            (come.offered, "waiting for a yes"),
        )
        said = ", ".join(f"{self._bare(amount)} {words}" for amount, words in parts if amount)
        return f"{said}."

    @property
    def mark_sentence(self) -> str:
        if not self.mark:
            return ""
        left, mark = self.mark.amount - self.progress.confirmed, self._bare(self.mark.amount)
        if left < 0:
            return f"Beaten: {mark}, {self.mark.words}."
        if left == 0:
            return f"Level with {mark}, {self.mark.words}. One more beats it."
        return f"To beat: {mark}, {self.mark.words}. {self._said(left)} to go."


def beams(viewer: Person, needs: Sequence[Need], mine: Mapping[int, Given]) -> list[Beam]:
    """The needs as beams, in three queries however many there are."""
    come, marks = queries.progress(needs), queries.marks(viewer, needs)
    return [Beam(need, come[need.pk], marks.get(need.pk), mine.get(need.pk)) for need in needs]
