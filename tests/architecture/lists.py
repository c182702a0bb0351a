"""A list page costs the same for 3 rows and for 30. An app's test adds its rows through actions and asks this."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

FEW, MANY = 3, 30


def queries_of(client: Client, url: str) -> list[str]:
    """The SQL one page costs. The page must come."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, f"{url} answered {response.status_code}"
    return [query["sql"] for query in captured.captured_queries]


def costs_the_same(client: Client, url: str, add: Callable[[int], object]) -> None:
    """Assert that the page costs as many queries with 30 rows as with 3. `add(n)` adds row number n, through actions.

    The page must grow on the way: a list that does not show its rows costs little and proves nothing.
    """
    for number in range(FEW):
        add(number)
    queries_of(client, url)
    few, short = queries_of(client, url), len(client.get(url).content)
    for number in range(FEW, MANY):
        add(number)
    queries_of(client, url)  # as before the first: what was new is read
    many, long = queries_of(client, url), len(client.get(url).content)
    assert long > short, f"{url} shows no more for {MANY} rows than for {FEW}"
    extra = "\n".join(many[len(few) :])
    assert len(many) == len(few), f"{url}: {len(few)} queries for {FEW} rows, {len(many)} for {MANY}\n{extra}"
