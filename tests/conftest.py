"""Set-up that every test may use. It is told with the same actions that pages use."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.template import engines
from django.template.backends.django import DjangoTemplates
from pytest_django import DjangoDbBlocker

from barnraiser.acts.belonging import actions as belonging
from barnraiser.capital import keeping
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from demo import cast
from tests.emptying import empties_quickly, sends_the_last_home
from tests.keeping_cast import begins_anew, kept, watches
from tests.tables import lays_words
from tests.templates import Undefined

PURPOSE = (
    "By 2032, half of what our schools and hospitals eat is grown within thirty miles, "
    "on land whose soil is getting better."
)
RULES = ("Say what you know and how you know it.", "A failure shared here stays here.")
PASSWORD = "a quiet barn in October"
SPRING = datetime(2026, 3, 2, 9, tzinfo=UTC)


def pytest_collection_finish() -> None:
    """What was loaded stays: jobs that run in a test, which look through all there is for another's transaction, pass it by."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which database the run was on, so that no green run is taken for the other's."""
    terminalreporter.write_line(f"The database was {connection.display_name}.")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    empties_quickly()
    if request.config.getoption("nomigrations"):
        with django_db_blocker.unblock():
            lays_words()
    watches()
    yield
    with django_db_blocker.unblock():
        sends_the_last_home()


@pytest.fixture(scope="session", autouse=True)
def undefined_variables_raise() -> None:
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    backend.engine.string_if_invalid = Undefined()


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What a worker remembers of communities would outlive the test, whose communities do not."""
    keeping.forget()
    cache.clear()
    begins_anew()


def arrives(part: cast.Part, *, password: str | None = None) -> Person:
    """The cast member has an account and a person. Give a password only where the test signs in by form."""
    account = people.open_account(email=part.address, password=password)
    person = people.claim(account=account, address=part.address, name=part.name)
    person.tagline, person.sector, person.place = part.tagline, part.sector, part.place
    return people.edit_profile(
        by=person,
        person=person,
        interests=part.interests,
        tagline=part.tagline,
        sector=part.sector,
        place=part.place,
    )


@pytest.fixture
@kept
def nell(db: None) -> Person:
    """The steward of Soil & Table."""
    return arrives(cast.NELL)


@pytest.fixture
@kept
def soil_and_table(nell: Person) -> Community:
    """An invited-only community, founded by Nell."""
    return communities.found(
        by=nell,
        name="Soil & Table",
        slug="soil-and-table",
        purpose=PURPOSE,
        rules=RULES,
        line="Half from near.",
    )


def joins(part: cast.Part, community: Community, host: Person, *, counts_ties: bool = True) -> Person:
    """The cast member comes in by the host's invitation, as anybody would."""
    person = arrives(part)
    invitation, _ = belonging.invite(by=host, community=community, address=part.address, send=False)
    belonging.accept(by=person, invitation=invitation, counts_ties=counts_ties)
    return person


@pytest.fixture
@kept
def ruth(soil_and_table: Community, nell: Person) -> Person:
    """A member without a role."""
    return joins(cast.RUTH, soil_and_table, nell)


@pytest.fixture
@kept
def callum(soil_and_table: Community, nell: Person) -> Person:
    return joins(cast.CALLUM, soil_and_table, nell)


@pytest.fixture
@kept
def priya(soil_and_table: Community, nell: Person) -> Person:
    return joins(cast.PRIYA, soil_and_table, nell)


@pytest.fixture
@kept
def harald(db: None) -> Person:
    """Signed in, but a member of nothing here."""
    return arrives(cast.HARALD)
