"""What the pages show beside the rows themselves: words, next steps, forms. Values for templates, made from queries."""

from dataclasses import dataclass
from typing import Any, Self

from barnraiser.ground import manifest
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Sector

from . import queries, words
from .forms import CareForm, NoteForm, OutsideForm, StatementForm, WhyForm
from .models import Statement, Target
from .rules import DEEP, FEWEST, MOST
from .stages import MEANS, Reached, Step

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
class Said:
    """One statement as the page shows it. `other` is whom its reader may see, and None once they share nothing."""

    statement: Statement
    sentence: str
    is_mine: bool
    person: Person
    is_seen: bool = True


@dataclass(frozen=True, slots=True)
class Forms:
    """The three forms of the card: one may hold what somebody typed and has to put right."""

    statement: StatementForm
    care: CareForm
    note: NoteForm

    @classmethod
    def fresh(cls, card: queries.Two, **wrong: Any) -> Self:
        return cls(
            wrong.get("statement") or statement_form(card),
            wrong.get("care") or care_form(card),
            wrong.get("note") or note_form(card),
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


def two(card: queries.Two, forms: Forms) -> dict[str, Any]:
    rows = [_row(card, shown) for shown in card.steps]
    return {
        "card": card,
        "other": card.other,
        "rows": rows,
        "said": [_said(card.viewer, one) for one in card.said],
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


def my_people(viewer: Person) -> dict[str, Any]:
    by_me, of_me = list(queries.said_by(viewer)), list(queries.said_of(viewer))
    keys = {said.toward_id for said in by_me} | {said.by_id for said in of_me}
    seen = set(people.visible_to(viewer).filter(pk__in=keys).values_list("pk", flat=True))
    return {
        "by_me": [_said(viewer, one, seen) for one in by_me],
        "of_me": [_said(viewer, one, seen) for one in of_me],
    }


def _said(viewer: Person, said: Statement, seen: set[int] | None = None) -> Said:
    mine = said.by_id == viewer.pk
    other = said.toward if mine else said.by
    return Said(said, words.sentence(viewer, said), mine, other, seen is None or other.pk in seen)


@dataclass(frozen=True, slots=True)
class Bench:
    """The posts of one sector."""

    sector: str
    label: str
    posts: list[queries.Post]


def fifteen(viewer: Person) -> dict[str, Any]:
    posts = queries.fifteen(viewer)
    nearest = next((one for one in queries.openings(viewer) if one.key.startswith("trust.step:")), None)
    return {
        "posts": posts,
        "benches": _benches(posts) if posts else [],
        "given": sum(one.gave for one in posts),
        "talked": sum(one.talked for one in posts),
        "met": sum(one.met for one in posts),
        "tone": "wait" if len(posts) > MOST else "chalk",
        "guide": _guide(len(posts)),
        "nearest": nearest,
        "steps": [(each.label, MEANS[each]) for each in Reached],
    }


def _benches(posts: list[queries.Post]) -> list[Bench]:
    """The five sectors, also the empty ones; and those who named none."""
    order = (Sector.PRIVATE, Sector.PUBLIC, Sector.ACADEMIA, Sector.NONPROFIT, Sector.MEDIA)
    benches = [Bench(s, s.label, [one for one in posts if one.person.sector == s]) for s in order]
    rest = [one for one in posts if not one.person.sector]
    return [*benches, Bench("", "No sector named", rest)] if rest else benches


def _guide(count: int) -> str:
    """Fifteen to twenty: more than a circle of friends, few enough to go out of one's way for."""
    if count == 0 or FEWEST <= count <= MOST:
        return ""
    if count < FEWEST:
        return f"{count} so far. With fifteen to twenty you reach every walk of life, and can still go out of your way for each."
    return f"{count} people. Above twenty it becomes a list of names: whom could you let go for now?"


def listing(viewer: Person, person: Person, form: WhyForm) -> dict[str, Any]:
    count = len(queries.fifteen(viewer))
    return {"person": person, "form": form, "guide": _guide(count + 1), "count": count}


def target(viewer: Person, found: Target, form: WhyForm, outside: OutsideForm) -> dict[str, Any]:
    post = queries.post(viewer, found)
    return {
        "target": found,
        "person": found.person,
        "post": post,
        "next": Reached(post.next_rung).label if post.next_rung else "",
        "form": form,
        "outside": outside,
    }
