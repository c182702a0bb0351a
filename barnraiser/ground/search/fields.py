"""The column that keeps a set of words, and the one question it answers."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup

from .folding import Asked

if TYPE_CHECKING:
    _Column = models.Field[Iterable[str], str]
    _Question = Lookup[Any]
else:
    _Column, _Question = models.Field, Lookup


class WordsField(_Column):
    """A set of folded words, as `said` gives them. They hold letters and digits only, so none of them is syntax."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> str | None:
        if value is None or isinstance(value, str):
            return value
        words = sorted(value)
        return (
            " ".join(f"'{word}'" for word in words) if connection.vendor == "postgresql" else " ".join(words)
        )


@WordsField.register_lookup
class Say(_Question):
    """`words__say=asked("living soi")`: each of the words is there. Nothing asked for is said by nobody."""

    lookup_name = "say"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        wanted: Sequence[Asked] = tuple(self.rhs)
        if not wanted:
            return "1 = 0", ()
        if connection.vendor == "postgresql":
            return f"{column} @@ %s::tsquery", (*params, _for_postgresql(wanted))
        return f"{column} MATCH %s", (*params, _for_fts5(wanted))


def _for_postgresql(wanted: Sequence[Asked]) -> str:
    def either(each: Asked) -> str:
        first = f"'{each.word}'{':*' if each.is_beginning else ''}"
        return f"({' | '.join([first, *(f"'{other}'" for other in each.others)])})"

    return " & ".join(map(either, wanted))


def _for_fts5(wanted: Sequence[Asked]) -> str:
    def either(each: Asked) -> str:
        first = f'"{each.word}"{"*" if each.is_beginning else ""}'
        return f"({' OR '.join([first, *(f'"{other}"' for other in each.others)])})"

    return " AND ".join(map(either, wanted))
