"""What views share: who is asking, and how each page is guarded. An architecture test wants one guard on every URL."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

type View = Callable[..., HttpResponseBase]


def member_page(view: View) -> View:
    """The page is a member's: for a stranger it does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if viewer_of(request) is None:
            raise Http404
        return view(request, *args, **kwargs)

    return _marked(guarded, "member")


def front_page(view: View) -> View:
    """The page is part of the front of the house: a stranger is asked to sign in, and comes back here."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return _marked(guarded, "front")


def open_page(view: View) -> View:
    """The page is open to everyone, and says nothing about anybody by itself."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return _marked(guarded, "open")


def _marked(view: View, guard: str) -> View:
    view.guard = guard  # type: ignore[attr-defined]
    return view


def viewer_of(request: HttpRequest) -> Any:
    """The person who asks, or None."""
    return getattr(request, "viewer", None)
