"""What somebody typed into the search, taken apart: words, a phrase, and where, whose, what kind and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from .folding import LONGEST_ASKED, Asked, asked, folded, in_order
from .stems import or_akin

_PART = re.compile(r'(?:(kind|from|in|before|after):)?(?:"([^"]*)"|(\S+))')
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Asking:
    """A search. `words` as they are looked up, each with its kin; `phrases` folded, to stand just so. `kind`, `by` (a
    handle) and `within` (a slug) as typed; `before` and `after` bounds in time, the first left out. `unread` are the parts that say
    nothing: a day that is none.
    """

    typed: str = ""
    words: tuple[Asked, ...] = ()
    phrases: tuple[str, ...] = ()
    kind: str = ""
    by: str = ""
    within: str = ""
    before: datetime | None = None
    after: datetime | None = None
    unread: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing to look for: neither words nor anything that narrows."""
        return not (self.words or self.kind or self.by or self.within or self.before or self.after)


def asking(typed: str) -> Asking:
    """`lentils "seed rate" kind:failure from:callum-birch in:soil-and-table after:2026-03`."""
    typed = " ".join(typed.replace("\0", " ").split())[:LONGEST_ASKED]
    plain: list[str] = []
    phrases: list[str] = []
    said = dict.fromkeys(("kind", "from", "in", "before", "after"), "")
    for name, quoted, bare in _PART.findall(typed):
        if name:
            said[name] = quoted or bare
        else:
            plain.append(quoted or bare)
            phrases += [_phrase(quoted)] if " " in quoted.strip() else []
    unread = tuple(
        f"{name}:{said[name]}" for name in ("before", "after") if said[name] and not day(said[name])
    )
    return Asking(
        typed=typed,
        words=tuple(_words(plain)),
        phrases=tuple(phrases),
        kind=folded(said["kind"]).strip(),
        by=said["from"].removeprefix("@").lower(),
        within=said["in"].lower(),
        before=day(said["before"]),
        after=day(said["after"]),
        unread=unread,
    )


def day(text: str) -> datetime | None:
    """The beginning of a day, a month or a year, as it is typed: `2026-03-09`, `2026-03`, `2026`."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    year, month, of_month = (int(part or 1) for part in found.groups())
    try:
        return datetime.combine(date(year, month, of_month), datetime.min.time(), UTC)
    except ValueError:
        return None


def _words(plain: list[str]) -> Iterator[Asked]:
    """Whole words with their kin; a beginning only where somebody says so with a star."""
    for each in plain:
        is_beginning = each.endswith("*")
        found = asked(each)
        yield from or_akin(Asked(one.word, is_beginning and one.is_beginning) for one in found)


def _phrase(quoted: str) -> str:
    return " ".join(in_order(quoted))
