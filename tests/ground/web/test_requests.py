import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from barnraiser.ground.web.requests import front_page, member_page, open_page, viewer_of


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


@pytest.fixture
def stranger(rf: RequestFactory) -> HttpRequest:
    return rf.get("/some/page/?q=1")


@pytest.fixture
def somebody(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/some/page/")
    request.viewer = "Ruth"  # type: ignore[attr-defined]
    return request


def test_a_members_page_does_not_exist_for_a_stranger(stranger: HttpRequest, somebody: HttpRequest) -> None:
    assert member_page(page)(somebody).status_code == 200
    with pytest.raises(Http404):
        member_page(page)(stranger)


def test_a_stranger_at_the_front_is_asked_to_sign_in_and_comes_back(
    stranger: HttpRequest, somebody: HttpRequest
) -> None:
    assert front_page(page)(somebody).status_code == 200
    answer = front_page(page)(stranger)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("?next=/some/page/%3Fq%3D1")


def test_an_open_page_is_open(stranger: HttpRequest) -> None:
    assert open_page(page)(stranger).status_code == 200


def test_who_asks_is_known_or_nobody(stranger: HttpRequest, somebody: HttpRequest) -> None:
    assert viewer_of(stranger) is None
    assert viewer_of(somebody) == "Ruth"
