"""Who reads, put on the request; and where an account is signed in, noted for its owner."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.core.cache import cache
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
        if request.user.is_authenticated and request.session.session_key and not _was_just_here(request):
            UserSession.objects.create_from_request(request)
        return self.get_response(request)


def _was_just_here(request: HttpRequest) -> bool:
    """Whether this process noted the same visit, by the same device, a little while ago."""
    device = (request.user.pk, get_adapter().get_client_ip(request), request.META.get("HTTP_USER_AGENT", ""))
    key = f"visit-{sha256(str(request.session.session_key).encode()).hexdigest()}"
    known, at = cache.get(key, (None, None))
    if known == device and at > clock.now() - A_WHILE:
        return True
    cache.set(key, (device, clock.now()), A_WHILE.total_seconds())
    return False
