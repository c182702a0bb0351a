"""A conversation before it is told: who says what, when, to which message, and who thanks for it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from . import calendar

WORDS = Path(__file__).parent / "scenes" / "words"


@dataclass(frozen=True, slots=True)
class Say:
    """An answer to the message at this place in the talk: 0 is the first one."""

    by: str
    words: str
    to: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Thank:
    by: str
    to: int
    at: datetime


@dataclass(slots=True)
class Talk:
    at: datetime
    within: str
    kind: str
    by: str
    title: str
    words: str
    photos: list[tuple[str, str]] = field(default_factory=list)
    says: list[Say] = field(default_factory=list)
    thanks: list[Thank] = field(default_factory=list)


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


def written(name: str, today: datetime, share: float = 1.0) -> list[Talk]:
    """The conversations of a file of words, in the order they happened, on the days they belong to."""
    rows = read(name)["talk"]
    kept = [rows[place] for place in calendar.evenly(rows, share)]
    talks = [_talk(row, today, Random(f"7 {row['title']}")) for row in kept]  # noqa: S311 - a story, no secret
    return sorted(talks, key=lambda talk: talk.at)


def _talk(row: Mapping[str, Any], today: datetime, dice: Random) -> Talk:
    talk = Talk(
        _begins(row, today, dice), row["in"], row["kind"], row["by"], row["title"], row["words"].strip()
    )
    talk.photos = [(name, shows) for name, shows in row.get("photos", [])]
    at, end = talk.at, today - timedelta(minutes=12)
    pauses = (0.4, 0.9, 2, 4, 9, 15) if "ago" in row else (0.5, 1, 2, 5, 9, 14, 26, 40)
    for place, (by, words, *to) in enumerate(row.get("says", []), 1):
        at = min(at + timedelta(hours=dice.choice(pauses), minutes=dice.randrange(50)), end - (end - at) / 3)
        talk.says.append(Say(by, words.strip(), to[0] if to else 0, at))
        for thanker in _thankers(talk, place, dice):
            talk.thanks.append(Thank(thanker, place, min(at + timedelta(hours=dice.randrange(1, 9)), end)))
    for by in row.get("thanked", []):
        talk.thanks.append(Thank(by, 0, min(talk.at + timedelta(hours=dice.randrange(1, 30)), end)))
    return talk


def _begins(row: Mapping[str, Any], today: datetime, dice: Random) -> datetime:
    if "ago" in row:
        return today - timedelta(hours=round(row["ago"] * 24), minutes=dice.randrange(5, 55))
    return calendar.waking(dice, calendar.latest(row["on"], today))


def _thankers(talk: Talk, place: int, dice: Random) -> list[str]:
    """Who thanks for an answer: often the one it was given to, sometimes another who is in the talk."""
    said = talk.says[place - 1]
    answered = talk.by if said.to == 0 else talk.says[said.to - 1].by
    others = sorted({talk.by, *(say.by for say in talk.says)} - {said.by, answered})
    thankers = [answered] if dice.random() < 0.6 else []
    thankers += [other for other in others if dice.random() < 0.22]
    return [thanker for thanker in thankers if thanker != said.by]
