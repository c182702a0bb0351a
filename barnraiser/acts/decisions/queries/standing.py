"""Where people stand on a proposal the viewer sees: objections first, then concerns, those aside, those who consent."""

from collections import defaultdict
from dataclasses import dataclass

from barnraiser.acts.ledger import queries as ledger
from barnraiser.people.models import Person

from ..electorate import electorate, outdated
from ..models import Answer, Ballot, Proposal, Settlement, Stance

ORDER = {"objects": 0, "concern": 1, "aside": 2, "consents": 3}


@dataclass(frozen=True, slots=True)
class Line:
    """One person's stance, where they stood before, what is being done about it, and whether it counts.

    Outdated is what was said before something else was asked to be done: it waits to be said again.
    """

    stance: Stance
    before: list[Stance]
    answer: Answer | None
    settled: Settlement | None
    counts: bool
    is_outdated: bool = False
    through: str = ""

    @property
    def stands_in_the_way(self) -> bool:
        return self.stance.stance == Stance.Where.OBJECTS and self.settled is None and self.counts

    @property
    def is_settled(self) -> bool:
        return self.settled is not None


def lines(proposal: Proposal) -> list[Line]:
    """Everybody's stance, in six queries, or eight: first what stands in the way, then as ORDER has it, oldest first."""
    everything = list(Stance.objects.filter(proposal=proposal).select_related("person", "wording"))
    keys = [stance.pk for stance in everything if stance.until is None]
    answers = {answer.stance_id: answer for answer in Answer.objects.filter(stance__in=keys)}
    settled = {row.stance_id: row for row in Settlement.objects.filter(stance__in=keys)}
    helped = ledger.through([proposal.ref])
    counting = set(electorate(proposal).values_list("person", flat=True))
    before = outdated([proposal])
    earlier: dict[int, list[Stance]] = defaultdict(list)
    for stance in everything:
        if stance.until is not None and stance.person_id is not None:
            earlier[stance.person_id].append(stance)
    found = [
        Line(
            stance,
            earlier.get(stance.person_id or 0, []),
            answers.get(stance.pk),
            settled.get(stance.pk),
            stance.person_id in counting,
            stance.wording_id in before and (stance.stance != Stance.Where.OBJECTS or stance.pk in settled),
            helped.get((str(proposal.ref), stance.person_id or 0), ""),
        )
        for stance in everything
        if stance.until is None
    ]
    return sorted(
        found, key=lambda line: (not line.stands_in_the_way, ORDER[line.stance.stance], line.stance.at)
    )


def speaker_faces(found: list[Line]) -> list[Person]:
    return [line.stance.person for line in found if line.stance.person]


def my_stance(viewer: Person, proposal: Proposal) -> Stance | None:
    return Stance.objects.current().filter(proposal=proposal, person=viewer).first()


def my_ballot(viewer: Person, proposal: Proposal) -> Ballot | None:
    """The viewer's own ranking, and nobody else's."""
    return Ballot.objects.filter(proposal=proposal, person=viewer).first()
