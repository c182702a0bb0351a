"""Keys read before, however many, as one parameter: one by one, a database takes some thousands and then refuses."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField, Expression


class Among(Expression):
    """The right side of `__in`: these keys."""

    def __init__(self, keys: Iterable[int]) -> None:
        super().__init__(output_field=BigIntegerField())
        self.keys = list(keys)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "(SELECT unnest(%s::bigint[]))", [self.keys]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "(SELECT value FROM json_each(%s))", [json.dumps(self.keys)]
