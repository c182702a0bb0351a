"""What an address asks of the directory."""

from django.http import QueryDict

from barnraiser.ground.manifest import betweens
from barnraiser.ground.text import one_line

from .. import languages
from ..models import Sector
from .wanted import Near, Order, Wanted

LONGEST = 200
LONGEST_WORD = 40
MOST = 6


def read(said: QueryDict | str) -> Wanted:
    """Whom to look for. What makes no sense is left out, each thing by itself; of what is too long, the beginning is read."""
    given = QueryDict(said) if isinstance(said, str) else said
    interests = [_line(word, LONGEST) for word in given.getlist("interest")[:MOST]]
    near, order = given.get("near", ""), given.get("order", "")
    return Wanted(
        words=_line(given.get("q", ""), LONGEST),
        sectors=[sector for sector in Sector.values if sector in given.getlist("sector")],
        interests=[word for word in interests if 0 < len(word) <= LONGEST_WORD],
        languages=[code for code in given.getlist("language")[:MOST] if languages.name(code)],
        gives=_line(given.get("gives", ""), LONGEST_WORD),
        near=Near(near) if near in set(Near) else Near.ANYWHERE,
        unlike=given.get("unlike") == "yes",
        order=Order(order) if order in set(Order) else None,
        between=[name for name in betweens() if name in given.getlist("between")],
    )


def _line(words: str, longest: int) -> str:
    return one_line(words[: LONGEST * 4])[:longest].strip()
