from typing import Any, cast

import pytest

from barnraiser.ground.manifest import kinds

from . import telling


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger knows the kinds of these tests for as long as each of them takes."""
    for kind in telling.ALL:
        monkeypatch.setitem(cast(dict[str, Any], kinds()), kind.code, kind)
