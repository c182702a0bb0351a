"""Help given and received in the last twelve months, month by month, for the one who gave and received it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, sqrt

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils import timezone
from django.utils.dateformat import format as spell

from barnraiser.acts.reciprocity import queries as reciprocity
from barnraiser.acts.reciprocity.models import Favour
from barnraiser.ground import clock
from barnraiser.people.models import Person

PEGS, FEWEST = 8, 4
LONG_AGO = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Month:
    """What was given and received in one month, and how many pegs stand for it."""

    first: datetime
    given: int
    received: int
    pegs_up: range
    pegs_down: range


@dataclass(frozen=True, slots=True)
class Giving:
    """Twelve months of give and take. `a_peg` is how many things one peg stands for at most."""

    months: tuple[Month, ...]
    a_peg: int
    said: str
    asked: str

    @property
    def given(self) -> int:
        return sum(month.given for month in self.months)

    @property
    def received(self) -> int:
        return sum(month.received for month in self.months)

    @property
    def is_receiving(self) -> bool:
        return self.received > self.given

    @property
    def rows_up(self) -> int:
        return max(2, *(len(month.pegs_up) for month in self.months))

    @property
    def rows_down(self) -> int:
        return max(2, *(len(month.pegs_down) for month in self.months))

    @property
    def picture(self) -> str:
        """The picture in words."""
        given = f"{self.given} in all{_most([(month.first, month.given) for month in self.months])}"
        received = f"{self.received} in all{_most([(month.first, month.received) for month in self.months])}"
        return f"Help by month. Given: {given}. Received: {received}. The same as a table below."


def giving_of(viewer: Person) -> Giving:
    """What the viewer did for others and others for the viewer, as those who were helped confirmed it."""
    starts = reciprocity.months()
    helps = reciprocity.helps(viewer, since=starts[0])
    given, received = (_by_month(acts.values_list("at", flat=True)) for acts in helps)
    most = max([*given.values(), *received.values(), 0])
    a_peg = max(1, ceil(most / PEGS))
    months = (_month(start, given[_name(start)], received[_name(start)], a_peg) for start in starts)
    return Giving(tuple(months), a_peg, balance(given.total(), received.total()), _last_asked(viewer))


def balance(given: int, received: int) -> str:
    """Which side one is on, in words that own the doubt: so few things lean a little by luck alone."""
    both, off = given + received, abs(given - received)
    side = "giving" if given > received else "receiving"
    if not both:
        return "No help was confirmed in these months, either way. That can mean all is well, or that asking feels hard."
    if both < FEWEST:
        return f"{_capped(both)} {'thing' if both == 1 else 'things'}: too few to say which way it leans."
    if not off:
        return "Level: as much one way as the other."
    if off <= sqrt(both):
        return "About level. The difference is no more than luck brings."
    return f"Just on the {side} side." if off <= 2 * sqrt(both) else f"On the {side} side."


def _last_asked(viewer: Person) -> str:
    """What to say of asking; nothing where the viewer asked lately."""
    last = Favour.objects.asks().filter(by=viewer).order_by("-at").values_list("at", flat=True).first()
    if last is None:
        return "You have not asked for anything here yet, and people like being asked."
    if clock.now() - last < LONG_AGO:
        return ""
    since, now = timezone.localtime(last), timezone.localtime(clock.now())
    when = spell(since, "F" if now - since < timedelta(days=330) else "F Y")
    return f"You have not asked for anything since {when}, and people like being asked."


def _by_month(moments: Iterable[datetime]) -> Counter[str]:
    return Counter(_name(timezone.localtime(moment)) for moment in moments)


def _name(moment: datetime) -> str:
    return f"{moment:%Y-%m}"


def _month(first: datetime, given: int, received: int, a_peg: int) -> Month:
    return Month(first, given, received, range(ceil(given / a_peg)), range(ceil(received / a_peg)))


def _most(counts: Sequence[tuple[datetime, int]]) -> str:
    """The one month with most of it, where there is one."""
    most = max(count for _, count in counts)
    when = [first for first, count in counts if count == most]
    return f", most in {spell(when[0], 'F')}" if most and len(when) == 1 else ""


def _capped(count: int) -> str:
    return str(apnumber(count)).capitalize()
