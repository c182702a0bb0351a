"""What set-up wrote is kept by each worker, and laid down again in the next test that asks for the same set-up.

The actions that bring a member in ask the database a hundred things, and thousands of tests begin with the same four
members. So the first test to ask has them come in by the actions; what these wrote is kept, row by row, and the next test
gets the rows. Moments of the clock move along, in their order: whoever joined just now in the first test joined just now
in this one. A moment that somebody named, to the second, stays where it is.

Rows are laid only where the actions would have found the same: an empty house, after the same steps, by the same kind of
clock, and nothing written in between. Otherwise the actions run, as they always did.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial, wraps
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Value

from barnraiser.ground import clock
from barnraiser.people.models import Person

type Row = tuple[Any, ...]
type Rows = dict[Any, Row]
# Of which step, and how far from its beginning.
type Told = tuple[int, timedelta]
NO_WRITE = ("SELECT", "BEGIN", "SAVEPOINT", "RELEASE", "PRAGMA", "SET CONSTRAINTS")
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Step:
    """How to write once more what one piece of set-up wrote, what it returned, and which moments those in both are."""

    writes: list[tuple[str, list[Row]]]
    returned: bytes
    moments: dict[datetime, Told]


@dataclass(slots=True)
class SetUp:
    """How far the set-up of the test that runs has come, and when in this test the moments are that its steps told."""

    steps: tuple[str, ...] = ()
    is_as_kept: bool = True
    moments: dict[Told, datetime] = field(default_factory=dict)


_kept: dict[Row, Step] = {}
_now = SetUp()


def begins_anew() -> None:
    """A test begins, in which nothing was set up."""
    _now.steps, _now.is_as_kept, _now.moments = (), True, {}


def watches() -> None:
    """From now on a write outside the kept steps is noticed."""
    connection.execute_wrappers.append(_notices)


def _notices(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if _now.is_as_kept and not str(sql).startswith(NO_WRITE):
        _now.is_as_kept = False
    return execute(sql, params, many, context)


def kept[**P, R](setting_up: Callable[P, R]) -> Callable[P, R]:
    """A fixture whose rows are kept: it writes nothing but rows, is given only what kept fixtures return, and returns a row or a
    list of rows.
    """

    @wraps(setting_up)
    def brings(*args: P.args, **named: P.kwargs) -> R:
        if not _now.is_as_kept or (not _now.steps and Person.objects.exists()):
            _now.is_as_kept = False
            return setting_up(*args, **named)
        _now.steps = (*_now.steps, f"{setting_up.__module__}.{setting_up.__qualname__}")
        key = (_now.steps, connection.in_atomic_block, *_kind_of_clock())
        if key in _kept:
            returned = _lays(_kept[key])
        else:
            returned, _kept[key] = _learns(lambda: setting_up(*args, **named))
        _now.is_as_kept = True
        return returned  # type: ignore[no-any-return]

    return brings


def _kind_of_clock() -> Row:
    """Set to a moment, or going, on a day."""
    stands = isinstance(clock.in_database(), Value)
    return (clock.now(),) if stands else (None, clock.now().date())


def _learns(setting_up: Callable[[], Any]) -> tuple[Any, Step]:
    before, at = everything(), clock.now()
    returned = setting_up()
    took, after = clock.now() - at, everything()
    writes = [write for model in before for write in _writes(model, before[model], after[model])]
    _now.moments |= _moments(writes, at, took)
    moments = {moment: told for told, moment in _now.moments.items()}
    return returned, Step(writes, pickle.dumps(returned), moments)


def everything() -> dict[type[models.Model], Rows]:
    """All rows of all tables, by their keys."""
    found = {}
    with connection.cursor() as cursor:
        for model in _tables():
            cursor.execute(f"SELECT {', '.join(_columns(model))} FROM {_quoted(model._meta.db_table)}")  # noqa: S608
            found[model] = {row[0]: row for row in cursor.fetchall()}
    return found


def _tables() -> Iterator[type[models.Model]]:
    standing = set(connection.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy and model._meta.db_table in standing:
            yield model


def _columns(model: type[models.Model]) -> list[str]:
    """The key first."""
    fields = sorted(model._meta.local_concrete_fields, key=lambda field: not field.primary_key)
    return [_quoted(each.column) for each in fields if each.column and not each.generated]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _writes(model: type[models.Model], before: Rows, after: Rows) -> Iterator[tuple[str, list[Row]]]:
    """The statements that make of one table's rows the others, each with what it is given."""
    table, (key, *columns) = _quoted(model._meta.db_table), _columns(model)
    if gone := [(one,) for one in before if one not in after]:
        yield f"DELETE FROM {table} WHERE {key} = %s", gone  # noqa: S608
    for one, row in after.items():
        for column, was, now in zip(columns, before.get(one, row)[1:], row[1:], strict=True):
            if was != now:
                yield f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [(now, one)]  # noqa: S608
    if come := [row for one, row in after.items() if one not in before]:
        places = ", ".join(["%s"] * len(come[0]))
        yield f"INSERT INTO {table} ({', '.join([key, *columns])}) VALUES ({places})", come  # noqa: S608


def _moments(writes: list[tuple[str, list[Row]]], at: datetime, took: timedelta) -> dict[Told, datetime]:
    """The moments of the clock in a step. Told again, each lies whole minutes from the beginning as it did ("in thirty days"), and
    what passed meanwhile becomes so many microseconds, one after the other: no row may stand in the future.
    """
    told = {_aware(value) for _, rows in writes for row in rows for value in row if _is_of_the_clock(value)}
    passed = {moment: (moment - at) % MINUTE for moment in told if (moment - at) % MINUTE <= took}
    order = sorted(set(passed.values()))
    step = len(_now.steps)
    return {
        (step, moment - at - since + timedelta(microseconds=order.index(since))): moment
        for moment, since in passed.items()
    }


def _is_of_the_clock(value: Any) -> bool:
    return isinstance(value, datetime) and bool(value.microsecond)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _lays(step: Step) -> Any:
    """The rows stand as if the actions had written them now."""
    begun, now = clock.now(), len(_now.steps)
    _now.moments |= {(of, since): begun + since for of, since in step.moments.values() if of == now}
    told = partial(_told, {moment: _now.moments.get(name, moment) for moment, name in step.moments.items()})
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, rows in step.writes:
            cursor.executemany(statement, [tuple(map(told, row)) for row in rows])
    return _with(told, pickle.loads(step.returned))  # noqa: S301 - written by this process


def _told(moments: dict[datetime, datetime], value: Any) -> Any:
    """Any value as it is, but a moment of the clock when it is in this test."""
    if not isinstance(value, datetime) or _aware(value) not in moments:
        return value
    moment = moments[_aware(value)]
    return moment if value.tzinfo else moment.replace(tzinfo=None)


def _with(told: Callable[[Any], Any], returned: Any) -> Any:
    """The row or rows, and those they hold, with their moments as they now stand in the database."""
    waiting, seen = list(returned) if isinstance(returned, list) else [returned], set[int]()
    while waiting:
        row = waiting.pop()
        if id(row) in seen:
            continue
        seen.add(id(row))
        vars(row).update({name: told(value) for name, value in vars(row).items()})
        waiting += [other for other in row._state.fields_cache.values() if isinstance(other, models.Model)]
    return returned
