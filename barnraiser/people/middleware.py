"""Who reads, put on the request; and where an account is signed in, noted for its owner."""

from collections.abc import Callable
from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

from barnraiser.ground import clock

from . import queries

A_WHILE = timedelta(minutes=5)


class ViewerMiddleware:
    """Puts the reader on the request: `request.viewer` is a Person, or None for a stranger."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = queries.of_account(request.user) if request.user.is_authenticated else None  # type: ignore[attr-defined]
        return self.get_response(request)


class VisitMiddleware:
    """Notes where and when an account was last seen, for its owner's list: at once where the device is new, and else not
    more often than it takes to be of use. Reading a page is no reason to hold up whoever writes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.session.session_key and not _is_known(request):
            UserSession.objects.create_from_request(request)
        return self.get_response(request)


def _is_known(request: HttpRequest) -> bool:
    seen = UserSession.objects.filter(session_key=request.session.session_key).first()
    agent = request.META.get("HTTP_USER_AGENT", "")[: UserSession._meta.get_field("user_agent").max_length]
    return (
        seen is not None
        and seen.last_seen_at > clock.now() - A_WHILE
        and (seen.user_id, seen.ip, seen.user_agent)
        == (request.user.pk, get_adapter().get_client_ip(request), agent)
    )
