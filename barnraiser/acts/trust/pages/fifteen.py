"""What the list of fifteen shows beside its rows: benches, coverage, who has gone quiet, the next small thing."""

from dataclasses import dataclass
from typing import Any

from barnraiser.people.models import Person

from .. import queries
from ..forms import NotNowForm, OutsideForm, RhythmForm, WhyForm
from ..models import Target
from ..rules import FEWEST, MOST
from ..stages import MEANS, Reached
from .coverage import ORDER, coverage
from .doors import doors_to


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
        "coverage": coverage(viewer, posts),
        "quiet": _quiet(viewer, posts),
        "due": [one for one in posts if one.is_due],
        "steps": [(each.label, MEANS[each]) for each in Reached],
    }


def _benches(posts: list[queries.Post]) -> list[Bench]:
    """The five sectors, also the empty ones; and those who named none."""
    benches = [Bench(s, s.label, [one for one in posts if one.sector == s]) for s in ORDER]
    rest = [one for one in posts if not one.sector]
    return [*benches, Bench("", "No sector named", rest)] if rest else benches


@dataclass(frozen=True, slots=True)
class Quiet:
    """One with whom it has gone quiet, and what the two did last."""

    post: queries.Post
    last: queries.Behind | None


def _quiet(viewer: Person, posts: list[queries.Post]) -> list[Quiet]:
    """Those on the list with whom nothing has passed for half a year, the longest first. Whoever is not for one is left
    in peace.
    """
    found = [one for one in posts if one.is_quiet and one.is_seen and one.is_for_me]
    found.sort(key=lambda one: (one.last, one.target.pk))
    last = queries.lasts(viewer, [one.person for one in found])
    return [Quiet(one, last.get(one.person.pk)) for one in found]


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


def target(viewer: Person, found: Target, **wrong: Any) -> dict[str, Any]:
    """One of the fifteen; a form that has to be put right is given by its name."""
    post = queries.post(viewer, found)
    is_open = post.is_seen and found.person.is_claimed
    return {
        "target": found,
        "person": found.person,
        "post": post,
        "next": Reached(post.next_rung).label if post.next_rung else "",
        "ground": queries.ground(viewer, found.person) if is_open else None,
        "doors": doors_to(viewer, found.person) if is_open else None,
        "has_rhythm": queries.rhythm_of(found) is not None,
        "form": WhyForm(initial={"why": found.why}),
        "outside": OutsideForm(),
        "rhythm": RhythmForm.about(queries.rhythm_of(found)),
        "not_now": NotNowForm(),
    } | wrong
