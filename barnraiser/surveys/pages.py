"""What the pages show: questions, figures in words, and why a figure is not given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.web.parts import How, Measure
from barnraiser.people.models import Person

from . import queries
from .forms import AnswerForm, OpenForm
from .instruments import INSTRUMENTS, PULSE, WORDS, Answers, Scale
from .models import Result, Round
from .rules import is_quiet, may_ask

REFUSED = (
    "Fewer than ten people answered this. Ten would have been enough: a mean of fewer tells about persons."
)
SPLIT_REFUSED = (
    "Not shown: in groups this small, or with the other figures beside it, it would tell about single people. "
    "Two groups of ten would be enough."
)
BANDS = ("in the lower third", "in the middle", "in the upper third")


@dataclass(frozen=True, slots=True)
class Cell:
    """A group with its figure in words, or why there is none."""

    group: str
    value: str
    spread: str


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    cells: list[Cell]
    refusal: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One scale on the page: its figure and fixed breakdowns, or the refusal."""

    scale: Scale
    measure: Measure | None
    refusal: str
    bands: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Line:
    """A round in the list, with the figures of a closed pulse apart."""

    round: Round
    figures: list[str]
    is_settled: bool


def listing(viewer: Person, community: Community) -> dict[str, Any]:
    rounds = list(queries.of(viewer, community)[:40])
    results = queries.settled(rounds)
    return _inside(viewer, community) | {
        "open": [round for round in rounds if round.is_open()],
        "closed": [_line(round, results.get(round.pk)) for round in rounds if not round.is_open()],
        "may_ask": may_ask(viewer, community),
        "scales": PULSE.scales,
    }


def _line(round: Round, result: Result | None) -> Line:
    if result is None or round.instrument != PULSE.key:
        return Line(round, [], result is not None)
    told = (queries.figure_of(result.figures["scales"][scale.key]) for scale in PULSE.scales)
    return Line(round, [f"{value(one)}, {spread(one)}" if one else "Too few answers" for one in told], True)


def opening(viewer: Person, community: Community, form: OpenForm) -> dict[str, Any]:
    return _inside(viewer, community) | {
        "form": form,
        "instruments": INSTRUMENTS.values(),
        "quiet": is_quiet(community),
    }


def asking(viewer: Person, round: Round, form: AnswerForm, *, is_aside: bool) -> dict[str, Any]:
    return _inside(viewer, round.community) | {
        "round": round,
        "asks": round.asks,
        "form": form,
        "is_aside": is_aside,
        "ends": (WORDS[Answers.TRUST][0], WORDS[Answers.TRUST][-1]),
    }


def answered(viewer: Person, round: Round) -> dict[str, Any]:
    return _inside(viewer, round.community) | {"round": round, "asks": round.asks}


def results(viewer: Person, round: Round, result: Result) -> dict[str, Any]:
    figures = result.figures
    return _inside(viewer, round.community) | {
        "round": round,
        "asks": round.asks,
        "said": turnout(figures),
        "shown": [shown(scale, figures["scales"][scale.key]) for scale in round.asks.scales],
        "consent": queries.consent_of(viewer, round),
        "motive": main_motive(round, figures),
    }


def mine(viewer: Person) -> dict[str, Any]:
    seen = set(queries.visible_to(viewer).values_list("pk", flat=True))
    rows = [(sheet.consent, queries.in_words(sheet)) for sheet in queries.mine(viewer)]
    return {"rows": [(consent, words, consent.round_id in seen) for consent, words in rows]}


def turnout(figures: Mapping[str, Any]) -> str:
    asked = figures["asked"]
    if figures["answered"] is None:
        return f"Fewer than ten of {asked} members answered."
    return f"{figures['answered']} of {asked} members answered."


def shown(scale: Scale, told: Mapping[str, Any]) -> Shown:
    figure = queries.figure_of(told)
    if figure is None:
        return Shown(scale, None, REFUSED, "", [])
    measure = Measure(
        title=scale.title,
        meaning=scale.meaning,
        value=value(figure),
        unit=f"on a scale from {scale.low} to {scale.high}",
        doubt=f"very likely {spread(figure)}; {figure.n} answers",
        how=how(scale, told),
        id=scale.key,
    )
    return Shown(scale, measure, "", _bands(told["bands"]), [_part(part) for part in told["splits"]])


def value(figure: queries.Figure) -> str:
    """The mean in words that do not say more than is known."""
    more = {"high": " or more", "low": " or less"}.get(figure.end, "")
    return f"{figure.mean:.1f}{more}"


def spread(figure: queries.Figure) -> str:
    return f"between {figure.low:.1f} and {figure.high:.1f}"


def how(scale: Scale, told: Mapping[str, Any]) -> How:
    many = len(scale.questions) > 1
    read = "each person’s mean of the questions below it" if many else "what each person answered"
    notes = [
        (
            "The range",
            "A 95 % interval after Student’s t. It speaks of everybody only if those who answered are like those who did not.",
        ),
        (
            "Rounding",
            f"To {told['step']}, and never a range of less than a twentieth of the scale to each side. The fewer people answer, "
            "the coarser: somebody who knew all other answers could place the last one only roughly.",
        ),
        (
            "Smallest group",
            "Ten answers, and ten in whatever could be worked out by subtracting one figure from another. How many answered "
            "in a group is not told, so that nobody learns who did not.",
        ),
        (
            "When",
            "Once, when the round closed. It is not worked out again, whoever takes an answer back or leaves later.",
        ),
    ]
    if many:
        asked = " · ".join(q.words + (" (turned round)" if q.is_reversed else "") for q in scale.questions)
        notes.append(("The questions", asked))
        notes.append(
            (
                "What it cannot say",
                "The wording is our own. How well the questions hang together has not been measured yet, "
                "so compare it with itself over time, and with nothing else.",
            )
        )
    return How(f"The mean of {told['n']} people: {read}, from {scale.low} to {scale.high}.", tuple(notes))


def _bands(told: list[int] | None) -> str:
    if told is None:
        return ""
    return "Of ten who answered, about " + ", ".join(
        f"{count} {words}" for count, words in zip(told, BANDS, strict=True)
    )


def _part(told: Mapping[str, Any]) -> Part:
    if told["refused"]:
        return Part(told["title"], [], SPLIT_REFUSED)
    return Part(told["title"], [_cell(cell) for cell in told["cells"]], "")


def _cell(told: Mapping[str, Any]) -> Cell:
    if told["figure"] is None:
        return Cell(told["group"], "Too few to show", "")
    figure = queries.figure_of(told["figure"])
    assert figure  # noqa: S101 - a cell that is shown has its figure
    return Cell(told["group"], value(figure), spread(figure))


def main_motive(round: Round, figures: Mapping[str, Any]) -> str:
    """What members come for most, where it is clear: the other figures are read with that in mind."""
    told = [(scale, queries.figure_of(figures["scales"][scale.key])) for scale in round.asks.scales]
    known = sorted(
        ((figure, scale) for scale, figure in told if figure and scale.key in round.asks.motives),
        key=lambda pair: -pair[0].mean,
    )
    if len(known) < 2:
        return ""
    (first, most), (second, _) = known[:2]
    if first.low <= second.high:
        return (
            "No reason for coming stands out clearly. Read figures of ties and talk as those of a mixed room."
        )
    return f"Members come most of all {most.title[:1].lower()}{most.title[1:]}. Read figures of ties and talk with that in mind."


def _inside(viewer: Person, community: Community) -> dict[str, Any]:
    return {"community": community, "tabs": communities.tabs_for(viewer, community)}
