"""Who takes part: how many week by week, which sectors are here and heard, and the ladder. Counts that tell of nobody."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from barnraiser.communities.models import Community
from barnraiser.ground.suppression import SMALLEST_CELL, hidden_cells
from barnraiser.people.models import Person, Sector
from barnraiser.ties import queries as ties

from .evidence import Done
from .ladder import RUNGS, heights
from .models import Participation
from .soundings import Basis, refused

WEEK, QUARTER = timedelta(days=7), timedelta(days=90)
WEEKS = 26


def drawn(community: Community, base: Basis, done: Sequence[Done]) -> Participation | None:
    """How people took part up to the basis' moment, not yet written; None where it would speak of single people."""
    if refused(base):
        return None
    people = frozenset(int(name) for name in base.evidence.acts.people)
    here = [one for one in done if one.by in people and one.at <= base.as_of]
    said = {
        "weeks": weeks(here, base.as_of),
        "heard": heard(here, people, base.as_of),
        "rungs": rungs(community, here, people, base.as_of),
    }
    return Participation(community=community, as_of=base.as_of, said=said)


def weeks(done: Sequence[Done], as_of: datetime) -> list[int]:
    """How many different people did something in each of the last weeks, the last one ending now."""
    who: list[set[int]] = [set() for _ in range(WEEKS)]
    for one in done:
        back = (as_of - one.at) // WEEK
        if back < WEEKS:
            who[WEEKS - 1 - back].add(one.by)
    return [len(each) for each in who]


def heard(done: Sequence[Done], people: frozenset[int], as_of: datetime) -> dict[str, Any]:
    """Each sector's share of members and of what was done in the last quarter, small sectors told together."""
    sector = dict(Person.objects.filter(pk__in=people).order_by().values_list("pk", "sector"))
    here = Counter(label for label in sector.values() if label)
    acts = Counter(sector.get(one.by) or "" for one in done if as_of - one.at < QUARTER)
    hidden = hidden_cells(here)
    rows = [
        (label, here[label], acts[label]) for label in Sector.values if here[label] and label not in hidden
    ]
    if hidden:
        rows.append(("", sum(here[label] for label in hidden), sum(acts[label] for label in hidden)))
    members, done_all = sum(here.values()), sum(acts[label] for label in here)
    if len(rows) < 2 or not done_all:
        return {"rows": [], "unsaid": len(people) - members}
    return {
        "rows": [[label, count / members, did / done_all] for label, count, did in rows],
        "unsaid": len(people) - members,
    }


def rungs(
    community: Community, done: Sequence[Done], people: frozenset[int], as_of: datetime
) -> list[dict[str, Any]]:
    """From the highest rung down: how many stood there this quarter, how many of them stood lower in the one before."""
    earlier = as_of - QUARTER
    now = heights(((one.by, one.kind) for one in done if one.at > earlier), people)
    before_people = ties.counted(community, earlier).people & people
    last = [one for one in done if earlier - QUARTER < one.at <= earlier]
    before = heights(((one.by, one.kind) for one in last), before_people)
    counts = Counter(now.values())
    hidden = hidden_cells({rung: counts[rung] for rung in range(len(RUNGS))})
    up = Counter(now[who] for who in now if who in before and before[who] < now[who])
    new = Counter(now[who] for who in now if who not in before)
    return [
        {
            "rung": rung,
            "count": None if rung in hidden else counts[rung],
            "stepped_up": _enough(up[rung]) if rung not in hidden else None,
            "are_new": _enough(new[rung]) if rung not in hidden else None,
        }
        for rung in reversed(range(len(RUNGS)))
    ]


def _enough(count: int) -> int | None:
    """The count, or None where it is so small that it would tell of somebody."""
    return count if count == 0 or count >= SMALLEST_CELL else None
