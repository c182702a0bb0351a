"""What a page tells of the person it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from itertools import islice
from typing import Any, Self

from barnraiser.ground.text import one_line

LONGEST, MOST = 300, 8
LONGEST_ADDRESS, MOST_ADDRESSES, MOST_KEPT = 500, 100, 20

# Pictures are compared when the page is looked at, and not again.
_PASSING = {"pictures", "covers"}


@dataclass(frozen=True, slots=True)
class Told:
    """Said of the person: `names`, `lines`, `websites`, `pictures` (by h-card or JSON-LD, the surest first). Said of the
    page: `titles`, `descriptions`, `covers` (by Open Graph or its head). `me` are the addresses it calls the same person.
    `leads_on` is where it sends its visitors by itself.
    """

    names: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    me: tuple[str, ...] = ()
    leads_on: str = ""

    def kept(self) -> dict[str, Any]:
        """As it is stored: what the words are compared by, and of a hundred addresses the first twenty."""
        said = {name: value for name, value in asdict(self).items() if value and name not in _PASSING}
        return {name: value if isinstance(value, str) else value[:MOST_KEPT] for name, value in said.items()}

    @classmethod
    def again(cls, kept: Mapping[str, Any]) -> Self:
        known: dict[str, Any] = {
            field.name: value if isinstance(value, str) else tuple(value)
            for field in fields(cls)
            if (value := kept.get(field.name))
        }
        return cls(**known)


def few(words: Iterable[str]) -> tuple[str, ...]:
    """The first few different ones, each on one line and not long."""
    said = (one_line(_whole(word[: LONGEST * 4]))[:LONGEST] for word in words)
    return tuple(dict.fromkeys(word for word in said if word))[:MOST]


def few_addresses(addresses: Iterable[str]) -> tuple[str, ...]:
    """The first hundred different ones. What is too long or cannot be seen is left out, never cut: it would lead elsewhere."""
    known = dict.fromkeys(
        each for each in addresses if 0 < len(each) <= LONGEST_ADDRESS and each.isprintable()
    )
    return tuple(islice(known, MOST_ADDRESSES))


def _whole(words: str) -> str:
    """Without halves of characters, which JSON can spell and no table takes."""
    return words.encode(errors="ignore").decode()
