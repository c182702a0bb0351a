"""Keys read before, however many, as one parameter: one by one, a database takes some thousands and then refuses.

`filter(person__among=keys)` asks what `filter(person__in=keys)` does.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Field, ForeignKey, Lookup


@Field.register_lookup
@ForeignKey.register_lookup
class Among(Lookup):
    """Whether a row's key is one of these."""

    lookup_name = "among"
    prepare_rhs = False
    rhs: Iterable[int]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return self._asked(compiler, connection, "= ANY(%s::bigint[])", f"{{{','.join(map(str, self.rhs))}}}")

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return self._asked(
            compiler, connection, "IN (SELECT value FROM json_each(%s))", json.dumps(list(self.rhs))
        )

    def _asked(self, compiler: Any, connection: Any, said: str, keys: Any) -> tuple[str, tuple[Any, ...]]:
        row, given = self.process_lhs(compiler, connection)
        return f"{row} {said}", (*given, keys)
