from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url

THEMES = ("light", "dark")


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Everything that base.html needs: who reads, which network this is, where the doors are."""
    from barnraiser.ground import manifest  # the registry fills up only when all apps are loaded

    viewer = getattr(request, "viewer", None)
    return {
        "network_name": settings.NETWORK_NAME,
        "network_line": settings.NETWORK_LINE,
        "viewer": viewer,
        "nav_rooms": list(manifest.nav_rooms(request)) if viewer is not None else [],
        "foot_links": manifest.foot_links(request),
        "porch": manifest.porch,  # asked for by the page that shows it
        "search_url": _url(settings.SEARCH_URL) if viewer is not None else None,
        "live_url": _url(settings.LIVE_URL) if viewer is not None else None,
        "bell_url": _url(settings.BELL_URL) if viewer is not None else None,
        "waiting": getattr(request, "waiting", None),
        "theme": _theme(request),
        "sign_in_url": resolve_url(settings.LOGIN_URL),
    }


def _url(name: str) -> str | None:
    return resolve_url(name) if name else None


def _theme(request: HttpRequest) -> str | None:
    chosen = request.COOKIES.get("theme")
    return chosen if chosen in THEMES else None
