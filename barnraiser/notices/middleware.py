"""Puts what waits for the reader on the request: `request.waiting`, or None for a stranger."""

from collections.abc import Callable
from functools import cached_property

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from barnraiser.people.models import Person

from . import queries


class Waiting:
    """How many notices are new, counted when a page shows the bell and not before."""

    def __init__(self, viewer: Person) -> None:
        self._viewer = viewer

    @cached_property
    def count(self) -> int:
        return queries.waiting(self._viewer)

    @property
    def url(self) -> str:
        return reverse("notices:list")


class WaitingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A stream shows no bell, and an error it answers is drawn in a thread whose connection nobody would close.
        viewer = None if isinstance(request, ASGIRequest) else getattr(request, "viewer", None)
        request.waiting = Waiting(viewer) if viewer is not None else None  # type: ignore[attr-defined]
        return self.get_response(request)
