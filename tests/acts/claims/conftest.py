from pathlib import Path

import pytest
from pytest_django import Settings

from barnraiser.communities.models import Community
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from demo import cast
from tests.acts.imports.archive import MAY, brought_in, mbox


@pytest.fixture(autouse=True)
def kept_apart(settings: Settings, tmp_path: Path) -> Path:
    """Uploads of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def lucy(nell: Person, soil_and_table: Community) -> Person:
    """Lucy of the archive, who has not come in."""
    brought_in(nell, soil_and_table, mbox(*MAY))
    found = people.with_address(cast.LUCY.address)
    assert found
    assert not found.is_claimed
    return found
