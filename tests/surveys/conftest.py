import pytest

from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.keeping_cast import kept

from .telling import neighbours


@pytest.fixture
@kept
def crowd(nell: Person, soil_and_table: Community) -> list[Person]:
    """Eleven more members than the steward: twelve in all."""
    return neighbours(soil_and_table, 11)
