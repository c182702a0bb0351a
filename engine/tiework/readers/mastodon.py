"""Mastodon: the archive that an account asks for (ActivityPub's outbox). Texts are not looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, Progress, shown
from tiework.readers.jsons import text_of, values
from tiework.readers.limits import Limits
from tiework.readers.times import moment
from tiework.readers.unpacking import GZIP, ZIP, Opened, Source, called, counted_gzip, opened, seekable
from tiework.readers.zips import is_tar, tar_members, zipped

OUTBOX, ACTOR, LIKES = "outbox.json", "actor.json", "likes.json"
_READ = (OUTBOX, ACTOR, LIKES)
ITEMS = (("orderedItems", "*"),)
_WHO = re.compile(r"/(?:users/|@|u/|profile/|ap/users/)([^/@?#]{1,200})")


def read_mastodon(
    source: Source, *, name: str | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Archive:
    """Read a Mastodon archive: what one account did, or several accounts whose archives lie in one file.

    Parameters
    ----------
    source : path or binary file
        The zip or tar.gz as it was given out, or ``outbox.json`` alone.

    Returns
    -------
    Archive
        ``mastodon.replied`` toward whom the post answers; ``mastodon.mentioned`` toward each other person mentioned;
        ``mastodon.boosted`` toward the author of what was passed on; ``mastodon.messaged`` for posts to those
        mentioned alone; else ``mastodon.posted``. People are ``name@host``.

    Raises
    ------
    InputError
        Where there is no outbox in it, or it is not safe to read.

    Notes
    -----
    One account's archive holds what it did, and nothing of what others did toward it: every tie in it goes one way. What
    it liked is listed without a time, and is counted but not read.
    """
    bounds = limits or Limits()
    into = Collector(called(source, name), bounds, progress)
    taking = _Taking(into)
    found = 0
    with members(source, into.name, bounds) as files:
        for member, file in files:
            if member == ACTOR:
                taking.actor(file)
            elif member == LIKES:
                taking.likes(file)
            elif member == OUTBOX:
                found += 1
                for line, _, item in values(file, ITEMS, bounds):
                    taking.take(line, item)
    if not found:
        raise InputError(
            f"a Mastodon archive, with {OUTBOX} in it", found="a file without it", file=into.name
        )
    return into.archive("mastodon", read_as=f"Mastodon archive: {found} outbox{'' if found == 1 else 'es'}")


@contextmanager
def members(source: Source, name: str, limits: Limits) -> Iterator[Iterator[tuple[str, Opened]]]:
    """Open what is read of an archive: the base name of each file, and the file."""
    with seekable(source, name, limits) as file:
        head = file.read(512)
        file.seek(0)
        if head.startswith(ZIP):
            with zipped(file, name, limits) as archive:
                yield (
                    (_base(one), Opened(archive.open(one), f"{name}: {one}", one))
                    for one in archive.names
                    if _base(one) in _READ
                )
        elif is_tar(head):
            yield _in_tar(file, name, limits)
        elif head.startswith(GZIP) and is_tar((stream := counted_gzip(file, name, limits)).peek(512)):
            yield _in_tar(cast(BinaryIO, stream), name, limits)
        else:
            with opened(file, name, limits) as only:
                yield iter([(OUTBOX, only)])


def _in_tar(stream: BinaryIO, name: str, limits: Limits) -> Iterator[tuple[str, Opened]]:
    for member, _, part in tar_members(stream, name, limits):
        if _base(member) in _READ:
            yield _base(member), Opened(part, f"{name}: {member}", member)


def _base(name: str) -> str:
    return name.rsplit("/", 1)[-1]


class _Taking:
    def __init__(self, into: Collector) -> None:
        self.into = into

    def actor(self, file: Opened) -> None:
        for line, _, actor in values(file, [()], self.into.limits):
            person = account(text_of(actor.get("id"))) if isinstance(actor, dict) else None
            if person and self.into.usable(person, line):
                self.into.person(person, line)
                self.into.call(person, text_of(actor.get("name")), line)

    def likes(self, file: Opened) -> None:
        liked = sum(1 for _ in values(file, ITEMS, self.into.limits))
        if liked:
            posts = "1 post" if liked == 1 else f"{liked} posts"
            self.into.doubt(1, f"{LIKES}: {posts} liked, and passed over: it does not say when")

    def take(self, line: int, item: Any) -> None:
        into = self.into
        into.row(line)
        kind = text_of(item.get("type")) if isinstance(item, dict) else ""
        if kind not in ("Create", "Announce"):
            into.counts["passed_over"] += 1
            return
        by, when = account(text_of(item.get("actor"))), moment(text_of(item.get("published")))
        if by is None or when is None:
            into.refuse(line, f"an activity without actor or time: {shown(text_of(item.get('published')))}")
        elif into.usable(by, line):
            into.counts["without_zone"] += not when[1]
            (self._post if kind == "Create" else self._boost)(line, item, by, when[0])

    def _boost(self, line: int, item: Mapping[str, Any], by: str, at: float) -> None:
        thing = item.get("object")
        url = text_of(thing.get("attributedTo")) if isinstance(thing, dict) else text_of(thing)
        author = account(url)
        if author is None:
            self.into.counts["unresolved"] += 1
        self.into.act(line, by, (author,) if author else (), "mastodon.boosted", at)

    def _post(self, line: int, item: Mapping[str, Any], by: str, at: float) -> None:
        post = item.get("object")
        post = post if isinstance(post, dict) else {}
        mentioned = [who for who in _mentions(post) if who != by]
        act = self.into.act
        if mentioned and not _open(item):
            act(line, by, mentioned, "mastodon.messaged", at)
            return
        answers = text_of(post.get("inReplyTo"))
        answered = account(answers) if answers else None
        if answers and answered is None:
            # Some servers' addresses do not say who wrote; who is answered is mentioned first then.
            answered = mentioned[0] if mentioned else None
            self.into.counts["unresolved"] += answered is None
        others = [who for who in mentioned if who != answered]
        if answered is not None and answered != by:
            act(line, by, (answered,), "mastodon.replied", at)
        if others:
            act(line, by, others, "mastodon.mentioned", at)
        if (answered is None or answered == by) and not others:
            act(line, by, (), "mastodon.posted", at)


def _open(item: Mapping[str, Any]) -> bool:
    return any(
        one.endswith(("#Public", "as:Public", "/followers")) or one == "Public" for one in audience(item)
    )


def audience(item: Mapping[str, Any]) -> list[str]:
    """Return to whom an activity or a post is addressed."""
    return [*_several(item.get("to")), *_several(item.get("cc"))]


def _several(value: object) -> list[str]:
    return [text_of(one) for one in value] if isinstance(value, list) else [text_of(value)]


def _mentions(post: Mapping[str, Any]) -> list[str]:
    tags = post.get("tag")
    found = (
        account(text_of(tag.get("href"))) or _handle(text_of(tag.get("name")))
        for tag in (tags if isinstance(tags, list) else [])
        if isinstance(tag, dict) and tag.get("type") == "Mention"
    )
    return list(dict.fromkeys(who for who in found if who))


def account(url: str) -> str | None:
    """Return ``name@host`` of an account, or of whoever wrote a post, by its address; None where that does not say.

    >>> account("https://example.org/users/Ada/statuses/1"), account("https://example.org/objects/1f")
    ('ada@example.org', None)
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    found = _WHO.match(parts.path)
    return f"{found.group(1)}@{host}".lower() if found and host else None


def _handle(name: str) -> str | None:
    plain = name.strip().lstrip("@").lower()
    return plain if plain.count("@") == 1 else None
