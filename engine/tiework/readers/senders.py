"""Who wrote it: addresses as archives write them."""

from __future__ import annotations

import re
from email.utils import parseaddr

_AT = re.compile(
    r"^\s*(?P<local>[^\s@<>()\"]+)(?:\s+at\s+|\s*[\[(]\s*at\s*[\])]\s*|@)(?P<host>[^\s@<>()\"]+(?:\s+dot\s+[^\s@<>()]+)*)",
    re.IGNORECASE,
)
_ANGLED = re.compile(r"<([^<>]*)>")
_COMMENT = re.compile(r"\((.*)\)\s*$", re.DOTALL)
_VIA = re.compile(r"^(?P<name>.+?)\s+via\s+.+$", re.IGNORECASE)


def sender(text: str) -> tuple[str, str]:
    """Split a From header into (name, address in lower case); the address is empty where there is none.

    >>> sender("ada at example.org (Ada Lovelace)")
    ('Ada Lovelace', 'ada@example.org')
    >>> sender('"Byron, Ada" <Ada@Example.org>')
    ('Byron, Ada', 'ada@example.org')
    """
    angled = _ANGLED.search(text)
    if angled and (address := _address(angled.group(1))):
        return _name(text[: angled.start()] or text[angled.end() :], address), address
    if address := _address(text):
        comment = _COMMENT.search(text)
        return _name(comment.group(1) if comment else "", address), address
    name, loose = parseaddr(text)
    address = _address(loose)
    return (_name(name, address), address) if address else (_name(text, ""), "")


def via_list(name: str) -> str | None:
    """Return the writer's own name where a list rewrote it ("Ada via Some-list"), else None."""
    found = _VIA.match(name)
    return found.group("name").strip(" '\"") if found else None


def _address(text: str) -> str:
    found = _AT.match(text)
    if found is None:
        return ""
    host = re.sub(r"\s+dot\s+", ".", found.group("host"), flags=re.IGNORECASE).strip(".,;")
    return f"{found.group('local')}@{host}".lower() if host else ""


def _name(text: str, address: str) -> str:
    name = text.strip().strip("\"'").replace('\\"', '"').replace("\\", "").strip()
    angled = _ANGLED.search(name)
    if angled:
        name = name[: angled.start()].strip()
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1].strip()
    return "" if name.lower() == address else name
