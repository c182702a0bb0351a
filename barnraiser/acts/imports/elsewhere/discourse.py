"""Posts of a Discourse site, as its API and its administrators' dumps give them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tiework.errors import InputError
from tiework.readers.discourse import ROBOTS
from tiework.readers.jsons import ANY, Path, text_of, values
from tiework.readers.limits import MB, Limits
from tiework.readers.text import head_text
from tiework.readers.unpacking import Source, opened

from ..letters import Letter, known_as, nowhere
from . import why
from .html import as_markdown
from .moments import at

# A topic is read whole: whether it is anybody's to read may stand behind its posts.
_LIMITS = Limits(block=8 * MB)
_ORDINARY, _WHISPER = 1, 4
_QUOTE = re.compile(
    r"\[quote(?:=\"?([^\",\]]{0,100})[^\]]{0,200})?\]\n?(.{0,20000}?)\n?\[/quote\]", re.DOTALL | re.IGNORECASE
)
_PICTURE = re.compile(r"!\[([^\]\n|]{0,200})(?:\|[^\]\n]{0,100})?\]\((?:upload://|/uploads/)[^)\s]{0,300}\)")
_FILE = re.compile(r"(?<!!)\[([^\]\n|]{1,200})(?:\|attachment)?\]\((?:upload://|/uploads/)[^)\s]{0,300}\)")


def discourse(path: Source, name: str, site: str, left_out: Counter[str]) -> Iterator[Letter]:
    if not site:
        raise InputError(
            "the web address of the site it comes from", found="none: the posts do not say", file=name
        )
    found = 0
    with opened(path, name, _LIMITS) as file:
        for _, where, value in values(file, _wanted(head_text(file.head())), _LIMITS):
            for post, topic in _posts(value):
                found += 1
                if reason := "" if where != _PRIVATE else why.DIRECT:
                    left_out[reason] += 1
                elif letter := _letter(site, post, topic, left_out):
                    yield letter
    if not found:
        raise InputError("posts of a Discourse site", found="none", file=name, line=1)


_PRIVATE: Path = ("private_posts", ANY)


def _wanted(head: str) -> tuple[Path, ...]:
    if head.lstrip("\ufeff \t\r\n").startswith("["):
        return ((ANY,),)
    if '"post_stream"' in head:
        return (("topics", ANY),) if head.find('"topics"') in range(head.index('"post_stream"')) else ((),)
    listed = ('"latest_posts"', '"private_posts"', '"posts"')
    return (("latest_posts", ANY), ("posts", ANY), _PRIVATE) if any(one in head for one in listed) else ((),)


def _posts(value: Any) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The posts of a topic with the topic, or a post that stands alone."""
    if not isinstance(value, dict):
        return
    stream = value.get("post_stream")
    if isinstance(stream, dict):
        posts = stream.get("posts")
        yield from (
            (post, value) for post in (posts if isinstance(posts, list) else []) if isinstance(post, dict)
        )
    elif "post_number" in value:
        yield value, {}


def _letter(
    site: str, post: Mapping[str, Any], topic: Mapping[str, Any], left_out: Counter[str]
) -> Letter | None:
    by, when, number = (
        text_of(post.get("username")),
        at(text_of(post.get("created_at"))),
        post.get("post_number"),
    )
    key = text_of(post.get("topic_id") or topic.get("id"))
    if reason := _kept_back(post, topic, by):
        left_out[reason] += 1
    elif not by or when is None or not key or not isinstance(number, int):
        left_out[why.UNREADABLE] += 1
    elif not (words := _words(post)):
        left_out[why.EMPTY] += 1
    else:
        answered, first = post.get("reply_to_post_number"), _id(site, key, 1)
        answers = (_id(site, key, answered),) if isinstance(answered, int) and answered != number else ()
        return Letter(
            id=_id(site, key, number),
            name=text_of(post.get("name")).strip() or by,
            address=nowhere(by, site, "discourse"),
            at=when,
            title=_title(post, topic),
            words=words,
            answers=answers or ((first,) if number != 1 else ()),
            within=first if number != 1 else "",
        )
    return None


def _kept_back(post: Mapping[str, Any], topic: Mapping[str, Any], by: str) -> str:
    archetypes = (topic.get("archetype"), post.get("topic_archetype"), post.get("archetype"))
    if "private_message" in archetypes:
        return why.DIRECT
    if post.get("post_type") == _WHISPER:
        return why.WHISPERS
    if any(one.get(sign) for one in (post, topic) for sign in ("deleted_at", "hidden", "user_deleted")):
        return why.TAKEN_DOWN
    if topic.get("visible") is False:
        return why.TAKEN_DOWN
    robot = by in ROBOTS or post.get("user_id") in (-1, -2)
    return why.ROBOTS if robot or post.get("post_type", _ORDINARY) != _ORDINARY else ""


def _id(site: str, topic: str, number: int) -> str:
    return known_as("discourse", site, topic, number) + "@discourse"


def _title(post: Mapping[str, Any], topic: Mapping[str, Any]) -> str:
    said = text_of(topic.get("title")) or text_of(post.get("topic_title"))
    return said or text_of(post.get("topic_slug") or topic.get("slug")).replace("-", " ").capitalize()


def _words(post: Mapping[str, Any]) -> str:
    raw = text_of(post.get("raw"))[:100_000]
    if not raw.strip():
        return as_markdown(text_of(post.get("cooked")))
    quoted = _QUOTE.sub(_quote, raw)
    return _FILE.sub(r"*Not brought in: \1*", _PICTURE.sub(r"*Not brought in: \1*", quoted)).strip()


def _quote(found: re.Match[str]) -> str:
    said = "\n".join(f"> {line}" for line in found[2].strip().splitlines())
    return f"\n{f'> *{found[1].strip()}:*{chr(10)}>{chr(10)}' if found[1] else ''}{said}\n\n"
