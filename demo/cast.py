"""The fixed cast: the same invented people in the tests, the demo and the pictures."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One of the cast, as their profile introduces them."""

    name: str
    tagline: str
    sector: str
    place: str = "Alder Valley"
    interests: tuple[str, ...] = field(default=())

    @property
    def first(self) -> str:
        return self.name.split()[0]

    @property
    def address(self) -> str:
        return f"{self.portrait}@aldervalley.example"

    @property
    def portrait(self) -> str:
        """The ASCII word for their portrait and address: `joaquin`, `meilin`."""
        import unicodedata

        plain = unicodedata.normalize("NFKD", self.first).encode("ascii", "ignore").decode().lower()
        return plain.replace("-", "")


NELL = Part("Nell Whitlock", "Keeps the room, mends the fence", "nonprofit", interests=("soil", "hosting"))
RUTH = Part("Ruth Amsel", "Grows heritage wheat on forty clay acres", "private", interests=("wheat", "soil"))
CALLUM = Part("Callum Birch", "Lentils, losses and lessons", "private", interests=("lentils", "soil"))
JOAQUIN = Part("Joaquín Ferrer", "Clover, cows and a small dairy", "private", interests=("clover", "dairy"))
LUCY = Part("Lucy Tran", "Feeds a hospital, wonky carrots and all", "public", interests=("kitchens", "vegetables"))
PRIYA = Part("Priya Nair", "Buys food for nine schools at the council", "public", interests=("tenders", "schools"))
MEILIN = Part("Mei-Lin Zhou", "Soil scientist who prefers being outdoors", "academia", interests=("soil", "spade tests"))
TOMASZ = Part("Tomasz Bielak", "Runs the co-op’s two vans", "nonprofit", interests=("transport", "tenders"))
WENDELL = Part("Wendell Marsh", "Introduces people for a living, unpaid", "nonprofit", interests=("introductions",))
ORLA = Part("Orla Keane", "Writes about food for the Valley Courier", "media", interests=("food", "stories"))
HARALD = Part("Harald Voss", "Lives two valleys over and has never been here", "private", place="Ransdale")

CAST = (NELL, RUTH, CALLUM, JOAQUIN, LUCY, PRIYA, MEILIN, TOMASZ, WENDELL, ORLA)
