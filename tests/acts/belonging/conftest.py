from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    """How often somebody tried to sign in is counted per test."""
    cache.clear()


@pytest.fixture(autouse=True)
def pictures(settings: Any, tmp_path: Path) -> Path:
    """Uploaded files go to a folder of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"
