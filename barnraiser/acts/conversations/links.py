"""The links in somebody's words that lead to pages elsewhere."""

import html
import re

from barnraiser.ground.outside import NotAnAddress, destination, is_this_house

MOST = 3
_LINK = re.compile(r'<a href="(https?://[^"]{1,2000})"')


def links(rendered: str) -> list[str]:
    """The addresses of the first three different pages elsewhere that rendered words link to."""
    found: dict[str, None] = {}
    for match in _LINK.finditer(rendered):
        try:
            there = destination(html.unescape(match[1]))
        except NotAnAddress:
            continue
        if not is_this_house(there.host):
            found.setdefault(there.url)
        if len(found) == MOST:
            break
    return list(found)
