"""What is to be mended, one thing a line, in words that say where and how."""

from collections.abc import Mapping

from ..models import Person
from .comparing import Finding, Outcome, Part

LONGEST = 160
_WAYS = {
    "unreachable": "We could not reach {where}. See whether it opens for you; if only you can see it, paste its source here instead.",
    "answered_no": "{where} answered that it is not there, or not for us. See whether the address is right; if only you can see the page, paste its source.",
    "too_large": "{where} is larger than what we read. Paste the part of its source that tells of you.",
    "goes_round": "{where} sends us on and on to other addresses. List the page where it ends.",
    "of_another_kind": "What is at {where} is no page. List a page that shows who you are.",
}
_YOURS = {Part.NAME: "your name is", Part.TAGLINE: "your tagline says", Part.WEBSITE: "your website is"}
_HERE = {Part.NAME: "it is", Part.TAGLINE: "it says", Part.WEBSITE: "it is"}


def trouble(where: str, kind: str, leads_on: str = "") -> str:
    """Why the page could not be read, and what to do."""
    if leads_on:
        return f"{where} leads on to {leads_on}. List that page itself."
    return _WAYS[kind].format(where=where)


def fixes(
    person: Person, where: str, found: Mapping[Part, Finding], home: str, *, links_back: bool
) -> list[str]:
    """A sentence for each thing that is not the same, and nothing for what the page leaves out."""
    lines = []
    if not links_back:
        lines.append(f'{where} does not link back here yet. Add a link to {home} there, with rel="me".')
    return lines + [line for part, finding in found.items() if (line := _line(person, where, part, finding))]


def _line(person: Person, where: str, part: Part, finding: Finding) -> str:
    if finding.note:
        return f"The picture on {where} was not compared. {finding.note}"
    if finding.outcome != Outcome.DIFFERS:
        return ""
    if part == Part.PICTURE:
        return f"On {where} your picture is another one than here. Change one of them."
    mine = getattr(person, part.value)
    return f"On {where} {_YOURS[part]} “{_cut(finding.there)}”. Here {_HERE[part]} “{_cut(mine)}”. Change one of them."


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
