"""Archives of other places as letters: Slack, Discourse, Mastodon. What is not said to everybody there is left out."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tiework.readers.unpacking import Source

from ..letters import Letter
from .discourse import discourse
from .mastodon import mastodon
from .slack import slack

__all__ = ["Found", "letters_of"]

_READERS: dict[str, Callable[[Source, str, str, Counter[str]], Iterator[Letter]]] = {
    "slack": slack,
    "discourse": discourse,
    "mastodon": mastodon,
}


@dataclass(frozen=True, slots=True)
class Found:
    """The letters of an archive, as they are read; `left_out` counts what is not among them, by why, once they are."""

    letters: Iterator[Letter]
    left_out: Counter[str]


def letters_of(kind: str, source: Source, *, name: str, site: str = "") -> Found:
    """What the archive holds. Reading raises tiework's InputError where it is none of its kind, or not safe to read."""
    left_out: Counter[str] = Counter()
    return Found(_READERS[kind](source, name, site, left_out), left_out)
