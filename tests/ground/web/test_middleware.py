from django.http import HttpResponse
from django.test import Client, RequestFactory

from barnraiser.ground.verdict import Refused
from barnraiser.ground.web.middleware import RefusalMiddleware
from barnraiser.people.models import Person
from tests.signing_in import signed_in


def test_a_refusal_becomes_a_page_that_says_why(ruth: Person) -> None:
    answer = signed_in(ruth).get("/communities/soil-and-table/imports/")
    assert answer.status_code == 403
    assert "Only a steward of Soil &amp; Table may do this." in answer.content.decode()


def test_a_members_page_is_kept_by_no_cache_and_a_strangers_may_be(ruth: Person, client: Client) -> None:
    for path in ("/", "/me/", "/people/", "/communities/soil-and-table/"):
        assert signed_in(ruth).get(path).headers["Cache-Control"] == "private, no-store", path
    assert "Cache-Control" not in client.get("/what-is-stored/").headers


def test_any_other_trouble_is_not_this_ones_business() -> None:
    door = RefusalMiddleware(lambda request: HttpResponse("in"))
    request = RequestFactory().get("/")
    assert door(request).content == b"in"
    assert door.process_exception(request, ValueError("else")) is None


def test_the_reason_is_text_not_markup(ruth: Person, rf: RequestFactory) -> None:
    request = rf.get("/")
    answer = RefusalMiddleware(lambda r: HttpResponse()).process_exception(request, Refused("<b>no</b>"))
    assert answer is not None
    assert answer.status_code == 403
    assert b"<b>no</b>" not in answer.content
