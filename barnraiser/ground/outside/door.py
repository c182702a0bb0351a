"""Fetching one page, with every hop looked at as if it were the first."""

import re
import zlib
from collections.abc import Iterable
from http.client import HTTPException, HTTPResponse
from urllib.parse import urljoin

from django.conf import settings

from .destinations import Destination, NotAnAddress, destination
from .lines import Connection, Deadline
from .pages import Page
from .troubles import Trouble, Unread

MOST_HOPS = 4
WHOLE_TIME = 15.0
_PIECE = 16_384
_SENT_ON = {301, 302, 303, 307, 308}
_PACKED = {"": None, "identity": None, "gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16}


def fetch(url: str, *, most_bytes: int, accept: Iterable[str], seconds: float = WHOLE_TIME) -> Page:
    """The page at a public address, of one of the kinds asked for (`text/html`, `image/`). Raises Unread, and nothing else."""
    kinds, deadline = tuple(accept), Deadline(seconds)
    try:
        for _ in range(MOST_HOPS + 1):
            to = destination(url)
            found = _ask(to, kinds, most_bytes, deadline)
            if isinstance(found, Page):
                return found
            url = urljoin(to.url, found)
    except NotAnAddress as error:
        raise Unread(Trouble.UNREACHABLE) from error
    except (OSError, HTTPException, zlib.error, ValueError) as error:
        raise Unread(Trouble.UNREACHABLE) from error
    raise Unread(Trouble.GOES_ROUND)


def _ask(to: Destination, kinds: tuple[str, ...], most: int, deadline: Deadline) -> Page | str:
    """The page, or the address it sends us on to."""
    line = Connection(to, deadline)
    try:
        line.request("GET", to.target, headers=_said(to, kinds))
        answer = line.getresponse()
        if answer.status in _SENT_ON:
            return answer.headers.get("Location", "")
        if answer.status != 200:
            raise Unread(Trouble.ANSWERED_NO)
        return _read(to, answer, kinds, most)
    finally:
        line.hang_up()


def _said(to: Destination, kinds: tuple[str, ...]) -> dict[str, str]:
    """All we say of ourselves: no cookie, no credentials, not where we come from."""
    network = re.sub(r"[^A-Za-z0-9 ._-]", "", settings.NETWORK_NAME).strip() or "Barnraiser"
    return {
        "Host": to.authority,
        "User-Agent": f"{network} (a members' network, looking at a page that its member listed)",
        "Accept": ", ".join(f"{kind}*" if kind.endswith("/") else kind for kind in kinds),
        "Accept-Encoding": "gzip, identity",
        "Connection": "close",
    }


def _read(to: Destination, answer: HTTPResponse, kinds: tuple[str, ...], most: int) -> Page:
    kind = answer.headers.get_content_type().lower() if answer.headers.get("Content-Type") else ""
    packing = (answer.headers.get("Content-Encoding") or "").strip().lower()
    is_asked_for = any(kind.startswith(asked) if asked.endswith("/") else kind == asked for asked in kinds)
    if not is_asked_for or packing not in _PACKED:
        raise Unread(Trouble.OF_ANOTHER_KIND)
    body = _unpacked(answer, most, _PACKED[packing])
    return Page(to.url, kind, body, str(answer.headers.get_content_charset() or ""))


def _unpacked(answer: HTTPResponse, most: int, packing: int | None) -> bytes:
    """The body, never more of it in memory than `most` and a piece. Raises Unread where there is more."""
    unpack = zlib.decompressobj(packing) if packing else None
    body = bytearray()
    while piece := answer.read1(_PIECE):
        body += unpack.decompress(piece, most + 1 - len(body)) if unpack else piece
        if len(body) > most:
            raise Unread(Trouble.TOO_LARGE)
    if answer.length or (unpack and not unpack.eof):
        raise Unread(Trouble.UNREACHABLE)
    return bytes(body)
