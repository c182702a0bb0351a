"""Puts the reader on the request: `request.viewer` is a Person, or None for a stranger."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import queries


class ViewerMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = queries.of_account(request.user) if request.user.is_authenticated else None  # type: ignore[attr-defined]
        return self.get_response(request)
