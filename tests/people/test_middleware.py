from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from barnraiser.ground import clock
from barnraiser.people import actions
from barnraiser.people.middleware import A_WHILE, ViewerMiddleware
from barnraiser.people.models import Account, Person
from tests.signing_in import signed_in


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


def visits(account: Account) -> UserSession:
    return UserSession.objects.get(user=account)


def test_reading_on_writes_nothing_until_a_while_has_passed(ruth: Person) -> None:
    assert ruth.account
    browser = signed_in(ruth)
    browser.get("/me/")
    first = visits(ruth.account)
    with CaptureQueriesContext(connection) as asked:
        browser.get("/people/")
    assert not [each["sql"] for each in asked if each["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]
    with clock.at(clock.now() + A_WHILE):
        browser.get("/me/")
    assert visits(ruth.account).last_seen_at > first.last_seen_at


def test_another_device_is_noted_at_once(ruth: Person) -> None:
    assert ruth.account
    browser = signed_in(ruth)
    browser.get("/me/")
    browser.get("/me/", headers={"user-agent": "Another/1.0"})
    assert visits(ruth.account).user_agent == "Another/1.0"
