"""Every page of the house, on a phone and on a desk, by day and by night: nobody is kept out, nothing spills over."""

import pytest
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .browser import looks_right
from .conftest import Visit
from .pages import House, not_walked, walk


@pytest.fixture
def network(soil_and_table: Community, nell: Person) -> dict[str, str]:
    """A small network in which every page has something to show. Returns the page's address by its name."""
    return walk(House(soil_and_table, nell, [joins(part, soil_and_table, nell) for part in cast.CAST[1:]]))


def names_of_the_house() -> set[str]:
    """The name of every address that the house itself answers."""
    found = set()
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver) and resolver.app_name:
            inside = (each for each in resolver.url_patterns if isinstance(each, URLPattern))
            found |= {f"{resolver.app_name}:{pattern.name}" for pattern in inside}
    return found


# What keeps people out is measured on one database only, on a phone by day and at a desk by night; see `looks_right`.
WALKS = [(390, "light"), (1280, "dark")] if connection.vendor == "sqlite" else [(390, "dark")]


@pytest.mark.parametrize(("width", "scheme"), WALKS)
def test_every_page_looks_right(
    visit: Visit, network: dict[str, str], nell: Person, width: int, scheme: str
) -> None:
    assert names_of_the_house() - not_walked() == set(network)
    page = visit(nell, width=width, scheme=scheme)
    for name, path in network.items():
        answer = page.goto(path)
        assert answer
        assert answer.status == 200, f"{name}: {answer.status}"
        looks_right(page, colours=True)
