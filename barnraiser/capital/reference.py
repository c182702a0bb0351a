"""`docs/measures.md`: the engine's catalogue of measures, with what this house makes of each."""

from tiework.measures.catalogue import CATALOGUE, markdown

from barnraiser.ground.suppression import SMALLEST_CELL, SMALLEST_GROUP
from barnraiser.ties import queries as ties

from .behind import words
from .shown import FIGURES


def measures() -> str:
    """The whole page, the same every time as long as catalogue and policy are."""
    return "\n".join([*_head(), *_weights(), *_shown(), _catalogue()])


def _head() -> list[str]:
    return [
        "# What is measured, and how",
        "",
        "Made by `barnraiser measures_reference`; do not edit. "
        f"The catalogue holds {len(CATALOGUE)} measures; pages show those named below.",
        "",
        f"No figure is given for fewer than {SMALLEST_GROUP} members with a tie, no cell of a table under {SMALLEST_CELL}. "
        "Figures about one person are shown to that person alone.",
        "",
    ]


def _weights() -> list[str]:
    held = ties.default_policy()
    rows = [
        f"| `{code}` | {words(code)} | {worth.rule.weight:g} | {worth.why} |"
        for code, worth in ties.worths().items()
    ]
    return [
        "## What an act is worth for a tie",
        "",
        f"An act counts half after {held.half_life_days:g} days. A tie is present from a strength of {held.present:g}, "
        f"and strong from {held.theta:.2f} if it goes both ways. These are opinions, kept in one place.",
        "",
        "| kind | in words | weight | why |",
        "|---|---|---:|---|",
        *rows,
        "",
    ]


def _shown() -> list[str]:
    rows = [f"| {figure.title} | {figure.meaning} | `{figure.key}` |" for figure in FIGURES]
    return ["## What a community’s page shows", "", "| figure | in words | key |", "|---|---|---|", *rows, ""]


def _catalogue() -> str:
    lower = markdown().replace("\n### ", "\n#### ").replace("\n## ", "\n### ")
    return lower.replace("# Measures\n", "## The catalogue\n", 1)
