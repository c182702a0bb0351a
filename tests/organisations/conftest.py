import pytest

from barnraiser.organisations import actions
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person
from tests.keeping_cast import kept


@pytest.fixture
@kept
def mill(ruth: Person) -> Organisation:
    """Brightwell Mills, that Ruth answers for."""
    return actions.found(
        by=ruth,
        name="Brightwell Mills",
        slug="brightwell-mills",
        sector="private",
        about="Millers since 1871, also of small lots.",
        place="Mill Lane",
    )
