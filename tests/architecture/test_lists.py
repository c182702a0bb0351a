"""Rule 12: constant queries. The measure itself is tried here on a planted page; each app's tests ask it of theirs."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from barnraiser.people import actions
from barnraiser.people.models import Person

from .lists import costs_the_same

pytestmark = pytest.mark.django_db


def row_by_row(request: HttpRequest) -> HttpResponse:
    keys = Person.objects.values_list("pk", flat=True)
    return HttpResponse(", ".join(Person.objects.get(pk=key).name for key in keys))


def at_once(request: HttpRequest) -> HttpResponse:
    return HttpResponse(", ".join(Person.objects.values_list("name", flat=True)))


def silent(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Nobody")


urlpatterns = [path("row-by-row/", row_by_row), path("at-once/", at_once), path("silent/", silent)]


def add(number: int) -> None:
    actions.introduce(name=f"Hand {number}")


@pytest.mark.urls(__name__)
def test_a_page_that_reads_at_once_passes(client: Client) -> None:
    costs_the_same(client, "/at-once/", add)


@pytest.mark.urls(__name__)
def test_a_planted_query_per_row_is_seen(client: Client) -> None:
    with pytest.raises(AssertionError, match="queries for 3 rows"):
        costs_the_same(client, "/row-by-row/", add)


@pytest.mark.urls(__name__)
def test_a_list_that_shows_nothing_proves_nothing(client: Client) -> None:
    with pytest.raises(AssertionError, match="shows no more"):
        costs_the_same(client, "/silent/", add)
