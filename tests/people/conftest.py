from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from barnraiser.ground.outside import standing_in
from tests.outside import Outside, outside


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    """How often somebody tried to sign in is counted per test."""
    cache.clear()


@pytest.fixture(autouse=True)
def pictures(settings: Any, tmp_path: Path) -> Path:
    """Uploaded files go to a folder of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def there() -> Iterator[Outside]:
    """The outside as far as these tests know it."""
    with outside() as here, standing_in(here.port, "fields.example", "www.fields.example", "other.example"):
        yield here
