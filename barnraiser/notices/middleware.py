"""Puts what waits for the reader on the request: `request.waiting`, or None for a stranger."""

from collections.abc import Callable
from functools import cached_property

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse

from barnraiser.ground.counting import counted_for, known_for
from barnraiser.people.models import Person

from . import queries


class Waiting:
    """How many notices are new, counted when a page shows the bell and not before. From page to page the number is kept as
    long as those on tabs; a bell that was told of something new asks for it `anew`, and an open page's is told at once.
    """

    def __init__(self, viewer: Person, *, anew: bool = False) -> None:
        self._viewer, self._anew = viewer, anew

    @cached_property
    def count(self) -> int:
        return counted_for("bell", queries.waiting, self._viewer, anew=self._anew)

    def end(self) -> None:
        """The viewer has all that is new before them."""
        self.count = 0
        known_for("bell", 0, self._viewer)

    @property
    def url(self) -> str:
        return reverse("notices:list")


class WaitingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A stream shows no bell, and an error it answers is drawn in a thread whose connection nobody would close.
        viewer = None if isinstance(request, ASGIRequest) else getattr(request, "viewer", None)
        request.waiting = Waiting(viewer, anew=_asks_anew(request)) if viewer is not None else None  # type: ignore[attr-defined]
        return self.get_response(request)


def _asks_anew(request: HttpRequest) -> bool:
    """A bell that heard of something new, and whoever just reads their notices."""
    return request.path in {reverse("notices:list"), resolve_url(settings.BELL_URL)}
