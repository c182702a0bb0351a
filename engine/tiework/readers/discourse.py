"""Discourse: posts as the site's API and administrators' dumps give them. Texts are looked at for mentions only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, Progress, shown
from tiework.readers.jsons import ANY, Path, text_of, values
from tiework.readers.limits import Limits
from tiework.readers.text import head_text
from tiework.readers.times import moment
from tiework.readers.unpacking import Source, opened

_MENTION = re.compile(r'class="mention"[^>]{0,200}href="[^"]{0,200}/u/([^"/]{1,100})"')
ROBOTS = frozenset({"system", "discobot"})
_ORDINARY = 1
_IN_TOPICS: tuple[Path, ...] = (
    ("post_stream", "posts", ANY), (ANY, "post_stream", "posts", ANY), ("topics", ANY, "post_stream", "posts", ANY),
)  # fmt: skip
_IN_LISTS: tuple[Path, ...] = (("latest_posts", ANY), ("posts", ANY))


def read_discourse(
    source: Source, *, name: str | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Archive:
    """Read posts of a Discourse site.

    Parameters
    ----------
    source : path or binary file
        A topic (``/t/….json``), several of them in an array or one after another, ``/posts.json``, an array of posts, or
        one post a line.

    Returns
    -------
    Archive
        ``discourse.replied`` toward the author of the post that is answered, else of the topic's first post;
        ``discourse.mentioned`` toward each person mentioned who is not already answered; else ``discourse.posted``.
        People are known by user name. What the site itself posts is no act. Posts that are there twice count once.

    Raises
    ------
    InputError
        Where the file holds no posts.
    """
    with opened(source, name, limits) as file:
        into = Collector(file.name, limits or Limits(), progress)
        wanted = _wanted(head_text(file.head()))
        posts = _Posts(into)
        for line, _, value in values(file, wanted, into.limits):
            posts.take(line, value)
    if not posts.kept and not into.problems:
        raise InputError("posts of a Discourse site", found="none", file=file.name, line=1)
    posts.acts()
    return into.archive(
        "discourse", read_as=f"Discourse: {len(posts.kept)} posts of {len(posts.first)} topics"
    )


def _wanted(head: str) -> tuple[Path, ...]:
    if '"post_stream"' in head:
        return _IN_TOPICS
    if head.lstrip().startswith("["):
        return ((ANY,),)
    return _IN_LISTS if '"latest_posts"' in head or '"posts"' in head else ((),)


@dataclass(slots=True)
class _Post:
    line: int
    by: str
    topic: str
    number: int
    answers: int | None
    answered: str
    mentioned: tuple[str, ...]
    at: float


class _Posts:
    # All posts are kept until the end, without their text: an answer may come before what it answers.
    def __init__(self, into: Collector) -> None:
        self.into = into
        self.kept: dict[tuple[str, int], _Post] = {}
        self.first: dict[str, str] = {}

    def take(self, line: int, post: Any) -> None:
        into = self.into
        into.row(line)
        if not isinstance(post, dict) or "post_number" not in post:
            into.refuse(line, "something that is no post: it has no post_number")
            return
        by = text_of(post.get("username"))
        if by in ROBOTS or post.get("post_type", _ORDINARY) != _ORDINARY or post.get("user_id") in (-1, -2):
            into.counts["passed_over"] += 1
            return
        when = moment(text_of(post.get("created_at")))
        number = _whole(post.get("post_number"))
        if when is None or number is None:
            into.refuse(line, f"a post without number or time: {shown(text_of(post.get('created_at')))}")
        elif into.usable(by, line):
            into.counts["without_zone"] += not when[1]
            self._keep(line, post, by, number, when[0])

    def _keep(self, line: int, post: Mapping[str, Any], by: str, number: int, at: float) -> None:
        into = self.into
        topic = text_of(post.get("topic_id"))[:40]
        if (topic, number) in self.kept:
            into.counts["merged"] += 1
            return
        toward = post.get("reply_to_user")
        answered = text_of(toward.get("username")) if isinstance(toward, dict) else ""
        answers = _whole(post.get("reply_to_post_number"))
        mentioned = tuple(dict.fromkeys(_MENTION.findall(text_of(post.get("cooked")))))
        into.budget.spend(500 + 120 * len(mentioned), line)
        into.person(by, line)
        into.call(by, text_of(post.get("name")), line)
        into.know(by, "group", text_of(post.get("primary_group_name")), line)
        self.kept[topic, number] = _Post(
            line, by, topic, number, answers, answered[: into.limits.cell], mentioned, at
        )
        if number == 1:
            self.first[topic] = by

    def acts(self) -> None:
        folded = {person.casefold(): person for person in self.into.index}
        for post in self.kept.values():
            answered = self._answered(post)
            named = (folded.get(who.casefold(), who) for who in post.mentioned)
            mentioned = [who for who in named if who not in (post.by, answered) and who not in ROBOTS]
            if answered and answered != post.by:
                self.into.act(post.line, post.by, (answered,), "discourse.replied", post.at)
            if mentioned:
                self.into.act(post.line, post.by, mentioned, "discourse.mentioned", post.at)
            if (not answered or answered == post.by) and not mentioned:
                self.into.act(post.line, post.by, (), "discourse.posted", post.at)

    def _answered(self, post: _Post) -> str:
        if post.number == 1:
            return ""
        if post.answers is None:
            return self.first.get(post.topic, "")
        parent = self.kept.get((post.topic, post.answers))
        found = parent.by if parent else post.answered
        self.into.counts["unresolved"] += not found
        return found


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
