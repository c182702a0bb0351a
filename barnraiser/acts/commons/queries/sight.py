"""How what is kept is shown elsewhere, to whom."""

from collections.abc import Iterable, Mapping

from barnraiser.ground.manifest import CardView
from barnraiser.ground.text import gist
from barnraiser.people.models import Person

from ..models import Wording
from .keepings import visible_to

SHOWN = 400


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = {keeping.pk: keeping for keeping in visible_to(viewer).filter(code__in=list(codes))}
    wordings = Wording.objects.standing().filter(keeping__in=rows)
    return {
        rows[w.keeping_id].code: CardView(
            w.title,
            rows[w.keeping_id].get_absolute_url(),
            within=rows[w.keeping_id].community,
            by=rows[w.keeping_id].source.by,
            words=gist(w.html, SHOWN),
        )
        for w in wordings
    }
