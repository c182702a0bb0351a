from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from barnraiser.people import actions
from barnraiser.people.middleware import ViewerMiddleware
from barnraiser.people.models import Person


def viewer(user: object) -> object:
    seen: list[object] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(request.viewer)  # type: ignore[attr-defined]
        return HttpResponse()

    request = RequestFactory().get("/")
    request.user = user  # type: ignore[assignment]
    ViewerMiddleware(page)(request)
    return seen[0]


def test_the_reader_is_the_person_behind_the_account(ruth: Person) -> None:
    assert viewer(ruth.account) == ruth


def test_a_stranger_and_an_account_without_a_person_are_nobody(db: None) -> None:
    assert viewer(AnonymousUser()) is None
    assert viewer(actions.open_account(email="a@b.example", password=None)) is None
