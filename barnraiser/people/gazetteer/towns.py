"""The shipped file, unpacked: a town a row, the largest first, and where each name points."""

import lzma
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

from .. import countries
from .lines import Lines

FILE = Path(__file__).with_name("places.xz")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def folded(words: str) -> str:
    """A name as it is looked for: without accents, case and punctuation, so that `Sao Paulo` finds São Paulo."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return re.sub(r"[\W_]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


@dataclass(frozen=True, slots=True)
class Town:
    """A town with the middle of the square of a tenth of a degree it lies in: some ten kilometres, never nearer."""

    geoname: int
    name: str
    country: str
    region: str
    latitude: Decimal
    longitude: Decimal

    def said(self, with_region: bool = False) -> str:
        region = self.region if with_region else ""
        return ", ".join(filter(None, (self.name, region, countries.name(self.country))))


class Towns:
    """What the file holds, without an object a town: rows are read when they are asked for."""

    def __init__(self, text: bytes) -> None:
        rows, _, names = text.partition(b"\n\n")
        self._rows = rows.split(b"\n")
        self.names = Lines(names)

    def country(self, row: int) -> str:
        return self._rows[row].split(b"\t")[2].decode()

    def town(self, row: int) -> Town:
        geoname, name, country, region, latitude, longitude = self._rows[row].decode().split("\t")
        return Town(
            int(geoname),
            name,
            country,
            self._region(country, region, name),
            Decimal(latitude),
            Decimal(longitude),
        )

    @cached_property
    def _largest(self) -> dict[bytes, str]:
        """The largest town of each region, by `country<TAB>region`."""
        found: dict[bytes, str] = {}
        for row in self._rows:
            _, name, country, region, _ = row.split(b"\t", 4)
            found.setdefault(country + b"\t" + region, name.decode())
        return found

    def _region(self, country: str, region: str, name: str) -> str:
        """Illinois, England, or `near Toronto` where the region has a number and no name we know."""
        if said := countries.region(country, region):
            return said
        largest = self._largest[f"{country}\t{region}".encode()]
        return f"near {largest}" if largest != name else ""


@cache
def towns() -> Towns:
    return Towns(lzma.decompress(FILE.read_bytes()))
