import pytest

from barnraiser.acts.gatherings.models import Gathering
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.keeping_cast import kept

from .telling import calls, comes_in


@pytest.fixture
@kept
def farm(nell: Person, soil_and_table: Community) -> Gathering:
    """An afternoon at Hollin Farm, called by Nell, with room for everybody."""
    return calls(nell, soil_and_table)


@pytest.fixture
@kept
def been(farm: Gathering, nell: Person, ruth: Person, callum: Person) -> Gathering:
    """The same, with Nell, Ruth and Callum checked in."""
    for person in (nell, ruth, callum):
        comes_in(person, farm)
    return farm
