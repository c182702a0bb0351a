from collections.abc import Iterator

import pytest

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground.outside import standing_in
from barnraiser.people.models import Person
from tests.keeping_cast import kept
from tests.outside import Outside, outside


@pytest.fixture
@kept
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


@pytest.fixture
def there() -> Iterator[Outside]:
    """The outside as far as these tests know it."""
    with outside() as here, standing_in(here.port, "fields.example", "other.example"):
        yield here
