"""The plain words of a mail as Markdown that reads well: prose in paragraphs, code as code, quotes as quotes. Pure."""

import re
from collections.abc import Callable, Iterator

from .dryrun import LONGEST_WORDS

EMPTY = "*(This message has no words in the archive.)*"
DEEPEST = 8  # quotes within quotes; what lies deeper is shown as if it lay here
LONGEST = 2 * LONGEST_WORDS  # a conversation cuts what is longer, and these marks may only lengthen it
LONGEST_FENCE = 400  # lines

_QUOTE = re.compile(r"^ {0,3}>")
_ONE_LEVEL = re.compile(r"^ {0,3}> ?")
_PROMPT = re.compile(r"^(>>>|\.\.\.)(\s|$)")
_INDENTED = re.compile(r"^ {4}\s*\S")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_SIGNATURE = re.compile(r"^--\s*$")
_LIST = re.compile(r"^\s*([-*+•]|\(?\w{1,3}[.)])\s")
_COLUMNS = re.compile(r"\S( {3,}|\t+)\S")
_TICKS = re.compile(r"`{3,}")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-+|_{3,}|\*{3,})\s*$")
_HEADING = re.compile(r"^(\s{0,3})(#{1,6}(?:\s|$))")


def as_words(body: str) -> str:
    """The body as Markdown. Rulers and hashes make no headings, and lines wrapped by a mail program run on."""
    lines = [line.rstrip("\r") for line in body[:LONGEST].expandtabs(8).split("\n")]
    return "\n\n".join(_blocks(lines, 0)).strip("\n").rstrip() or EMPTY


def _blocks(lines: list[str], depth: int) -> Iterator[str]:
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        end, made = _block(lines, at, depth)
        if made:
            yield made
        at = end


def _block(lines: list[str], at: int, depth: int) -> tuple[int, str]:
    """Where the block that begins here ends, and how it reads."""
    if (end := _fenced(lines, at)) > at:
        return end, "\n".join(lines[at:end])
    if (end := _prompted(lines, at)) > at:
        return end, _code(lines[at:end])
    if (end := _quoted(lines, at)) > at:
        return end, _quote(lines[at:end], depth)
    if (end := _indented(lines, at)) > at:
        return end, _code([line[4:] for line in lines[at:end]])
    end = _plain(lines, at)
    return end, _prose(lines[at:end])


def _fenced(lines: list[str], at: int) -> int:
    """A fence that its writer set and closed."""
    if not (opened := _FENCE.match(lines[at])):
        return at
    for place in range(at + 1, min(len(lines), at + LONGEST_FENCE)):
        if lines[place].strip().startswith(opened[1]) and not lines[place].strip(" `~"):
            return place + 1
    return at


def _prompted(lines: list[str], at: int) -> int:
    """What was typed at an interpreter and what it answered. `>>>` among lines of `>` and `>>` is a quote in a quote."""
    if not _PROMPT.match(lines[at]):
        return at
    end = _run(lines, at, lambda line: bool(line.strip()))
    near = lines[max(0, at - 1) : end]
    quotes = any(_QUOTE.match(line) and not _PROMPT.match(line) for line in near)
    is_ellipsis = not any(line.startswith(">>>") for line in near) and end - at < 2
    return at if quotes or is_ellipsis else end


def _quoted(lines: list[str], at: int) -> int:
    return _run(lines, at, lambda line: bool(_QUOTE.match(line)))


def _indented(lines: list[str], at: int) -> int:
    """Two or more indented lines, with the blank ones between them."""
    end = _run(lines, at, lambda line: bool(_INDENTED.match(line)) or not line.strip())
    while end > at and not lines[end - 1].strip():
        end -= 1
    several = sum(bool(line.strip()) for line in lines[at:end]) > 1
    return end if several and not all(_LIST.match(line) for line in lines[at:end] if line.strip()) else at


def _plain(lines: list[str], at: int) -> int:
    """A paragraph ends before a blank line, a quote, code or a signature. What is indented below a list belongs to it."""
    end, is_list = at + 1, bool(_LIST.match(lines[at]))
    while end < len(lines) and (line := lines[end]).strip():
        is_list = is_list or bool(_LIST.match(line))
        if _QUOTE.match(line) or _SIGNATURE.match(line) or _fenced(lines, end) > end:
            break
        if not is_list and _indented(lines, end) > end:
            break
        end += 1
    return end


def _run(lines: list[str], at: int, is_of_it: Callable[[str], bool]) -> int:
    end = at
    while end < len(lines) and is_of_it(lines[end]):
        end += 1
    return end


def _code(lines: list[str]) -> str:
    longest = max((len(ticks) for line in lines for ticks in _TICKS.findall(line)), default=2)
    fence = "`" * (longest + 1)
    return "\n".join([fence, *(line.rstrip() for line in lines), fence])


def _quote(lines: list[str], depth: int) -> str:
    if depth == DEEPEST:
        return _prose([line.lstrip("> ") for line in lines])
    inner = "\n\n".join(_blocks([_ONE_LEVEL.sub("", line) for line in lines], depth + 1))
    return "\n".join(f"> {line}".rstrip() for line in inner.split("\n")) if inner else ""


def _prose(lines: list[str]) -> str:
    if _is_wrapped(lines):
        lines = [" ".join(line.strip() for line in lines)]
    safe: list[str] = []
    for line in lines:
        if _UNDERLINE.match(line) and safe and safe[-1].strip():
            safe.append("")  # or Markdown would read the line above as a heading
        safe.append(_HEADING.sub(r"\1\\\2", line))
    return "\n".join(safe)


def _is_wrapped(lines: list[str]) -> bool:
    """Sentences that a mail program broke at its margin: every line but the last is nearly full, and all are words."""
    *full, last = (line.strip() for line in lines)
    return (
        bool(full)
        and all(50 <= len(line) <= 80 for line in full)
        and len(last) <= 80
        and not _SIGNATURE.match(lines[0])
        and not any(_LIST.match(line) or _COLUMNS.search(line) or _UNDERLINE.match(line) for line in lines)
        and all(_is_words(line) for line in full)
    )


def _is_words(line: str) -> bool:
    return sum(char.isalpha() or char.isspace() for char in line) >= 0.8 * len(line)
