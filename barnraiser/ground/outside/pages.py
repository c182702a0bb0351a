"""What came back: bytes and what they are said to be."""

import codecs
import re
from dataclasses import dataclass

# Python knows codecs that are no charsets; a page may name only one that is.
_CHARSETS = re.compile(
    r"utf-?8|ascii|utf-16(-[lb]e)?|iso8859-\d+|cp\d+|koi8-[rut]|gb\w+|big5\w*|shift_jis\w*|euc_\w+|mac-roman"
)
_SAID_INSIDE = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([a-zA-Z0-9_-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 2048


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read: `url` where it was found in the end, `kind` its media type in small letters."""

    url: str
    kind: str
    body: bytes
    charset: str = ""

    @property
    def text(self) -> str:
        """The words, in the charset that is said; what does not fit is replaced, never raised."""
        inside = _SAID_INSIDE.search(self.body[:_LOOKED_AT])
        said = [self.charset, inside[1].decode() if inside else ""]
        chosen = next((name for name in map(_known, said) if name), "utf-8")
        return self.body.removeprefix(codecs.BOM_UTF8).decode(chosen, errors="replace")


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name).name if name.isascii() and len(name) <= 40 else ""
    except LookupError:
        return ""
    return found if _CHARSETS.fullmatch(found) else ""
