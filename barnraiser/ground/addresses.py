"""Where a thing stands. A long page names hundreds of addresses, and `reverse` looks each of them up anew."""

import re
from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString

# Letters that stand in an address as they are. Codes, handles and slugs are made of these.
PLAIN = re.compile(r"[a-z0-9-]+")


def address(name: str, *given: str) -> str:
    """What `reverse(name, args=given)` answers, a tenth as slow where the parts are plain. Raises `NoReverseMatch` like it.

    Of plain parts it can stand in a page as it is: its letters and signs mean nothing there.
    """
    if all(PLAIN.fullmatch(each) for each in given):
        return SafeString(_pattern(name, len(given), get_script_prefix()).format(*given))
    return reverse(name, args=given)


@cache
def _pattern(name: str, parts: int, prefix: str) -> str:
    """The address with a place for each part. No brace can be in it: `reverse` writes them as %7B and %7D."""
    places = {f"place-of-part-{n}": f"{{{n}}}" for n in range(parts)}
    path = reverse(name, args=list(places))
    for stand_in, place in places.items():
        path = path.replace(stand_in, place)
    return path
