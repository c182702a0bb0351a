import pytest

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.keeping_cast import kept


@pytest.fixture
@kept
def kitchens(nell: Person, soil_and_table: Community) -> Community:
    """Another community of Nell's, with an open door."""
    return communities.found(
        by=nell, name="Kitchens", slug="kitchens", purpose="Cook what grows near.", door="open"
    )
