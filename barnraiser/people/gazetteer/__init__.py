"""The towns of the world, some seventy thousand, each by every name it goes by. Read when first asked for, and kept.

What lies here is made of GeoNames by `tools/gazetteer.py`; see the README beside it.
"""

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from .towns import Town, folded, towns

__all__ = ["Town", "beginning", "folded", "labels", "named", "read"]

MOST = 12
SHORTEST = 3
_LOOKED_AT = 200


def named(words: str, country: str = "") -> list[Town]:
    """The towns that go by exactly this name, in any language, in the country where one is given: first those whose own
    name it is, and the largest first.
    """
    wanted = folded(words)
    if not wanted:
        return []
    found = _largest(_rows(towns().names.exactly(wanted.encode())), country)
    return sorted(found, key=lambda town: folded(town.name) != wanted)[:MOST]


def beginning(words: str, country: str = "", most: int = 8) -> list[Town]:
    """The largest towns whose names begin like this, their own names first. Fewer than three letters begin nothing."""
    wanted = folded(words)
    if len(wanted) < SHORTEST:
        return []
    found = _largest(_rows(towns().names.starting(wanted.encode())), country)
    return sorted(found, key=lambda town: not folded(town.name).startswith(wanted))[:most]


def read(words: str, country: str = "") -> tuple[str, list[Town]]:
    """What somebody wrote as their place: how they spell the town, and every town they may mean. Who picked one of our
    own labels (`Ludlow, England, United Kingdom`) means that one.
    """
    spelled, _, rest = words.partition(",")
    found = named(words, country)
    if found or not rest.strip():
        return words, found
    said = folded(words)
    meant = [
        town
        for town in named(spelled)
        if said in (folded(town.said()), folded(town.said(with_region=True)))
        and (not country or town.country == country)
    ]
    return (spelled.strip(), meant) if meant else (words, [])


def labels(found: Iterable[Town]) -> dict[Town, str]:
    """A label for each of these towns that tells it from the others of its name."""
    each = list(dict.fromkeys(found))
    plain = [(town.name, town.country) for town in each]
    return {town: town.said(with_region=plain.count((town.name, town.country)) > 1) for town in each}


def _rows(lines: Iterable[bytes]) -> Iterator[int]:
    for line in lines:
        yield from map(int, line.split(b"\t")[1].split())


def _largest(rows: Iterable[int], country: str) -> list[Town]:
    """The largest of them: towns stand in the order of their size."""
    kept = towns()
    here = {row for row in rows if not country or kept.country(row) == country}
    return [kept.town(row) for row in nsmallest(_LOOKED_AT, here)]
