"""What planning keeps of a message's body: how long it is, whether it asks, how it opens."""

import re
from dataclasses import dataclass

OPENING = 80

_QUOTED = re.compile(r"^\s*(>|\|)|wrote:\s*$|^\s*on .{5,80}$", re.IGNORECASE)
_SIGNATURE = re.compile(r"^--\s*$")


@dataclass(frozen=True, slots=True)
class Glance:
    length: int
    asks: bool
    opening: str


def glance(body: str) -> Glance:
    """The length, whether the writer's own words end in a question, and the first of them."""
    own = _own_words(body)
    asks = any(line.rstrip().endswith("?") for line in own[-6:]) and bool(own)
    opening = " ".join(own)[: OPENING + 1]
    if len(opening) > OPENING:
        opening = opening[:OPENING].rsplit(" ", 1)[0] + "…"
    return Glance(len(body), asks, opening)


def pack(body: str) -> str:
    """A glance at the body as a short string, for readers that keep strings."""
    seen = glance(body)
    return f"{seen.length}\n{int(seen.asks)}\n{seen.opening}"


def unpack(kept: str) -> Glance:
    length, asks, opening = kept.split("\n", 2)
    return Glance(int(length), asks == "1", opening)


def _own_words(body: str) -> list[str]:
    own: list[str] = []
    for line in body.splitlines()[:400]:
        if _SIGNATURE.match(line):
            break
        if line.strip() and not _QUOTED.search(line):
            own.append(line.strip())
    return own
