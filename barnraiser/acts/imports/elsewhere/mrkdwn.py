"""What Slack calls mrkdwn, as Markdown."""

import re
from collections.abc import Callable
from html import unescape

import emoji

_CODE = re.compile(r"(```.{0,40000}?```|`[^`\n]{1,2000}`)", re.DOTALL)
_ANGLED = re.compile(r"<([^<>\n]{1,3000})>")
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{0,500}\S|\S)\*(?![\w*])")
_STRUCK = re.compile(r"(?<![\w~])~(?=\S)([^~\n]{0,500}\S|\S)~(?![\w~])")
_SKIN = re.compile(r":skin-tone-[2-6]:")
_SIGNS = re.compile(r"[\[\]]")
_HEADING = re.compile(r"^(\s{0,3})(#{1,6}\s)", re.MULTILINE)
_LINKED = ("http://", "https://", "mailto:", "tel:")


def as_markdown(words: str, name_of: Callable[[str], str]) -> str:
    """The words as Markdown. Members who are called in are named, and nobody is called in again here."""
    pieces = _CODE.split(words)
    return "".join(
        _code(piece) if place % 2 else _prose(piece, name_of) for place, piece in enumerate(pieces)
    ).strip()


def _code(piece: str) -> str:
    plain = unescape(_ANGLED.sub(lambda found: found[1].split("|")[0], piece))
    if not plain.startswith("```"):
        return plain
    return f"\n```\n{plain[3:-3].strip(chr(10))}\n```\n"


def _prose(piece: str, name_of: Callable[[str], str]) -> str:
    bold = _STRUCK.sub(r"~~\1~~", _BOLD.sub(r"**\1**", _HEADING.sub(r"\1\\\2", piece)))
    named = _ANGLED.sub(lambda found: _angled(found[1], name_of), bold)
    return emoji.emojize(_SKIN.sub("", unescape(named)), language="alias")


def _angled(inside: str, name_of: Callable[[str], str]) -> str:
    thing, _, label = inside.partition("|")
    if thing.startswith("@"):
        return f"@{label or name_of(thing[1:])}"
    if thing.startswith("#"):
        return f"#{label or 'a channel'}"
    if thing.startswith("!"):
        return label or f"@{thing[1:].split('^')[0]}"
    if not thing.startswith(_LINKED):
        return f"&lt;{inside}&gt;"
    address = thing.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[{_SIGNS.sub('', label)}]({address})" if label else address
