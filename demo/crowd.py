"""Everybody: the cast, their neighbours, and the rest of the valley, with how much each talks and whom they are close to."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any

from . import calendar, cast, talk
from .cast import Part

TRADES = {
    "growers": "private",
    "mills": "private",
    "coops": "nonprofit",
    "trusts": "nonprofit",
    "kitchens": "public",
    "council": "public",
    "university": "academia",
    "paper": "media",
}
# How far people of a trade decide for others, as most of them would say.
TIERS = {"council": 3, "paper": 3, "trusts": 1}
CORE = {
    "nell": "trusts", "ruth": "growers", "callum": "growers", "joaquin": "growers", "lucy": "kitchens",
    "priya": "council", "meilin": "university", "tomasz": "coops", "wendell": "trusts", "orla": "paper",
}  # fmt: skip
# Whom people of a trade have to do with besides their own. Growers and the council are in nobody's line.
ACROSS = {
    "growers": ("mills", "university", "growers"),
    "mills": ("growers", "coops", "kitchens"),
    "coops": ("growers", "mills", "kitchens"),
    "trusts": ("university", "growers", "paper"),
    "kitchens": ("council", "coops", "mills"),
    "council": ("kitchens", "university"),
    "university": ("growers", "trusts", "kitchens"),
    "paper": ("trusts", "university"),
}
BRIDGES = ("wendell", "nell", "tomasz", "lucy")
NEWCOMERS = {"gareth": 24}
# Whose days are spent side by side: they answer each other every week or two.
CIRCLES = (
    ("ruth", "callum", "ewan"), ("joaquin", "soledad", "dafydd"), ("ruth", "joaquin", "hana"),
    ("lena", "kofi", "tomasz"), ("jonah", "mabel", "bridie"), ("amina", "lucy", "seun"),
    ("yusra", "lucy", "beatriz"), ("meilin", "ifeoma", "emeka"), ("nell", "wendell", "beatriz"),
    ("sunniva", "harald", "nell"), ("priya", "anders", "idris"), ("orla", "marguerite"), ("ruth", "meilin"),
    ("callum", "ifeoma"), ("wendell", "ruth"), ("peter", "dafydd"), ("tomasz", "amina"), ("priya", "amina"),
)  # fmt: skip


@dataclass(slots=True)
class Member:
    """A person of the demo: the part they play, and how they play it."""

    key: str
    part: Part
    trade: str
    keen: float
    arrives: timedelta
    inviter: str
    counts_ties: bool = True
    leaves: timedelta | None = None
    circle: list[str] = field(default_factory=list)

    @property
    def tier(self) -> int | None:
        """How far they decide for others; who hardly speaks has not said."""
        return TIERS.get(self.trade, 2) if self.keen else None

    def was_here(self, ago: timedelta) -> bool:
        """Whether they were a member of the network so long before today."""
        return ago <= self.arrives and (self.leaves is None or ago > self.leaves)


def everybody(scale: float = 1.0) -> dict[str, Member]:
    """All members by their short name, in the order they came."""
    dice = Random("7 people")  # noqa: S311 - a story, no secret
    known = _known(dice)
    rest = _rest(dice, scale)
    members = {member.key: member for member in (*known, *rest)}
    _circles(dice, members)
    return dict(sorted(members.items(), key=lambda one: -one[1].arrives))


def _known(dice: Random) -> list[Member]:
    told = talk.read("neighbours")["core"]
    parts = {
        part.portrait: (_with_place(part, told[part.portrait]), CORE[part.portrait]) for part in cast.CAST
    }
    return [
        _known_member(dice, key, part, trade) for key, (part, trade) in (parts | cast.neighbours()).items()
    ]


def _with_place(part: Part, told: dict[str, str]) -> Part:
    return replace(part, place=told["place"], story=told["story"].strip())


def _known_member(dice: Random, key: str, part: Part, trade: str) -> Member:
    days = NEWCOMERS.get(key, 399 - dice.randrange(1, 30))
    keen = 0.5 if key in NEWCOMERS else 4.0 if key in {"ruth", "wendell", "callum", "meilin", "lucy"} else 3.0
    inviter = "orla" if key in NEWCOMERS else "nell"
    return Member(key, part, trade, keen, timedelta(days=400 if key == "nell" else days), inviter)


def _rest(dice: Random, scale: float) -> list[Member]:
    words = talk.read("crowd")
    names = [f"{first} {last}" for first, last in zip(words["first"], words["last"], strict=True)]
    dice.shuffle(names)
    rows = [(trade, line) for trade in TRADES for line in words["field"][trade]["taglines"]]
    rows = [rows[place] for place in calendar.evenly(rows, scale)]
    return [_one_of_many(dice, words, name, *row) for name, row in zip(names, rows, strict=False)]


def _one_of_many(dice: Random, words: dict[str, Any], name: str, trade: str, tagline: str) -> Member:
    own = words["field"][trade]
    interests = tuple(dict.fromkeys([dice.choice(own["interests"]), *dice.sample(words["interests"], 2)]))
    story = f"{dice.choice(own['stories'])} {dice.choice(words['asides'])}" if dice.random() < 0.5 else ""
    key = cast.plain(name).replace(" ", ".").replace("’", "").replace("'", "")
    part = Part(name, tagline, TRADES[trade], dice.choice(words["places"]), interests, story, post=key)
    inviter = dice.choice(
        [key for key, home in CORE.items() if home == trade] or ["nell", "wendell", "wendell"]
    )
    keen = dice.choice((0, 0, 0.4, 0.4, 0.6, 0.6, 0.9, 1.2))
    # Most came in the first half of the year, a dozen in the last three weeks.
    days = (
        dice.choice((1, 2, 3, 6, 9, 14, 20)) if dice.random() < 0.08 else int(dice.triangular(30, 365, 320))
    )
    says_yes = trade == "paper" or dice.random() < 0.77
    leaves = timedelta(days=100) if dice.random() < 0.015 and days > 200 else None
    return Member(key, part, trade, keen, timedelta(days=days), inviter, says_yes, leaves)


def _circles(dice: Random, members: dict[str, Member]) -> None:
    """The named circles, and two or three for each trade among those who talk most."""
    for circle in CIRCLES:
        _draw_close(members, [key for key in circle if key in members])
    for trade in TRADES:
        talkers = [m.key for m in members.values() if m.trade == trade and m.keen and m.part.post]
        dice.shuffle(talkers)
        for start in range(0, len(talkers) - 1, 3):
            _draw_close(members, talkers[start : start + 3])


def _draw_close(members: dict[str, Member], circle: list[str]) -> None:
    for key in circle:
        mates = members[key].circle
        mates.extend(other for other in circle if other != key and other not in mates)
