"""How an exchange and a message are shown elsewhere: to those who sit in it, and one message to the keeper it was brought to."""

from collections.abc import Iterable, Mapping

from barnraiser.ground.manifest import CardView, cited
from barnraiser.ground.refs import Ref
from barnraiser.ground.text import gist
from barnraiser.people.models import Person

from ..models import Line
from .lists import rows, shown
from .sight import messages_visible_to

SHOWN = 400


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    """Exchanges by whom they are with. Nothing of what was said."""
    found = rows(viewer, list(shown(viewer).filter(code__in=list(codes))))
    return {
        row.exchange.code: CardView(f"Messages with {row.names}", row.exchange.get_absolute_url())
        for row in found
    }


def line_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    """A message, with how it begins: for whoever may read it; and where one of those raised a concern about it, for the
    keeper who has that before them, without a way into the exchange.
    """
    codes = list(codes)
    mine = {
        m.code: _card(m, m.get_absolute_url()) for m in messages_visible_to(viewer).filter(code__in=codes)
    }
    brought = cited(viewer, [Ref("direct", "line", code) for code in codes if code not in mine])
    if not brought:
        return mine
    rest = Line.objects.filter(code__in=[Ref.parse(ref).code for ref in brought]).select_related("by")
    return mine | {m.code: _card(m, "") for m in rest}


def _card(message: Line, url: str) -> CardView:
    return CardView("A direct message", url, by=message.by, words=gist(message.html, SHOWN))
