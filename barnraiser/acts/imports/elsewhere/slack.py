"""A workspace's export from Slack: what was said in its public channels.

A thread is a conversation. What was said in a channel in no thread is one conversation a day, as people there read it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tiework.readers.jsons import text_of
from tiework.readers.limits import Budget, Limits
from tiework.readers.slack import SPOKEN, days_in, items, root_of
from tiework.readers.unpacking import Source
from tiework.readers.zips import Zip, zipped

from ..letters import Letter, known_as, nowhere
from . import why
from .moments import at
from .mrkdwn import as_markdown

_ADDRESS = re.compile(r"[^\s@<>()\"\\,;:]{1,64}@[^\s@<>()\"\\,;:]{1,180}")
_PUBLIC = "channels.json"
_CLOSED = {"groups.json": why.PRIVATE_CHANNELS, "dms.json": why.DIRECT, "mpims.json": why.DIRECT}


def slack(path: Source, name: str, site: str, left_out: Counter[str]) -> Iterator[Letter]:
    limits = Limits()
    with zipped(path, name, limits) as archive:
        root = root_of(archive)
        house = _House(Budget(limits, archive.name))
        for _, user in items(archive, root + "users.json", limits):
            house.meet(user)
        house.settle()
        rooms = _rooms(archive, root, limits, house)
        for day in days_in(archive, root):
            folder, on = day[len(root) :].removesuffix(".json").split("/")
            for _, message in items(archive, day, limits):
                if closed := rooms.closed(folder):
                    left_out[closed] += 1
                elif letter := _letter(house, rooms.public[folder], folder, on, message, left_out):
                    yield letter


@dataclass(slots=True)
class _House:
    """Who is there, under which name and address; and what tells this workspace from every other."""

    budget: Budget
    names: dict[str, str] = field(default_factory=dict)
    mail: dict[str, str] = field(default_factory=dict)
    robots: set[str] = field(default_factory=lambda: {"USLACKBOT"})
    team: str = ""

    def meet(self, user: Mapping[str, Any]) -> None:
        person, profile = text_of(user.get("id")), user.get("profile")
        said = profile if isinstance(profile, dict) else {}
        if user.get("is_bot") is True:
            self.robots.add(self.budget.hold(person))
            return
        names = (user.get("real_name"), said.get("real_name"), said.get("display_name"), user.get("name"))
        name = next((found for one in names if (found := text_of(one).strip())), "")
        self.names[self.budget.hold(person)] = self.budget.hold(name[:200])
        address = text_of(said.get("email")).strip().lower()
        if _ADDRESS.fullmatch(address):
            self.mail[person] = self.budget.hold(address)
        self.team = self.team or text_of(user.get("team_id"))[:60]

    def settle(self) -> None:
        """An address that several have says of none of them who they are."""
        shared = Counter(self.mail.values())
        self.mail = {person: address for person, address in self.mail.items() if shared[address] == 1}

    def address(self, person: str) -> str:
        return self.mail.get(person) or nowhere(person, self.team or "workspace", "slack")

    def name(self, person: str) -> str:
        return self.names.get(person) or "somebody"


@dataclass(frozen=True, slots=True)
class _Rooms:
    public: dict[str, str]
    others: dict[str, str]

    def closed(self, folder: str) -> str:
        """Why nothing said in this folder is brought; empty where it is. What no list names is not known to be public."""
        return "" if folder in self.public else self.others.get(folder, why.PRIVATE_CHANNELS)


def _rooms(archive: Zip, root: str, limits: Limits, house: _House) -> _Rooms:
    """The channels by the name of their folder, each with what tells it from others when it is renamed."""
    public: dict[str, str] = {}
    others: dict[str, str] = {}
    first = ("", "")
    for _, channel in items(archive, root + _PUBLIC, limits):
        folder, key = text_of(channel.get("name")), text_of(channel.get("id"))
        first = (
            min(first, (text_of(channel.get("created")), key))
            if first[1]
            else (text_of(channel.get("created")), key)
        )
        house.budget.spend(300)
        if channel.get("is_private") is True:
            others[folder] = why.PRIVATE_CHANNELS
        else:
            public[folder] = key or folder
    for listing, reason in _CLOSED.items():
        for _, channel in items(archive, root + listing, limits):
            house.budget.spend(300)
            others |= dict.fromkeys((text_of(channel.get("id")), text_of(channel.get("name"))), reason)
    house.team = house.team or known_as("slack", first[1])[:20]
    for folder in others:
        public.pop(folder, None)
    return _Rooms(public, others)


def _letter(
    house: _House, room: str, folder: str, on: str, message: Mapping[str, Any], left_out: Counter[str]
) -> Letter | None:
    by, when = text_of(message.get("user")), at(text_of(message.get("ts")))
    if (
        message.get("type", "message") != "message"
        or text_of(message.get("subtype")) not in SPOKEN
        or message.get("bot_id")
        or by in house.robots
    ):
        left_out[why.ROBOTS] += 1
    elif not by or when is None:
        left_out[why.UNREADABLE] += 1
    elif not (words := _words(house, message)):
        left_out[why.EMPTY] += 1
    else:
        own, thread = text_of(message.get("ts")), text_of(message.get("thread_ts"))
        # Nothing stands for the day itself: what was said on it answers nobody, and stands together.
        within = known_as("slack", house.team, room, "day", on) + "@slack"
        answers = (_id(house, room, thread),) if thread and thread != own else ()
        return Letter(
            id=_id(house, room, own),
            name=house.names.get(by) or by,
            address=house.address(by),
            at=when,
            title="" if thread else f"#{folder}, {_day(on)}",
            words=words,
            answers=answers,
            within="" if thread else within,
        )
    return None


def _id(house: _House, room: str, ts: str) -> str:
    return known_as("slack", house.team, room, ts) + "@slack"


def _words(house: _House, message: Mapping[str, Any]) -> str:
    words = as_markdown(text_of(message.get("text"))[:100_000], house.name)
    files = message.get("files")
    names = (
        [text_of(one.get("name") or one.get("title")) for one in files if isinstance(one, dict)]
        if isinstance(files, list)
        else []
    )
    shared = ", ".join(" ".join(name.split())[:80].strip("*_`[]<>") for name in names[:10] if name)
    return f"{words}\n\n*Not brought in: {shared}*".strip() if shared else words


def _day(name: str) -> str:
    """The day that a file is called by, as people write it."""
    try:
        day = date.fromisoformat(name)
    except ValueError:
        return name
    return f"{day.day} {day:%B %Y}"
