import pytest

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


@pytest.fixture
def kitchens(nell: Person) -> Community:
    """An open community, founded by Nell, that nobody else is a member of."""
    return communities.found(
        by=nell,
        name="Kitchens",
        slug="kitchens",
        purpose="Cook what grows near.",
        rules=("Taste first.",),
        door="open",
    )
