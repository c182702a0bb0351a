import pytest

from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.models import Mandate, Programme, Seat
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.organisations import actions as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person
from tests.keeping_cast import kept

from .telling import begins, speaks


@pytest.fixture
@kept
def mill(ruth: Person) -> Organisation:
    """Brightwell Mills, that Ruth answers for."""
    return organisations.found(
        by=ruth,
        name="Brightwell Mills",
        slug="brightwell-mills",
        sector="private",
        about="Millers since 1871, also of small lots.",
        place="Mill Lane",
    )


@pytest.fixture
@kept
def table(mill: Organisation, ruth: Person) -> Programme:
    """A programme of the mill in which everything is read first."""
    return begins(ruth, mill)


@pytest.fixture
@kept
def seat(table: Programme, ruth: Person, nell: Person, soil_and_table: Community) -> Seat:
    """The mill takes part in Soil & Table: Nell, its steward, said yes."""
    asked = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="We listen first.")
    return actions.admit(by=nell, seat=asked)


@pytest.fixture
@kept
def mandate(seat: Seat, table: Programme, ruth: Person, callum: Person) -> Mandate:
    """Callum speaks for the mill."""
    return speaks(callum, table, ruth)


@pytest.fixture
@kept
def kitchens(nell: Person) -> Community:
    """An open community in which no organisation takes part."""
    return communities.found(
        by=nell, name="Kitchens", slug="kitchens", purpose="Cook what grows near.", door="open"
    )
