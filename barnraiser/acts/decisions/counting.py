"""How people stand, counted, and whether that is enough."""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Self

from barnraiser.communities.models import Method

from .electorate import electorate, needed_now, outdated
from .models import Proposal, Stance


@dataclass(frozen=True, slots=True)
class Count:
    """How many of those who count stand where. A settled objection is a voice that no longer objects.

    What was said before something else was asked to be done is no voice; only an objection stands.
    """

    consents: int
    concern: int
    aside: int
    objects: int
    settled: int
    needed: int
    electors: int

    @classmethod
    def of(cls, proposal: Proposal) -> Self:
        """Counted now, in two queries; in three where something is to be done."""
        electors = electorate(proposal)
        rows = Stance.objects.counting(outdated([proposal])).filter(
            proposal=proposal, person__in=electors.values("person")
        )
        stood = Counter(
            "settled" if settlement else stance
            for stance, settlement in rows.order_by().values_list("stance", "settlement")
        )
        there = electors.count()
        found = {name: stood[name] for name in ("consents", "concern", "aside", "objects", "settled")}
        return cls(**found, needed=needed_now(proposal, there), electors=there)

    @property
    def voices(self) -> int:
        return self.consents + self.concern + self.aside + self.objects + self.settled

    @property
    def agree(self) -> int:
        return self.consents + self.concern + self.settled

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.voices)

    def enough(self, needs: str) -> bool:
        """Whether it passes as things are, if enough people have spoken. Who stands aside takes no side."""
        sides = self.agree + self.objects
        if needs == Method.Needs.TWO_THIRDS:
            return sides > 0 and 3 * self.agree >= 2 * sides
        if needs == Method.Needs.HALF:
            return sides > 0 and 2 * self.agree > sides
        return self.objects == 0

    def kept(self) -> dict[str, int]:
        """What an outcome keeps."""
        return {name: n for name, n in asdict(self).items() if name not in ("needed", "electors")}
