"""Four rounds of questions: two quarters of trust, what people come for, and one that is open this week."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from barnraiser.ground import clock
from barnraiser.ground.suppression import SMALLEST_MEAN
from barnraiser.surveys import actions
from barnraiser.surveys.instruments import LOOK, PULSE

from ..crowd import Member
from ..sign_in import SIGN_INS
from ..story import Story

ROOM = "soil-and-table"
A_DAY = timedelta(days=1)
# How the valley's trades feel about the place and about its people, on the whole.
LEANS = {
    "growers": (5.6, 7.6), "mills": (6.2, 7.4), "coops": (6.8, 7.8), "trusts": (7.2, 7.6),
    "kitchens": (6.0, 7.9), "council": (4.9, 6.6), "university": (6.6, 7.0), "paper": (5.8, 6.4),
}  # fmt: skip
# What each trade comes for: knowledge, people, pleasure.
COMES_FOR = {
    "growers": (4.3, 3.8, 2.6), "mills": (3.9, 3.6, 2.4), "coops": (3.7, 4.2, 2.8), "trusts": (3.6, 4.3, 2.9),
    "kitchens": (4.4, 3.4, 2.5), "council": (4.5, 2.9, 1.9), "university": (4.4, 3.2, 2.2), "paper": (4.2, 3.3, 2.7),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A round of the story: what, by whom, how long ago, and how many in a hundred answer it."""

    instrument: str
    by: str
    ago: int
    share: int
    better: float = 0.0


ROUNDS = (
    Asked(PULSE.key, "nell", 212, 34),
    Asked(LOOK.key, "nell", 150, 30),
    Asked(PULSE.key, "nell", 118, 36, better=0.7),
    Asked(PULSE.key, "nell", 4, 12, better=1.0),
)


def tell(story: Story) -> None:
    """The closed rounds have their figures; the open one waits for the three who can be signed in as, among others."""
    for asked in story.progress.through("What members say", ROUNDS):
        _tell(story, asked)


def _tell(story: Story, asked: Asked) -> None:
    opened = story.today - asked.ago * A_DAY
    here = [m for m in story.members.values() if m.was_here(asked.ago * A_DAY + A_DAY)]
    if len(here) < SMALLEST_MEAN:
        return
    with clock.at(opened):
        by, room = story.people[asked.by], story.communities[ROOM]
        round = actions.open_round(by=by, community=room, instrument=asked.instrument)
    dice = Random(f"{asked.instrument} {asked.ago}")  # noqa: S311 - a story, no secret
    is_open = round.is_open(story.today)
    for place, member in enumerate(_who_answers(dice, here, asked, wait=is_open)):
        day = min(place % 12, asked.ago - 1)
        with clock.at(opened + day * A_DAY + timedelta(hours=2)):
            given = (
                _pulse(dice, member, asked.better) if asked.instrument == PULSE.key else _look(dice, member)
            )
            actions.answer(by=story.people[member.key], round=round, consents=True, answers=given)
    if not is_open:
        with clock.at(round.closes_at + timedelta(minutes=4)):
            actions.settle(round=round)


def _who_answers(dice: Random, here: list[Member], asked: Asked, *, wait: bool) -> list[Member]:
    """Some of those who are here, the keen ones more often; never fewer than twelve where there are as many."""
    able = [member for member in here if not (wait and member.key in SIGN_INS)]
    ranked = sorted(able, key=lambda member: dice.random() - min(member.keen, 1) * 0.4)
    return ranked[: max(12, len(able) * asked.share // 100)]


def _pulse(dice: Random, member: Member, better: float) -> dict[str, int]:
    place, people = LEANS[member.trade]
    return {
        "place": _near(dice, place + better, 1.9, 0, 10),
        "people": _near(dice, people + better / 3, 1.4, 0, 10),
    }


def _look(dice: Random, member: Member) -> dict[str, int]:
    """What this person comes for, how they see giving and getting, and how far they trust the others."""
    given: dict[str, int] = {}
    for scale, lean in zip(LOOK.scales[:3], COMES_FOR[member.trade], strict=True):
        given |= {question.key: _agrees(dice, lean) for question in scale.questions}
    given |= {"use": _agrees(dice, 4.1), "known": _agrees(dice, 2.7)}
    given |= {
        "return": _agrees(dice, 4.3),
        "onward": _agrees(dice, 3.6),
        "first": _agrees(dice, 3.9),
        "wait": _agrees(dice, 2.3),
    }
    trust = LEANS[member.trade][1]
    given |= {key: _near(dice, trust + off, 1.5, 0, 10) for key, off in _TRUSTS.items()}
    return {key: value for key, value in given.items() if dice.random() > 0.03}


# How members see each of the four things that trust among them is made of, beside the whole.
_TRUSTS = {"promise": 0.3, "mistakes": -0.8, "unasked": 0.1, "alike": -0.4}


def _agrees(dice: Random, lean: float) -> int:
    return _near(dice, lean, 0.8, 1, 5)


def _near(dice: Random, lean: float, spread: float, low: int, high: int) -> int:
    return min(high, max(low, round(dice.gauss(lean, spread))))
