"""The everyday talk between the told stories: short, made of many parts, among those who are close to each other."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from . import calendar, talk
from .crowd import ACROSS, BRIDGES, Member
from .talk import Say, Talk, Thank

HOMES = {
    "university": "living-soil-lab", "council": "public-plate", "kitchens": "public-plate",
    "coops": "valley-co-ops", "mills": "valley-co-ops", "paper": "courier-commons",
}  # fmt: skip
HOW_MANY = 192


@dataclass
class Room:
    """Who is in which community since when, by how many days ago."""

    since: dict[tuple[str, str], timedelta]

    def holds(self, member: Member, within: str, ago: timedelta) -> bool:
        came = self.since.get((member.key, within))
        return came is not None and ago < came and member.was_here(ago)


@dataclass
class Chatter:
    """Makes everyday conversations, none like another."""

    today: datetime
    members: dict[str, Member]
    room: Room
    handles: dict[str, str]
    dice: Random = field(default_factory=lambda: Random("7 small talk"))  # noqa: S311 - a story, no secret
    used: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        words = talk.read("smalltalk")
        self.slots: dict[str, list[str]] = words["slots"]
        self.topics: list[dict[str, Any]] = words["topic"]
        self.tails: list[str] = words["tails"]
        self.calls: list[str] = words["calls"]

    def year(self, share: float = 1.0) -> list[Talk]:
        """A year of it."""
        days = calendar.some_days(self.dice, self.today, round(HOW_MANY * share))
        return [made for day in days if (made := self._make(calendar.waking(self.dice, day)))]

    def _make(self, at: datetime) -> Talk | None:
        ago = self.today - at
        topic = min(self.dice.sample(self.topics, 4), key=lambda one: self.used[one["titles"][0]])
        starters = [m for m in self._here("soil-and-table", ago) if m.trade in topic["fields"] and m.keen]
        if not starters:
            return None
        # Whoever has just begun something lets others begin the next.
        eager = [m.keen / (1 + self.used[f"begun by {m.key}"] / 2) for m in starters]
        starter = self.dice.choices(starters, eager)[0]
        self.used[f"begun by {starter.key}"] += 1
        home = HOMES.get(starter.trade, "")
        at_home = home and self.room.holds(starter, home, ago) and self.dice.random() < 0.3
        within = home if at_home else "soil-and-table"
        self.used[topic["titles"][0]] += 1
        made = Talk(at, within, topic["kind"], starter.key, *self._opening(topic))
        for member in self._company(starter, within, ago):
            self._exchange(made, topic, member)
        self._thanks(made, within, ago)
        return made

    def _here(self, within: str, ago: timedelta) -> list[Member]:
        return [m for m in self.members.values() if self.room.holds(m, within, ago)]

    def _company(self, starter: Member, within: str, ago: timedelta) -> list[Member]:
        """Those close to the starter mostly, one or two of the same field, seldom somebody who goes between."""
        here = [m for m in self._here(within, ago) if m.key != starter.key and m.keen]
        close = [m for m in here if m.key in starter.circle]
        mates = self.dice.sample(close, min(len(close), self.dice.choice((2, 2, 3))))
        near = [m for m in here if m.trade == starter.trade and m not in mates]
        far = [m for m in here if m.trade in ACROSS[starter.trade]]
        others = [*self._some(near, 0.3), *self._some(far, 0.4)]
        between = [m for m in here if m.key in BRIDGES and self._meets(m, starter)]
        others += [m for m in between if self.dice.random() < 0.09]
        return list({m.key: m for m in (*mates, *others)}.values())

    def _some(self, members: list[Member], chance: float) -> list[Member]:
        """One of them, as likely as they are keen; or none."""
        if not members or self.dice.random() >= chance:
            return []
        return self.dice.choices(members, [m.keen for m in members])

    def _meets(self, bridge: Member, starter: Member) -> bool:
        """The council is reached by one person only, and not through the everyday."""
        return starter.trade != "council" and bridge.trade != starter.trade

    def _exchange(self, made: Talk, topic: dict[str, Any], member: Member) -> None:
        """An answer, often an answer to it, sometimes a third and a fourth word."""
        close = member.key in self.members[made.by].circle
        turns = [("answers", member.key, 1.0), ("backs", made.by, 0.95 if close else 0.4)]
        turns += [("more", member.key, 0.8 if close else 0.1), ("closing", made.by, 0.7 if close else 0)]
        to = 0
        for part, by, chance in turns:
            if self.dice.random() >= chance:
                return
            at = (made.says[-1].at if made.says else made.at) + timedelta(
                hours=self.dice.choice((0, 0, 1, 2, 4, 7, 16)), minutes=self.dice.randrange(3, 58)
            )
            if at > self.today:
                return
            answered = made.by if by != made.by else member.key
            words = self._words(topic, part, answered) + self._call(made, member)
            made.says.append(Say(by, words, to, at))
            to = len(made.says)

    def _thanks(self, made: Talk, within: str, ago: timedelta) -> None:
        quiet = [m.key for m in self._here(within, ago) if m.trade == self.members[made.by].trade]
        audience = {made.by, *(say.by for say in made.says)}
        for place, say in enumerate(made.says, 1):
            answered = made.by if say.to == 0 else made.says[say.to - 1].by
            close = say.by in self.members[answered].circle
            given = [answered] if self.dice.random() < (0.75 if close else 0.2) else []
            given += [key for key in sorted(audience - {say.by, answered}) if self.dice.random() < 0.02]
            made.thanks += [self._thank(key, place, say.at) for key in given]
        given = [key for key in quiet if key != made.by and self.dice.random() < 0.01]
        made.thanks += [self._thank(key, 0, made.at) for key in given]

    def _thank(self, by: str, to: int, at: datetime) -> Thank:
        return Thank(by, to, min(at + timedelta(minutes=self.dice.randrange(20, 2000)), self.today))

    def _opening(self, topic: dict[str, Any]) -> tuple[str, str]:
        words = self._fresh(topic["opens"])
        again = f" {self._fresh(self.tails, name='somebody')}" if self.used[words] > 1 else ""
        return self._fresh(topic["titles"]), words + again

    def _words(self, topic: dict[str, Any], part: str, answered: str) -> str:
        """What is said, with something of one's own after it where it was said before, or at a whim."""
        name = self.members[answered].part.first
        words = self._fresh(topic.get(part) or self.slots[part], name=name)
        if self.used[words] > 1 or (part == "answers" and self.dice.random() < 0.3):
            words = f"{words} {self._fresh(self.tails, name=name)}"
        return words

    def _call(self, made: Talk, member: Member) -> str:
        """Now and then somebody who is not in the talk is called in."""
        if self.dice.random() >= 0.035:
            return ""
        ago, said = self.today - made.at, {made.by, *(say.by for say in made.says)}
        here = [
            m
            for m in self._here(made.within, ago)
            if m.trade == member.trade and m.keen and m.key not in said
        ]
        called = self.dice.choice(here).key if here else ""
        return f" {self.dice.choice(self.calls).format(call=self.handles[called])}" if called else ""

    def _fresh(self, phrases: list[str], **known: str) -> str:
        """One of the phrases with its gaps filled, one that was said the least so far."""
        tried = [self._filled(phrase, known) for phrase in self.dice.sample(phrases, min(5, len(phrases)))]
        words = min(tried, key=lambda one: (self.used[one], tried.index(one)))
        self.used[words] += 1
        return words

    def _filled(self, phrase: str, known: dict[str, str]) -> str:
        slots = {name: self.dice.choice(fillings) for name, fillings in self.slots.items()}
        words = phrase.format(**(slots | known))
        return words[0].upper() + words[1:]
