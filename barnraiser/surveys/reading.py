"""What a closed round says, in the shape in which it is kept: figures only, of ten people or more each."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from barnraiser.communities.models import Membership
from barnraiser.communities.queries import member_count
from barnraiser.ground.suppression import SMALLEST_MEAN
from barnraiser.people.models import Sector

from .figures import Scored, Split, published
from .instruments import Instrument, Scale
from .models import Round, Sheet

NEW = timedelta(days=183)
UNNAMED = "No sector named"
NEWER, LONGER = "Here for less than half a year", "Here for longer"
EVEN = "Nothing more than the rest"
BY_SECTOR = Split("sector", "By sector", (*Sector.labels, UNNAMED))
BY_TIME = Split("time", "By time of joining", (NEWER, LONGER))


def splits_of(asks: Instrument) -> tuple[Split, ...]:
    """The fixed breakdowns. There are no others, and none can be combined."""
    if not asks.motives:
        return BY_SECTOR, BY_TIME
    titles = tuple(scale.title for scale in asks.scales if scale.key in asks.motives)
    return BY_SECTOR, BY_TIME, Split("motive", "By what people come for most", (*titles, EVEN))


def figures_of(round: Round) -> dict[str, Any]:
    """Worked out from the sheets that stand now. Called once, when the round has closed."""
    sheets = list(Sheet.objects.filter(consent__round=round).select_related("consent__person").order_by("pk"))
    since = dict(
        Membership.objects.filter(community=round.community)
        .order_by("since", "pk")
        .values_list("person_id", "since")
    )
    groups = [
        {
            "sector": Sector(sheet.consent.person.sector).label if sheet.consent.person.sector else UNNAMED,
            "time": _time(round, since.get(sheet.consent.person_id)),
            "motive": main_motive(round.asks, sheet.answers),
        }
        for sheet in sheets
    ]
    answered = len(sheets) if len(sheets) >= SMALLEST_MEAN else None
    scales = {scale.key: _scale(round.asks, scale, sheets, groups) for scale in round.asks.scales}
    return {"asked": member_count(round.community), "answered": answered, "scales": scales}


def _scale(
    asks: Instrument, scale: Scale, sheets: Sequence[Sheet], groups: Sequence[Mapping[str, str]]
) -> dict[str, Any]:
    pairs = ((scale.score(sheet.answers), group) for sheet, group in zip(sheets, groups, strict=True))
    scored = [Scored(score, group) for score, group in pairs if score is not None]
    return published(scale, scored, splits_of(asks))


def _time(round: Round, since: datetime | None) -> str:
    return NEWER if since is None or round.closes_at - since < NEW else LONGER


def main_motive(asks: Instrument, answers: Mapping[str, int]) -> str:
    """What this person comes for more than for anything else that was asked, or that there is no such thing."""
    scores = {s.title: s.score(answers) for s in asks.scales if s.key in asks.motives}
    known = {title: score for title, score in scores.items() if score is not None}
    top = [title for title, score in known.items() if score == max(known.values())]
    return top[0] if len(top) == 1 else EVEN
