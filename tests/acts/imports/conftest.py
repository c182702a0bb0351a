from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def kept_apart(settings: Settings, tmp_path: Path) -> Path:
    """Uploads of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path
