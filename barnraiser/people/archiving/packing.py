"""The archive: what every app keeps about a person, packed into a zip."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from barnraiser.ground import clock
from barnraiser.ground.manifest import manifests
from barnraiser.ground.sheets import sheet

from ..models import Person
from ..queries import everything_about
from .letters import mbox

FOLDER = "data"


def pack(person: Person, into: IO[bytes]) -> None:
    """A whole archive of the person stands in the file."""
    names: list[str] = []
    with ZipFile(into, "w", ZIP_DEFLATED) as packed:
        for name, content in _files(person):
            _put(packed, name, content)
            names.append(name)
        _put(packed, "README.txt", _readme(person, names))


def _files(person: Person) -> Iterator[tuple[str, bytes]]:
    for label, kept in everything_about(person).items():
        text = json.dumps(kept, indent=2, ensure_ascii=False, default=str)
        yield f"{FOLDER}/{label}.json", text.encode()
        for name, rows in _tables(label, kept):
            # The mark at the beginning tells spreadsheets that the letters are UTF-8.
            yield f"tables/{name}.csv", sheet(rows).encode("utf-8-sig")
    yield "letters.mbox", b"".join(mbox(person))
    yield from _pictures(person)
    for manifest in manifests().values():
        if manifest.files:
            yield from manifest.files(person)


def _tables(label: str, kept: Any) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    """What is a list of like things, with a name each."""
    parts = kept.items() if isinstance(kept, Mapping) else [("", kept)]
    for name, rows in parts:
        if isinstance(rows, Sequence) and rows and all(isinstance(row, Mapping) for row in rows):
            yield "-".join(filter(None, (label, name))), rows


def _pictures(person: Person) -> Iterator[tuple[str, bytes]]:
    if not person.picture:
        return
    try:
        with person.picture.open("rb") as file:
            yield "pictures/me.webp", file.read()
    except FileNotFoundError:
        return


def _readme(person: Person, names: Sequence[str]) -> bytes:
    here = {
        "person": person,
        "network_name": settings.NETWORK_NAME,
        "tables": sorted(name for name in names if name.startswith("tables/")),
        "has_pictures": any(name.startswith("pictures/") for name in names),
        "has_sent": any(name.startswith("sent/") for name in names),
        "made_at": timezone.localtime(clock.now()),
    }
    return render_to_string("people/archive/README.txt", here).encode()


def _put(packed: ZipFile, name: str, content: bytes) -> None:
    moment = timezone.localtime(clock.now())
    entry = ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
    packed.writestr(entry, content)
