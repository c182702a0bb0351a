"""Secret links are not to be found by trying: who misses often waits, and until then learns nothing, right or wrong."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.crypto import salted_hmac

MISSES = 30
A_WHILE = 600

type View = Callable[..., HttpResponseBase]


def not_by_guessing(view: View) -> View:
    """The page counts what it does not know; after thirty misses every link from there answers alike for ten minutes."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = _key(request)
        if cache.get(key, 0) >= MISSES:
            return render(request, "belonging/wait.html", status=429)
        try:
            return view(request, *args, **kwargs)
        except Http404:
            cache.set(key, cache.get(key, 0) + 1, A_WHILE)
            raise

    return counted


def _key(request: HttpRequest) -> str:
    """From where somebody tries, so that it is not kept in words."""
    place = get_adapter().get_client_ip(request)
    return f"belonging.guessing.{salted_hmac('belonging.guessing', place, algorithm='sha256').hexdigest()}"
