"""Slack: the zip that a workspace exports. Texts are looked at for mentions only, and not kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, Progress, shown
from tiework.readers.jsons import text_of, values
from tiework.readers.limits import Limits
from tiework.readers.unpacking import Opened, Source
from tiework.readers.zips import Zip, zipped

_MENTION = re.compile(r"<@([A-Z0-9]{2,40})(?:\|[^>]*)?>")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\.json$")
_LISTS = ("channels.json", "groups.json", "dms.json", "mpims.json")
SPOKEN = frozenset({"", "thread_broadcast", "file_share", "me_message", "bot_message"})
_MOST_THREADS = 500_000


def read_slack(
    source: Source, *, name: str | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Archive:
    """Read a Slack export.

    Returns
    -------
    Archive
        People of ``users.json`` but for bots, also those who never wrote. ``slack.replied`` toward who began the thread;
        ``slack.mentioned`` toward each person mentioned who is not already answered; ``slack.reacted`` toward the
        author, at the message's time, because an export does not say when; ``slack.messaged`` in direct messages, where
        the export has them; else ``slack.posted``. Joining a channel and what bots say is no act.

    Raises
    ------
    InputError
        Where the zip is no Slack export, or not safe to read.
    """
    bounds = limits or Limits()
    with zipped(source, name, bounds) as archive:
        root = root_of(archive)
        into = Collector(archive.name, bounds, progress)
        reading = _Slack(into)
        for _, user in items(archive, root + "users.json", bounds):
            reading.user(user)
        for listing in _LISTS:
            for _, channel in items(archive, root + listing, bounds):
                reading.channel(listing, channel)
        days = days_in(archive, root)
        for day in days:
            room = day[len(root) :].split("/")[0]
            for line, message in items(archive, day, bounds):
                reading.message(line, room, message)
    return into.archive("slack", read_as=f"Slack export: {_days(len(days))} of channels")


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def root_of(archive: Zip) -> str:
    """Return the folder of the zip in which the export lies, with its slash; empty where it lies at the top."""
    found = min((n for n in archive.names if n.split("/")[-1] == "users.json"), key=len, default=None)
    if found is None or found.count("/") > 1:
        raise InputError("a Slack export, with users.json in it", found="a zip without it", file=archive.name)
    return found.removesuffix("users.json")


def days_in(archive: Zip, root: str) -> list[str]:
    """Return the files of what was said, day by day in each channel, so that a thread's beginning comes before its answers."""
    return sorted(
        name
        for name in archive.names
        if name.startswith(root) and name.count("/") == root.count("/") + 1 and _DAY.search(name)
    )


def items(archive: Zip, member: str, limits: Limits) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read the objects of one file of the export, each with its line; none where the file is not there."""
    if member in archive.names:
        with archive.open(member) as stream:
            file = Opened(stream, f"{archive.name}: {member}", member)
            for line, _, value in values(file, [("*",)], limits):
                if isinstance(value, dict):
                    yield line, value


class _Slack:
    def __init__(self, into: Collector) -> None:
        self.into = into
        self.bots: set[str] = {"USLACKBOT"}
        self.rooms: dict[str, tuple[str, ...]] = {}
        self.began: dict[tuple[str, str], str] = {}

    def user(self, user: Mapping[str, Any]) -> None:
        person = text_of(user.get("id"))
        if user.get("is_bot") is True or person in self.bots:
            self.bots.add(self.into.budget.hold(person))
            return
        if not self.into.usable(person, 1):
            return
        profile = user.get("profile")
        said = profile if isinstance(profile, dict) else {}
        names = (user.get("real_name"), said.get("real_name"), said.get("display_name"), user.get("name"))
        self.into.person(person)
        self.into.call(person, next((name for one in names if (name := text_of(one).strip())), ""))

    def channel(self, listing: str, channel: Mapping[str, Any]) -> None:
        if listing in ("dms.json", "mpims.json"):
            # Direct messages lie in folders called by id, those of several by name.
            folder = text_of(channel.get("id" if listing == "dms.json" else "name"))
            members = channel.get("members")
            self.rooms[folder] = tuple(map(text_of, members)) if isinstance(members, list) else ()
            self.into.budget.spend(200 + 60 * len(self.rooms[folder]))

    def message(self, line: int, room: str, message: Mapping[str, Any]) -> None:
        into = self.into
        into.row(line)
        if message.get("type", "message") != "message" or text_of(message.get("subtype")) not in SPOKEN:
            into.counts["passed_over"] += 1
            return
        by = text_of(message.get("user"))
        if not by or by in self.bots or message.get("bot_id"):
            into.counts["passed_over"] += 1
            return
        at = _seconds(message.get("ts"))
        if at is None:
            into.refuse(line, f"a message without a time: ts {shown(text_of(message.get('ts')))}")
        elif into.usable(by, line):
            self._said(line, room, message, by, at)
            self._reactions(line, message, by, at)

    def _said(self, line: int, room: str, message: Mapping[str, Any], by: str, at: float) -> None:
        act = self.into.act
        if room in self.rooms:
            act(line, by, [one for one in self.rooms[room] if one not in self.bots], "slack.messaged", at)
            return
        answered = self._answered(room, message, by)
        mentioned = [who for who in self._mentioned(message) if who not in (by, answered)]
        if answered is not None and answered != by:
            act(line, by, (answered,), "slack.replied", at)
        if mentioned:
            act(line, by, mentioned, "slack.mentioned", at)
        if (answered is None or answered == by) and not mentioned:
            act(line, by, (), "slack.posted", at)

    def _answered(self, room: str, message: Mapping[str, Any], by: str) -> str | None:
        thread, own = text_of(message.get("thread_ts")), text_of(message.get("ts"))
        if not thread or thread == own:
            if thread and len(self.began) < _MOST_THREADS:
                self.began[room, thread] = by
            return None
        parent = text_of(message.get("parent_user_id")) or self.began.get((room, thread), "")
        if not parent:
            self.into.counts["unresolved"] += 1
        return parent if parent and parent not in self.bots else None

    def _mentioned(self, message: Mapping[str, Any]) -> list[str]:
        return [
            who
            for who in dict.fromkeys(_MENTION.findall(text_of(message.get("text"))))
            if who not in self.bots
        ]

    def _reactions(self, line: int, message: Mapping[str, Any], author: str, at: float) -> None:
        reactions = message.get("reactions")
        said = (
            (one.get("users") for one in reactions if isinstance(one, dict))
            if isinstance(reactions, list)
            else ()
        )
        users = dict.fromkeys(text_of(user) for one in said if isinstance(one, list) for user in one)
        for user in users:
            if user not in self.bots and user != author and self.into.usable(user, line):
                self.into.act(line, user, (author,), "slack.reacted", at)


def _seconds(ts: object) -> float | None:
    try:
        return float(text_of(ts))
    except ValueError:
        return None
