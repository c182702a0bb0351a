import pytest

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins


@pytest.fixture
def meadow(ruth: Person) -> Community:
    """Another community, founded by Ruth, that nobody else is a member of yet."""
    return communities.found(by=ruth, name="Meadow", slug="meadow", purpose="Hay, late and in common.")


@pytest.fixture
def meilin(meadow: Community, ruth: Person) -> Person:
    """A member of Meadow alone: she shares a community with Ruth and with nobody else."""
    return joins(cast.MEILIN, meadow, ruth)
