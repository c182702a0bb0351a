"""Bytes as text, whatever they claim to be written in."""

import codecs

# Names of codecs that are no way of writing, or that take time with the square of what they read.
_NONE = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
# What mail programs say, and what they mean by it.
_MEANT = {"iso-8859-1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8", "gb2312": "gb18030", "gbk": "gb18030",
          "ks_c_5601-1987": "cp949", "x-sjis": "cp932", "iso-8859-8-i": "iso-8859-8", "unicode-1-1-utf-7": "utf-7",
          "x-unknown": "utf-8", "unknown-8bit": "utf-8", "8bit": "utf-8", "cp-850": "cp850"}  # fmt: skip


def decoded(raw: bytes, charset: str) -> tuple[str, str]:
    """The text, and a note where it is not certain: declared, or UTF-8, or Western European with a mark for what is neither."""
    said = charset.strip().strip("\"'").lower()
    known = _known(_MEANT.get(said, said))
    doubt = "" if known else f"It does not say readably how it is written ({said[:40]})."
    for name in filter(None, (known, "utf-8")):
        try:
            return whole(raw.decode(name)), doubt
        except (UnicodeDecodeError, LookupError):
            continue
    return whole(raw.decode("cp1252", "replace")), f"Not everything in it is {said[:40] or 'text'}."


def whole(words: str) -> str:
    """The words without what no database keeps: NUL, and halves of characters, which UTF-7 can spell."""
    return words.replace("\x00", "").encode("utf-8", "replace").decode()


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name)
        "".encode(name)  # what turns bytes into bytes is no way of writing
    except (LookupError, UnicodeError, ValueError):
        return ""
    return "" if found.name.replace("-", "_") in _NONE else found.name
