"""What became of an ask or an offer, as its page shows it: the viewer's own steps, and what everybody may see."""

from dataclasses import dataclass

from barnraiser.acts.ledger import queries as ledger
from barnraiser.people.models import Person

from .. import rules
from ..models import Answer, Favour
from .sight import answers_visible_to
from .trail import Line, trail


@dataclass(frozen=True, slots=True)
class Step:
    """One who came forward, with how far it has come and what the viewer may do next."""

    answer: Answer
    is_owner: bool
    may_agree: bool
    may_step_back: bool
    may_say_done: bool
    may_confirm: bool
    may_say_missed: bool
    may_rejoin: bool
    may_thank: bool
    trail: list[Line]
    through: str = ""

    @property
    def other(self) -> Person | None:
        return self.answer.by if self.is_owner else self.answer.favour.by

    @property
    def is_helper(self) -> bool:
        """The viewer is the one who helps."""
        return self.is_owner != self.answer.favour.is_ask


def steps(viewer: Person, favour: Favour) -> list[Step]:
    """Those who came forward, as far as the viewer is one of the two. Two queries, or three."""
    found = list(answers_visible_to(viewer).filter(favour=favour))
    helped = ledger.through([answer.ref for answer in found])
    return [
        Step(
            answer,
            is_owner=favour.by_id == viewer.pk,
            may_agree=bool(rules.may_agree(viewer, answer)),
            may_step_back=bool(rules.may_step_back(viewer, answer)),
            may_say_done=bool(rules.may_say_done(viewer, answer)),
            may_confirm=bool(rules.may_confirm(viewer, answer)),
            may_say_missed=bool(rules.may_say_missed(viewer, answer)),
            may_rejoin=bool(rules.may_rejoin(viewer, answer)),
            may_thank=bool(rules.may_thank(viewer, answer)),
            trail=trail(viewer, answer),
            through=helped.get((str(answer.ref), answer.by_id or 0), ""),
        )
        for answer in found
    ]


@dataclass(frozen=True, slots=True)
class Seen:
    """What everybody who sees an ask or an offer may know: how many came forward, who helped, and public thanks."""

    came: int
    helped: list[Answer]


def of_others(favour: Favour) -> Seen:
    """For a viewer who sees it. Words of those who came forward stay between the two."""
    standing = Answer.objects.filter(favour=favour, step_back=None)
    helped = standing.confirmed().with_steps().defer("words").order_by("promise__confirmation__at", "pk")
    return Seen(standing.count(), [a for a in helped if a.helper and a.receiver])
