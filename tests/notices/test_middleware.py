import re

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import AsyncRequestFactory, Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from barnraiser.notices.middleware import Waiting, WaitingMiddleware
from barnraiser.people.models import Person
from tests.architecture.lists import queries_of
from tests.signing_in import signed_in

from .telling import HELPED, tell

pytestmark = pytest.mark.django_db


def bell(client: Client, url: str = "/people/") -> str:
    found = re.search(r'aria-label="(Waiting for you: [^"]+)"', client.get(url).content.decode())
    return found[1] if found else ""


def test_the_bell_says_how_many_are_new(ruth: Person, callum: Person) -> None:
    client = signed_in(callum)
    assert bell(client) == "Waiting for you: 0 things"
    tell(HELPED, ruth, [callum])
    assert bell(client) == "Waiting for you: 1 thing"
    assert bell(client, "/notices/") == "Waiting for you: 0 things", (
        "the page that shows them has rung the bell"
    )
    assert bell(client) == "Waiting for you: 0 things"


def test_the_bell_counts_no_further_than_twenty(ruth: Person, callum: Person) -> None:
    for number in range(25):
        tell(HELPED, ruth, [callum], occasion=str(number))
    html = signed_in(callum).get("/people/").content.decode()
    assert "Waiting for you: more than 20 things" in html
    assert ">20+<" in html


def test_a_stranger_has_no_bell(client: Client, soil_and_table: object) -> None:
    assert "Waiting for you" not in client.get("/what-is-stored/").content.decode()


def test_one_search_on_a_page_and_none_where_no_page_is_shown(ruth: Person, callum: Person) -> None:
    client = signed_in(callum)
    searches = [sql for sql in queries_of(client, "/people/") if "ledger_act" in sql and "UNION" in sql]
    assert len(searches) == 1

    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse("bare")

    request = RequestFactory().get("/")
    request.viewer = callum  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as captured:
        WaitingMiddleware(answer)(request)
    assert len(captured) == 0
    assert isinstance(request.waiting, Waiting)  # type: ignore[attr-defined]


def test_it_is_counted_once_a_page(ruth: Person, callum: Person) -> None:
    tell(HELPED, ruth, [callum])
    waiting = Waiting(callum)
    with CaptureQueriesContext(connection) as captured:
        assert (waiting.count, waiting.count, waiting.url) == (1, 1, "/notices/")
    assert len(captured) == 6


def test_a_stream_counts_nothing(ruth: Person) -> None:
    """An error that it answers is drawn in a thread of its own, whose connection nobody would close."""
    request = AsyncRequestFactory().get("/live/")
    request.viewer = ruth  # type: ignore[attr-defined]
    WaitingMiddleware(lambda request: HttpResponse())(request)
    assert request.waiting is None  # type: ignore[attr-defined]
