from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from barnraiser.ground.files import PrivateStorage


def test_a_private_file_is_its_owners_and_has_no_address(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    name = PrivateStorage().save("archives/a.zip", ContentFile(b"mine"))
    assert (tmp_path / "private" / name).stat().st_mode & 0o777 == 0o600
    with pytest.raises(ValueError, match="no address"):
        PrivateStorage().url(name)
