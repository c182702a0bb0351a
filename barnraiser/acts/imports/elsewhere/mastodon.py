"""The archive that an account of Mastodon asks for: what it said to everybody."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tiework.errors import InputError
from tiework.readers.jsons import text_of, values
from tiework.readers.limits import Budget, Limits
from tiework.readers.mastodon import ACTOR, ITEMS, OUTBOX, account, audience, members
from tiework.readers.unpacking import Source

from ..letters import Letter, known_as, nowhere
from . import why
from .html import as_markdown
from .moments import at

_PUBLIC = ("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public")


def mastodon(path: Source, name: str, site: str, left_out: Counter[str]) -> Iterator[Letter]:
    limits = Limits()
    names, found = _names(path, name, limits), 0
    with members(path, name, limits) as files:
        for member, file in files:
            if member == OUTBOX:
                found += 1
                for _, _, item in values(file, ITEMS, limits):
                    if letter := _letter(item, names, left_out):
                        yield letter
    if not found:
        raise InputError(f"a Mastodon archive, with {OUTBOX} in it", found="a file without it", file=name)


def _names(path: Source, name: str, limits: Limits) -> dict[str, str]:
    """Whose archive it is, by account. It may stand behind what they said, so it is looked for first."""
    names: dict[str, str] = {}
    budget = Budget(limits, name)
    with members(path, name, limits) as files:
        for member, file in files:
            for _, _, actor in values(file, [()], limits) if member == ACTOR else ():
                who = account(text_of(actor.get("id"))) if isinstance(actor, dict) else None
                if who:
                    names[budget.hold(who)] = budget.hold(text_of(actor.get("name")).strip()[:200])
    return names


def _letter(item: Any, names: Mapping[str, str], left_out: Counter[str]) -> Letter | None:
    kind = text_of(item.get("type")) if isinstance(item, dict) else ""
    post = item.get("object") if kind == "Create" else None
    if kind == "Announce":
        left_out[why.PASSED_ON] += 1
    elif isinstance(post, dict):
        by, when = account(text_of(item.get("actor"))), at(text_of(item.get("published")))
        if reason := _kept_from(item, post):
            left_out[reason] += 1
        elif by is None or when is None or not text_of(post.get("id")):
            left_out[why.UNREADABLE] += 1
        elif not (words := _words(post)):
            left_out[why.EMPTY] += 1
        else:
            who, host = by.split("@", 1)
            answers = text_of(post.get("inReplyTo"))
            return Letter(
                id=_id(text_of(post.get("id"))),
                name=names.get(by) or who,
                address=nowhere(who, host, "mastodon"),
                at=when,
                title=text_of(post.get("summary"))[:200],
                words=words,
                answers=(_id(answers),) if answers else (),
            )
    return None


def _kept_from(item: Mapping[str, Any], post: Mapping[str, Any]) -> str:
    """Why it is not for everybody; both the act of saying it and what was said must be."""
    for said in (item, post):
        seen = [one for one in audience(said) if one]
        if seen and not any(one in _PUBLIC for one in seen):
            return why.FOLLOWERS if any(one.endswith("/followers") for one in seen) else why.DIRECT
    return "" if any(one in _PUBLIC for one in audience(item)) else why.DIRECT


def _id(url: str) -> str:
    return known_as("mastodon", url) + "@mastodon"


def _words(post: Mapping[str, Any]) -> str:
    words = as_markdown(text_of(post.get("content")))
    files = post.get("attachment")
    count = len(files) if isinstance(files, list) else 0
    shared = f"*Not brought in: {count} attachment{'' if count == 1 else 's'}*" if count else ""
    return "\n\n".join(part for part in (words, shared) if part)
