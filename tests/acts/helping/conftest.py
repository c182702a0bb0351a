import pytest

from barnraiser.acts.helping.models import Agreement
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.keeping_cast import kept

from .telling import agreed, signs_on_paper


@pytest.fixture
@kept
def ada(nell: Person, soil_and_table: Community) -> Person:
    """A member without a device, who came in by a sheet of paper."""
    return signs_on_paper(nell, soil_and_table)


@pytest.fixture
@kept
def agreement(nell: Person, ruth: Person, ada: Person, soil_and_table: Community) -> Agreement:
    """Ruth acts for Ada."""
    return agreed(nell, ruth, ada, soil_and_table)
