"""The link in a letter is its person's and does one thing."""

from datetime import timedelta

import pytest

from barnraiser.notices import stopping
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def test_a_foreign_or_changed_token_is_nobodys(ruth: Person, callum: Person) -> None:
    """Reliability class 11."""
    from barnraiser.people import letters as searches
    from barnraiser.people.queries import saying_no

    token = stopping.token_for(ruth, ["abc"])
    assert stopping.read(token.replace(ruth.code, callum.code)) is None
    assert stopping.read(searches.token_for(ruth)) is None
    assert stopping.read(saying_no.token_for(ruth, [Purpose.DIGESTS])) is None
    assert saying_no.read(token) is None
