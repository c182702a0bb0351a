"""What the page of two shows beside the rows themselves: words, next steps, forms."""

from dataclasses import dataclass
from typing import Any, Self

from barnraiser.ground import manifest
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .. import queries, words
from ..forms import AgreeForm, CareForm, MarksForm, NoteForm, StatementForm
from ..rules import DEEP
from ..stages import Step
from .doors import doors_to
from .said import said_as

PAIR_FLOWS = {Step.TALKED: (Flow.MESSAGES,), Step.HELPED: (Flow.GIVES,), Step.MET: (Flow.MEETS, Flow.JOINS)}


@dataclass(frozen=True, slots=True)
class Next:
    """A small step: what it is, where it is done, and why it is a near one."""

    label: str
    url: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One step of the card as the page shows it."""

    shown: queries.Shown
    title: str
    words: str
    is_now: bool
    next: Next | None


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of the card: one may hold what somebody typed and has to put right."""

    statement: StatementForm
    care: CareForm
    note: NoteForm
    agree: AgreeForm
    marks: MarksForm

    @classmethod
    def fresh(cls, card: queries.Two, **wrong: Any) -> Self:
        return cls(
            wrong.get("statement") or statement_form(card),
            wrong.get("care") or care_form(card),
            wrong.get("note") or note_form(card),
            wrong.get("agree") or agree_form(card),
            wrong.get("marks") or marks_form(card),
        )


def statement_form(card: queries.Two, data: Any = None) -> StatementForm:
    standing = [said for said in card.said if said.by_id == card.viewer.pk]
    return StatementForm(
        data, shared=card.shared, other=card.other, have_met=card.have_met, standing=standing
    )


def care_form(card: queries.Two, data: Any = None) -> CareForm:
    """Begins with a subject both have named on their own pages, where there is one."""
    mine, theirs = people.interests_of(card.viewer), set(people.interests_of(card.other))
    common = next((word for word in mine if word in theirs), "")
    thing = card.my_care.thing if card.my_care else common
    return CareForm(data, shared=card.shared, initial={"thing": thing}, auto_id="id_care_%s")


def note_form(card: queries.Two, data: Any = None) -> NoteForm:
    kept = queries.note_about(card.viewer, card.other)
    return NoteForm(data, initial={"spark": kept.spark, "words": kept.words} if kept else {"spark": ""})


def agree_form(card: queries.Two, data: Any = None) -> AgreeForm:
    return AgreeForm(data, shared=card.shared, auto_id="id_agree_%s")


def marks_form(card: queries.Two, data: Any = None) -> MarksForm:
    return MarksForm(data, initial={"origins": queries.marks_on(card.viewer, card.other)})


def two(card: queries.Two, forms: Forms) -> dict[str, Any]:
    rows = [_row(card, shown) for shown in card.steps]
    return {
        "card": card,
        "other": card.other,
        "rows": rows,
        "said": [said_as(card.viewer, one) for one in card.said],
        "ground": queries.ground(card.viewer, card.other),
        "agree": forms.agree,
        "marks": forms.marks,
        "doors": doors_to(card.viewer, card.other),
        "form": forms.statement,
        "care": forms.care,
        "note": forms.note,
        "deep": DEEP,
        "is_held_back": not card.have_met,
        "listed": queries.target_of(card.viewer, card.other),
    }


def _row(card: queries.Two, shown: queries.Shown) -> Row:
    is_now = shown.step == card.next_step
    wants_words = shown.step == Step.RELIED_ON and card.have_met and not shown.is_reached
    step = _next(card, shown.step) if is_now or wants_words else None
    return Row(shown, words.TITLES[shown.step], words.of_step(card, shown.step), is_now, step)


def _next(card: queries.Two, step: Step) -> Next | None:
    other, place = card.other, card.shared[0]
    if step == Step.ALIGNED:
        return None if card.my_care else Next("Say what you both care about", "#care")
    if step == Step.RELIED_ON:
        return Next(f"Say what you would trust {other.name} with", "#say")
    if opening := _opening(card, PAIR_FLOWS[step]):
        return Next(opening.title, opening.url, opening.why)
    if step == Step.TALKED:
        return Next(f"See what is being said in {place.name}", place.get_absolute_url())
    if step == Step.HELPED:
        return Next(f"See what {other.name} gives and asks", other.get_absolute_url())
    return Next(f"Look for a day when both of you are in {place.name}", place.get_absolute_url())


def _opening(card: queries.Two, flows: tuple[Flow, ...]) -> Opening | None:
    """What another room of the house has open for the viewer with this person, or where both would come."""
    shared = {community.pk for community in card.shared}
    for opening in manifest.openings(card.viewer):
        theirs = opening.person is not None and opening.person.pk == card.other.pk
        there = opening.person is None and opening.community is not None and opening.community.pk in shared
        meets = there and opening.flow in (Flow.MEETS, Flow.JOINS)
        if opening.flow in flows and (theirs or meets) and not opening.key.startswith("trust."):
            return opening
    return None


def said_of_a_care(viewer: Person, other: Person) -> str:
    """What somebody hears after naming what both care about."""
    _, theirs = queries.cares_between(viewer, other)
    if theirs:
        return f"{other.name} had said so too: “{theirs.thing}”. You both know it now."
    return f"Kept. {other.name} learns of it by saying the same to you, and only so."
