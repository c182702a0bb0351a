"""A form in a part that is included with `only` has its token handed in: without it no browser could send the form."""

import re
from collections.abc import Mapping
from pathlib import Path

from .house import ROOT

INCLUDE = re.compile(r"{%\s*include\s+[\"']([^\"']+)[\"']([^%]*)%}")
TOKEN = "{% csrf_token %}"


def templates() -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in (ROOT / "barnraiser").rglob("templates"):
        found |= {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.html")}
    return found


def without_token(pages: Mapping[str, str]) -> list[str]:
    """Each include that leaves a form without its token, as `page includes part`."""
    needs = {name for name, text in pages.items() if TOKEN in text}
    while more := {
        name for name in pages.keys() - needs if any(part in needs for part in _shared(pages[name]))
    }:
        needs |= more
    return [
        f"{name} includes {part}"
        for name, text in pages.items()
        for part, said in INCLUDE.findall(text)
        if part in needs and " only" in said and "csrf_token" not in said
    ]


def _shared(text: str) -> list[str]:
    """The parts that see everything the page sees."""
    return [part for part, said in INCLUDE.findall(text) if " only" not in said]


def test_every_form_has_its_token() -> None:
    assert without_token(templates()) == []


def test_planted_includes_are_seen() -> None:
    pages = {
        "a/form.html": f"<form>{TOKEN}</form>",
        "a/around.html": '{% include "a/form.html" %}',
        "a/bad.html": '{% include "a/around.html" with x=1 only %}',
        "a/good.html": '{% include "a/form.html" with csrf_token=csrf_token only %}',
    }
    assert without_token(pages) == ["a/bad.html includes a/around.html"]


def test_there_are_templates_to_look_at() -> None:
    assert len(templates()) > 100
    assert Path(ROOT / "barnraiser").is_dir()
