"""The fixed cast: the same invented people in the tests, the demo and the pictures."""

import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.base import ContentFile

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Part:
    """One of the cast, as their profile introduces them."""

    name: str
    tagline: str
    sector: str
    place: str = "Alder Valley"
    interests: tuple[str, ...] = field(default=())
    story: str = ""
    post: str = ""

    @property
    def first(self) -> str:
        return self.name.split()[0]

    @property
    def address(self) -> str:
        return f"{self.post or self.portrait}@aldervalley.example"

    @property
    def portrait(self) -> str:
        """The ASCII word for their portrait and address: `joaquin`, `meilin`."""
        return plain(self.first).replace("-", "")


def plain(words: str) -> str:
    """The words in ASCII and lower case."""
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()


def portrait_of(part: Part) -> bytes | None:
    """The drawn picture of one of the cast; the crowd has none."""
    path = _HERE / "portraits" / f"{part.portrait}.webp"
    return path.read_bytes() if not part.post and path.exists() else None


def photograph(name: str) -> "ContentFile[bytes]":
    """One of the drawn photographs, as somebody sends it."""
    return ContentFile((_HERE / "photographs" / f"{name}.webp").read_bytes(), f"{name}.webp")


def neighbours() -> dict[str, tuple[Part, str]]:
    """The rest of those who have a face, by portrait: the part and the field they work in."""
    rows = tomllib.loads((_HERE / "scenes" / "words" / "neighbours.toml").read_text(encoding="utf-8"))[
        "person"
    ]
    parts = [(_part(row), row["field"]) for row in rows]
    return {part.portrait: (part, field) for part, field in parts}


def _part(row: dict[str, str]) -> Part:
    interests = tuple(word.strip() for word in row["interests"].split(","))
    return Part(
        row["name"],
        row["tagline"],
        row["sector"],
        row["place"],
        interests=interests,
        story=row["story"].strip(),
    )


NELL = Part("Nell Whitlock", "Keeps the room, mends the fence", "nonprofit", interests=("soil", "hosting"))
RUTH = Part("Ruth Amsel", "Grows heritage wheat on forty clay acres", "private", interests=("wheat", "soil"))
CALLUM = Part("Callum Birch", "Lentils, losses and lessons", "private", interests=("lentils", "soil"))
JOAQUIN = Part("Joaquín Ferrer", "Clover, cows and a small dairy", "private", interests=("clover", "dairy"))
LUCY = Part(
    "Lucy Tran", "Feeds a hospital, wonky carrots and all", "public", interests=("kitchens", "vegetables")
)
PRIYA = Part(
    "Priya Nair", "Buys food for nine schools at the council", "public", interests=("tenders", "schools")
)
MEILIN = Part(
    "Mei-Lin Zhou", "Soil scientist who prefers being outdoors", "academia", interests=("soil", "spade tests")
)
TOMASZ = Part("Tomasz Bielak", "Runs the co-op’s two vans", "nonprofit", interests=("transport", "tenders"))
WENDELL = Part(
    "Wendell Marsh", "Introduces people for a living, unpaid", "nonprofit", interests=("introductions",)
)
ORLA = Part("Orla Keane", "Writes about food for the Valley Courier", "media", interests=("food", "stories"))
HARALD = Part("Harald Voss", "Lives two valleys over and has never been here", "private", place="Ransdale")

CAST = (NELL, RUTH, CALLUM, JOAQUIN, LUCY, PRIYA, MEILIN, TOMASZ, WENDELL, ORLA)
