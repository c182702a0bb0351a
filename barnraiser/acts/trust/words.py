"""What is said of two people, in words for one of them."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.dateformat import format as spell

from barnraiser.ground.manifest import Stage
from barnraiser.people.models import Person

from . import queries
from .models import Statement
from .stages import Reached, Step

Quality, Matter = Statement.Quality, Statement.Matter
TITLES = {step: "Relied on" if step == Step.RELIED_ON else Reached(step.value).label for step in Step}
WITH = {
    Matter.QUESTION: "with a question",
    Matter.WORD: "to keep a promise",
    Matter.CONFIDENCE: "with a failure told to nobody",
    Matter.PEOPLE: "with an introduction",
    Matter.KEYS: "with the keys",
}
_TIMES = ("never", "once", "twice", "three times", "four times", "five times", "six times", "seven times",
          "eight times", "nine times", "ten times")  # fmt: skip


def times(count: int) -> str:
    return _TIMES[count] if count < len(_TIMES) else f"{count} times"


def listed(words: Iterable[str]) -> str:
    said = list(words)
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1]))) if said else ""


def sentence(viewer: Person, said: Statement) -> str:
    """`You trust Callum Birch with a question`, or the other way."""
    mine = said.by_id == viewer.pk
    by, toward = ("You", said.toward.name) if mine else (said.by.name, "you")
    if said.quality == Quality.TRUST:
        return f"{by} trust{'' if mine else 's'} {toward} {WITH[Matter(said.matter)]}"
    if said.quality == Quality.RESPECT:
        return f"{by} respect{'' if mine else 's'} {toward}"
    return f"{by} {'are' if mine else 'is'} fond of {toward}"


def of_step(card: queries.Two, step: Step) -> str:
    """What is true of one step, or why it is not reached."""
    return _SAYS[step](card)


def _found(card: queries.Two) -> str:
    return f"You are both in {listed(community.name for community in card.shared)}."


def _aligned(card: queries.Two) -> str:
    mine, theirs = card.my_care, card.their_care
    if mine and theirs:
        return f"You both said so. You named “{mine.thing}”, {card.other.name} “{theirs.thing}”."
    if mine:
        return f"You named “{mine.thing}”. {card.other.name} learns of it by saying the same to you, and only so."
    return "Each of you says what you both care about, for yourself. It shows once both have."


def _talked(card: queries.Two) -> str:
    mine, theirs = _counts(card, Stage.TALKED)
    said = [f"you answered {times(mine)}"] if mine else []
    said += [f"{card.other.name} answered you {times(theirs)}"] if theirs else []
    return _capped(listed(said)) or "No word has passed between you here yet."


def _helped(card: queries.Two) -> str:
    mine = sum(deed.count for deed in card.deeds if deed.is_my_help)
    theirs = sum(deed.count for deed in card.deeds if deed.is_their_help)
    said = [f"you helped {times(mine)}"] if mine else []
    said += [f"{card.other.name} helped you {times(theirs)}"] if theirs else []
    return _capped(listed(said)) or "Neither of you has had the other’s help yet."


def _met(card: queries.Two) -> str:
    last = max((deed.last for deed in card.deeds if deed.is_stage(Stage.MET)), default=None)
    if last is None:
        return "No meeting in person is confirmed yet."
    return f"You have met in person, last on {spell(timezone.localtime(last), 'j F Y')}."


def _relied_on(card: queries.Two) -> str:
    trusting = {said.by_id for said in card.said if said.quality == Quality.TRUST}
    if not card.have_met:
        began = "Trust has been said, and stands. " if trusting else ""
        return f"{began}This step waits until you have met in person: nothing else stands in for that."
    if not trusting:
        return "You have met. Neither of you has said yet what you would trust the other with."
    if len(trusting) == 2:
        return "You rely on each other."
    return (
        f"You rely on {card.other.name}."
        if card.viewer.pk in trusting
        else f"{card.other.name} relies on you."
    )


_SAYS = {
    Step.FOUND: _found,
    Step.ALIGNED: _aligned,
    Step.TALKED: _talked,
    Step.HELPED: _helped,
    Step.MET: _met,
    Step.RELIED_ON: _relied_on,
}


def _counts(card: queries.Two, stage: Stage) -> tuple[int, int]:
    ways = dict.fromkeys(queries.Way, 0)
    for deed in card.deeds:
        if deed.is_stage(stage):
            ways[deed.way] += deed.count
    return ways[queries.Way.MINE], ways[queries.Way.THEIRS]


def _capped(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
