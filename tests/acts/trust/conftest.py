from collections.abc import Iterator

import pytest

from .telling import neighbours


@pytest.fixture(autouse=True)
def known_neighbours() -> Iterator[None]:
    """Kinds of neighbouring rooms, so that this one is tested without them."""
    with neighbours():
        yield
