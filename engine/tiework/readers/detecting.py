"""Which format is this? Said by what stands in the file, and by its name where that leaves a doubt."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tiework.errors import InputError
from tiework.readers.limits import Limits
from tiework.readers.text import head_text
from tiework.readers.unpacking import GZIP, ZIP, Source, called, opened, seekable
from tiework.readers.workbooks import WORKBOOK
from tiework.readers.zips import is_tar, zipped

_XML = re.compile(r"<(?:[\w.-]+:)?(graphml|gexf)\b")
_KEY = re.compile(r'"([^"\\]{1,40})"\s*:')
_JSON = (
    ("mastodon", {"orderedItems"}),
    ("discourse", {"post_stream", "latest_posts", "post_number"}),
    ("kumu", {"elements", "connections"}),
    ("json", {"nodes", "edges", "links", "acts", "a_to_b"}),
)
_ENDINGS = {
    ".mbox": "mbox", ".csv": "csv", ".tsv": "csv", ".graphml": "graphml", ".gexf": "gexf", ".parquet": "parquet",
    ".xlsx": "kumu-xlsx",
}  # fmt: skip


def detect(source: Source, *, name: str | None = None, limits: Limits | None = None) -> str:
    """Find the format of a file, as `tiework.readers.FORMATS` names it.

    Raises
    ------
    InputError
        Where the file cannot be opened or is of no format known here.

    Examples
    --------
    >>> from io import BytesIO
    >>> detect(BytesIO(b"ada,ben,3"), name="edges.csv"), detect(BytesIO(b'{"elements": []}'), name="map.json")
    ('csv', 'kumu')
    """
    shown, bounds = called(source, name), limits or Limits()
    with seekable(source, shown, bounds) as file:
        start = file.read(512)
        file.seek(0)
        if start.startswith(b"PAR1"):
            return "parquet"
        if start.startswith(ZIP) and (found := _zip(file, shown, bounds)):
            return found
        if is_tar(start):
            return "mastodon"
        with opened(file, name, bounds) as inner:
            head = inner.head()
            if start.startswith(GZIP) and is_tar(head):
                return "mastodon"
            return _content(head, inner.inner, inner.name)


def _zip(file: Source, name: str, limits: Limits) -> str | None:
    with zipped(file, name, limits) as archive:
        names = archive.names
    bases = {PurePosixPath(one).name for one in names}
    if WORKBOOK in names:
        return "kumu-xlsx"
    if "users.json" in bases and "channels.json" in bases:
        return "slack"
    if "outbox.json" in bases:
        return "mastodon"
    return None


def _content(head: bytes, inner: str, name: str) -> str:
    if not head:
        raise InputError("a file of a known format", found="an empty file", file=name, line=1)
    text = head_text(head).lstrip("\ufeff").lstrip()
    if text.startswith("<"):
        found = _XML.search(text)
        if found is None:
            raise InputError("GraphML or GEXF", found="another document", file=name, line=1)
        return found.group(1)
    if text[:1] in ("{", "["):
        return _json(text, name)
    if text.startswith(("From ", ">From ")) or inner.endswith(".mbox"):
        return "mbox"
    return _table(text, inner, name)


def _json(text: str, name: str) -> str:
    keys = set(_KEY.findall(text))
    for format, telling in _JSON:
        if keys & telling:
            return format
    raise InputError(
        "JSON of Mastodon, Discourse, Kumu, of nodes and edges, or of acts",
        found="other JSON",
        file=name,
        line=1,
    )


def _table(text: str, inner: str, name: str) -> str:
    lines = [line for line in text.splitlines()[:200] if line.strip() and line[0] not in "#%"]
    # The last line may be cut.
    lines = lines[:-1] if len(lines) > 2 else lines
    if _contacts(lines, inner):
        return "contacts"
    if PurePosixPath(inner).suffix.lower() in _ENDINGS or "\0" not in text[:1000]:
        return "csv"
    raise InputError("a file of a known format", found="bytes of another kind", file=name, line=1)


def _contacts(lines: list[str], inner: str) -> bool:
    rows = [line.replace(",", " ").split() for line in lines]
    if not rows or len(rows[0]) not in (3, 5) or any(len(row) != len(rows[0]) for row in rows):
        return False
    times = [int(row[0]) for row in rows if row[0].isdecimal() and len(row[0]) < 12]
    if len(times) < len(rows) or times != sorted(times):
        return False
    named = bool(re.search(r"(?i)\btij|contact|tij_|_tij", inner))
    # Sensors count in steps of 20 seconds; people's ids do not all leave the same remainder.
    steps = len(rows) >= 10 and len({time % 20 for time in times}) == 1 and len(set(times)) > 2
    return named or steps
