"""Where in the year something happens: seasons are told on the days they belong to, whenever the demo is built."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from random import Random

FOUNDED = timedelta(days=400)
YEAR = timedelta(days=365)


def morning_of(now: datetime) -> datetime:
    """The last eight o'clock that has passed: the demo's today."""
    eight = now.astimezone(UTC).replace(hour=8, minute=0, second=0, microsecond=0)
    return eight if eight <= now else eight - timedelta(days=1)


def latest(month_and_day: str, today: datetime) -> datetime:
    """The most recent such day, `09-14` for example, that has passed a day ago; at seven in the morning."""
    month, day = map(int, month_and_day.split("-"))
    moment = today.replace(month=month, day=day, hour=7)
    return moment if moment < today - timedelta(days=1) else moment.replace(year=moment.year - 1)


def waking(dice: Random, day: datetime) -> datetime:
    """Some moment of the day at which people of the land write: early, at noon, or after the dishes."""
    hour = dice.choice((5, 6, 6, 7, 12, 12, 13, 17, 18, 19, 20, 20, 21, 21))
    return day.replace(hour=hour, minute=dice.randrange(60), second=0)


def liveliness(day: date, age: int) -> float:
    """How much is said on a day, so many days ago: little in harvest, more in autumn, more the larger the network is."""
    in_harvest = (8, 1) <= (day.month, day.day) <= (9, 20)
    season = 0.3 if in_harvest else 1.3 if day.month in (10, 11) else 1.0
    grown = 3.4 if age < 130 else 1.0 if age < 250 else 0.6
    return season * grown


def some_days(
    dice: Random, today: datetime, how_many: int, *, since: int = 360, until: int = 9
) -> list[datetime]:
    """Days between `since` and `until` days ago, the livelier the likelier; in order."""
    ages = list(range(until, since))
    weights = [liveliness((today - timedelta(days=age)).date(), age) for age in ages]
    return sorted(today - timedelta(days=age) for age in dice.choices(ages, weights, k=how_many))


def evenly(things: Iterable[object], share: float) -> list[int]:
    """Which of the things to keep so that this share of them is left, spread evenly."""
    total = len(list(things))
    wanted = max(1, round(total * share)) if total else 0
    return [position * total // wanted for position in range(wanted)]
