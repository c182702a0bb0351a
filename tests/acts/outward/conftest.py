from collections.abc import Iterator

import pytest
from django.core import mail

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.keeping_cast import kept

from .telling import says


@pytest.fixture(autouse=True)
def empty_box() -> Iterator[None]:
    mail.outbox = []
    yield
    mail.outbox = []


@pytest.fixture
@kept
def talk(ruth: Person, soil_and_table: Community) -> Conversation:
    """Everybody may read it."""
    return says(ruth, soil_and_table)
