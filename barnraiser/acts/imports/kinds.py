"""What kind of archive a file is, said by what stands in it."""

import re
from typing import BinaryIO

from tiework.errors import InputError
from tiework.readers.detecting import detect
from tiework.readers.mbox import iter_messages

from .models import Import

ELSEWHERE = (Import.Kind.SLACK, Import.Kind.DISCOURSE, Import.Kind.MASTODON)
_SITE = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:www\.)?([^/\s:?#@]{1,90})", re.IGNORECASE)


def kind_of_file(file: BinaryIO, name: str) -> str:
    """The kind of the archive. Raises InputError where it is none that can come in here, and says what it is instead."""
    try:
        found = detect(file, name=name)
    except InputError:
        found = ""
    file.seek(0)
    if found in ELSEWHERE:
        return found
    next(iter_messages(file, name=name), None)  # says what is wrong with it
    file.seek(0)
    return Import.Kind.MBOX


def host_of(site: str) -> str:
    """`https://Forum.Example.org/t/1` is `forum.example.org`: one site, however it is written."""
    found = _SITE.match(site.strip())
    return found[1].lower().strip(".") if found else ""
